package dev.sonde.simulator.recording;

import org.jspecify.annotations.Nullable;

/// What stands between the bars of a `.snmprec` record: `NUMBER[ENCODING][:MODULE]`.
///
/// @param number the type, as a BER tag; [#SUBTREE] where there is none.
/// @param hex whether the value is written in hex.
/// @param module the variation module that serves the record; null for none.
record Tag(int number, boolean hex, @Nullable String module) {

    /// In place of a type, where a module serves a subtree.
    static final int SUBTREE = -1;

    static Tag of(String text) throws LineFault {
        int colon = text.indexOf(':');
        String module = colon < 0 ? null : text.substring(colon + 1).strip();
        String type = (colon < 0 ? text : text.substring(0, colon)).strip();
        boolean hex = type.endsWith("x") || type.endsWith("X");
        if (module != null && type.isEmpty()) {
            return new Tag(SUBTREE, false, module);
        }
        String number = hex ? type.substring(0, type.length() - 1) : type;
        if (number.endsWith("e")) {
            throw new LineFault("the encoding 'e' of the tag '" + text + "' is not supported");
        }
        if (number.isEmpty() || number.length() > 3 || !isDigits(number)) {
            throw new LineFault("'" + text + "' is no tag: it begins with the number of a type");
        }
        return new Tag(Integer.parseInt(number), hex, module);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
