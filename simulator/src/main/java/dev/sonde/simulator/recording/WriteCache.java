package dev.sonde.simulator.recording;

import java.util.ArrayList;
import java.util.List;

/// The settings of a record that the variation module `writecache` serves: `KEY=VALUE,KEY=VALUE,…`.
///
/// Where a value holds a comma or an equals sign, the separators are doubled or tripled, all of
/// them (`value=a,b,,op=set`). A part without any equals sign belongs to the value before it.
///
/// @param value what the object holds before the first SET.
/// @param hex whether that is written in hex.
/// @param ignored the keys that are not supported.
record WriteCache(String value, boolean hex, List<String> ignored) {

    static WriteCache of(String settings) throws LineFault {
        String value = null;
        boolean hex = false;
        List<String> ignored = new ArrayList<>();
        for (String setting : settings(settings)) {
            String equals = separator(setting, '=');
            int at = setting.indexOf(equals);
            String key = at < 0 ? setting : setting.substring(0, at).strip();
            if (at >= 0 && (key.equals("value") || key.equals("hexvalue"))) {
                value = setting.substring(at + equals.length());
                hex = key.equals("hexvalue");
            } else {
                ignored.add(key);
            }
        }
        if (value == null) {
            throw new LineFault("writecache has no value: say value=… or hexvalue=…");
        }
        return new WriteCache(value, hex, List.copyOf(ignored));
    }

    private static List<String> settings(String text) {
        String comma = separator(text, ',');
        List<String> settings = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int at = text.indexOf(comma, from);
            int to = at < 0 ? text.length() : at;
            String part = text.substring(from, to);
            if (settings.isEmpty() || part.indexOf('=') >= 0) {
                settings.add(part);
            } else {
                settings.add(settings.removeLast() + comma + part);
            }
            from = to + comma.length();
        }
        return settings;
    }

    /// The longest run of up to three separators in `text`.
    private static String separator(String text, char separator) {
        String three = String.valueOf(separator).repeat(3);
        return text.contains(three)
                ? three
                : text.contains(three.substring(1)) ? three.substring(1) : three.substring(2);
    }
}
