package dev.sonde.simulator.recording;

import org.jspecify.annotations.Nullable;

/// What stands between the bars of a `.snmprec` record: `NUMBER[ENCODING][:MODULE]`.
///
/// @param number the type, as a BER tag.
/// @param hex whether the value is written in hex.
/// @param escaped whether the value is written with escapes.
/// @param writable whether the variation module `writecache` serves the record.
record Tag(int number, boolean hex, boolean escaped, boolean writable) {

    static Tag of(String text) throws LineFault {
        int colon = text.indexOf(':');
        String module = colon < 0 ? null : text.substring(colon + 1).strip();
        checkModule(module);
        String type = (colon < 0 ? text : text.substring(0, colon)).strip();
        boolean hex = type.endsWith("x") || type.endsWith("X");
        boolean escaped = type.endsWith("e") || type.endsWith("E");
        String number = hex || escaped ? type.substring(0, type.length() - 1) : type;
        if (number.isEmpty() || number.length() > 3 || !isDigits(number)) {
            throw new LineFault("'" + text + "' is no tag: it begins with the number of a type");
        }
        return new Tag(Integer.parseInt(number), hex, escaped, module != null);
    }

    private static void checkModule(@Nullable String module) throws LineFault {
        if (module != null && !module.equals("writecache")) {
            throw new LineFault("the variation module '" + module + "' is not supported");
        }
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
