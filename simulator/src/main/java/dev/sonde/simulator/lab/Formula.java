package dev.sonde.simulator.lab;

import java.util.ArrayList;
import java.util.List;

/// Text with expressions in braces, worked out anew for each device of a template:
/// `10.{n/256}.{n%256}.1`, `sw-{n:04}`, `{site}-{name}`; `{{` and `}}` are braces. Immutable; equal
/// where the text is.
final class Formula {

    @FunctionalInterface
    private interface Part {
        void append(Row row, StringBuilder text);
    }

    private final String text;
    private final List<Part> parts;

    private Formula(String text, List<Part> parts) {
        this.text = text;
        this.parts = List.copyOf(parts);
    }

    /// Whether `text` could be anything but itself.
    static boolean isConstant(String text) {
        return text.indexOf('{') < 0 && text.indexOf('}') < 0;
    }

    /// The formula that is `text`, braces or not.
    static Formula literal(String text) {
        return new Formula(text, List.of((_, out) -> out.append(text)));
    }

    /// @throws IllegalArgumentException if `text` is no formula; the message says why.
    static Formula of(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if (c == '{' && !doubled) {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    throw new IllegalArgumentException(
                            "a brace is not closed; '{{' is a brace in the text");
                }
                addLiteral(literal, parts);
                Expression expression = Expression.of(text.substring(at + 1, end));
                parts.add((row, out) -> out.append(expression.text(row)));
                at = end + 1;
            } else if (c == '}' && !doubled) {
                throw new IllegalArgumentException(
                        "a brace is closed that was not opened; '}}' is a brace in the text");
            } else {
                literal.append(c);
                at += c == '{' || c == '}' ? 2 : 1;
            }
        }
        addLiteral(literal, parts);
        return new Formula(text, parts);
    }

    private static void addLiteral(StringBuilder literal, List<Part> parts) {
        if (!literal.isEmpty()) {
            String part = literal.toString();
            parts.add((_, out) -> out.append(part));
            literal.setLength(0);
        }
    }

    /// @throws IllegalArgumentException if it cannot be worked out for `row`.
    String text(Row row) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            part.append(row, out);
        }
        return out.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Formula that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
