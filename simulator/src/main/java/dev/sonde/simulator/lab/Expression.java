package dev.sonde.simulator.lab;

import java.util.function.ToLongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What stands between the braces of a [Formula]: whole numbers, the number `n` and the columns of
/// a device, `+ - * / %` and parentheses, and a width after a colon (`n:04`, `n:02x`).
final class Expression {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern FORMAT = Pattern.compile("(0?)([0-9]{0,2})([dxX]?)");

    private final String written;
    private boolean isName;
    private ToLongFunction<Row> number = _ -> 0;
    private String format = "";

    /// How far `written` has been read.
    private int at;

    private Expression(String written) {
        this.written = written;
    }

    /// @throws IllegalArgumentException if `written` is no expression.
    static Expression of(String written) {
        Expression expression = new Expression(written);
        expression.parse();
        return expression;
    }

    private void parse() {
        int colon = written.indexOf(':');
        String body = (colon < 0 ? written : written.substring(0, colon)).strip();
        isName = NAME.matcher(body).matches() && colon < 0;
        number = sum();
        if (peek() == ':') {
            format = format(written.substring(at + 1).strip());
        } else if (peek() != 0) {
            throw fault();
        }
    }

    /// @throws IllegalArgumentException if a column is not there or no number, or the divisor is 0.
    String text(Row row) {
        if (isName) {
            return row.text(written.strip());
        }
        long result = number.applyAsLong(row);
        return format.isEmpty() ? Long.toString(result) : format.formatted(result);
    }

    private String format(String text) {
        Matcher matcher = FORMAT.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            throw new IllegalArgumentException(
                    "'%s' in '{%s}' is no format: a width as 04, with x behind it for hex"
                            .formatted(text, written));
        }
        String width = matcher.group(2);
        String kind = matcher.group(3).isEmpty() ? "d" : matcher.group(3);
        return "%" + (width.isEmpty() ? "" : matcher.group(1) + width) + kind;
    }

    private ToLongFunction<Row> sum() {
        ToLongFunction<Row> left = product();
        while (peek() == '+' || peek() == '-') {
            left = combined(left, next(), product());
        }
        return left;
    }

    private ToLongFunction<Row> product() {
        ToLongFunction<Row> left = factor();
        while (peek() == '*' || peek() == '/' || peek() == '%') {
            left = combined(left, next(), factor());
        }
        return left;
    }

    private static ToLongFunction<Row> combined(
            ToLongFunction<Row> left, char operator, ToLongFunction<Row> right) {
        return row -> {
            long a = left.applyAsLong(row);
            long b = right.applyAsLong(row);
            try {
                return switch (operator) {
                    case '+' -> Math.addExact(a, b);
                    case '-' -> Math.subtractExact(a, b);
                    case '*' -> Math.multiplyExact(a, b);
                    case '/' -> Math.floorDiv(a, b);
                    default -> Math.floorMod(a, b);
                };
            } catch (ArithmeticException e) {
                throw new IllegalArgumentException(
                        "%d %s %d cannot be worked out".formatted(a, operator, b), e);
            }
        };
    }

    private ToLongFunction<Row> factor() {
        char first = peek();
        if (first == '(') {
            next();
            ToLongFunction<Row> inner = sum();
            if (peek() != ')') {
                throw fault();
            }
            next();
            return inner;
        }
        if (first == '-') {
            next();
            ToLongFunction<Row> negated = factor();
            return row -> -negated.applyAsLong(row);
        }
        int from = at;
        while (at < written.length() && isWord(written.charAt(at))) {
            at++;
        }
        String word = written.substring(from, at);
        if (word.matches("\\d{1,18}")) {
            long constant = Long.parseLong(word);
            return _ -> constant;
        }
        if (!NAME.matcher(word).matches()) {
            throw fault();
        }
        return row -> row.number(word);
    }

    private static boolean isWord(char c) {
        return c < 0x80 && (Character.isLetterOrDigit(c) || c == '_');
    }

    /// The next character that is no blank, or 0 at the end.
    private char peek() {
        while (at < written.length() && written.charAt(at) == ' ') {
            at++;
        }
        return at < written.length() ? written.charAt(at) : 0;
    }

    private char next() {
        char next = peek();
        at++;
        return next;
    }

    private IllegalArgumentException fault() {
        return new IllegalArgumentException(
                "'{%s}' is no expression: see position %d"
                        .formatted(written, Math.min(at, written.length()) + 1));
    }
}
