package dev.sonde.simulator.recording;

import org.jspecify.annotations.Nullable;

/// What stands between the bars of a `.snmprec` record: `NUMBER[ENCODING][:MODULE]`.
///
/// @param number the type, as a BER tag; [#SUBTREE] where there is none.
/// @param hex whether the value is written in hex.
/// @param escaped whether the value is written with escapes.
/// @param module the variation module that serves the record; null for none.
record Tag(int number, boolean hex, boolean escaped, @Nullable String module) {

    /// In place of a type, where a module serves a subtree.
    static final int SUBTREE = -1;

    static Tag of(String text) throws LineFault {
        int colon = text.indexOf(':');
        String module = colon < 0 ? null : text.substring(colon + 1).strip();
        String type = (colon < 0 ? text : text.substring(0, colon)).strip();
        if (module != null && type.isEmpty()) {
            return new Tag(SUBTREE, false, false, module);
        }
        boolean hex = type.endsWith("x") || type.endsWith("X");
        boolean escaped = type.endsWith("e") || type.endsWith("E");
        String number = hex || escaped ? type.substring(0, type.length() - 1) : type;
        if (number.isEmpty() || number.length() > 3 || !isDigits(number)) {
            throw new LineFault("'" + text + "' is no tag: it begins with the number of a type");
        }
        return new Tag(Integer.parseInt(number), hex, escaped, module);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
