package dev.sonde.simulator.variation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The settings of a record that a module serves: `KEY=VALUE,KEY=VALUE,…`.
///
/// Where a value holds a comma or an equals sign, [the separators are doubled or
/// tripled][Separators] (`value=a,b,,op=set`). A part without any equals sign belongs to the value
/// before it. Of a key that comes more than once the last value counts.
final class Settings {

    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?([0-9]{1,40}\\.?[0-9]{0,40}|\\.[0-9]{1,40})([eE][-+]?[0-9]{1,3})?");
    private static final BigDecimal GREATEST = new BigDecimal("1e30");
    private static final int MOST_DECIMALS = 40;
    private static final int LONGEST_QUOTE = 60;

    private final String module;
    private final Map<String, String> values = new LinkedHashMap<>();

    Settings(String module, String text) {
        this.module = module;
        for (String setting : settings(text)) {
            String equals = Separators.longest(setting, '=');
            int at = setting.indexOf(equals);
            if (at < 0) {
                values.put(setting.strip(), "");
            } else {
                values.put(
                        setting.substring(0, at).strip(), setting.substring(at + equals.length()));
            }
        }
        values.remove("");
    }

    private static List<String> settings(String text) {
        String comma = Separators.longest(text, ',');
        List<String> settings = new ArrayList<>();
        StringBuilder last = new StringBuilder();
        for (String part : Separators.split(text, ',')) {
            if (part.indexOf('=') < 0 && !last.isEmpty()) {
                last.append(comma);
            } else if (!last.isEmpty()) {
                settings.add(last.toString());
                last.setLength(0);
            }
            last.append(part);
        }
        settings.add(last.toString());
        return settings;
    }

    @Nullable String get(String key) {
        return values.get(key);
    }

    String get(String key, String otherwise) {
        return values.getOrDefault(key, otherwise).strip();
    }

    /// @throws IllegalArgumentException if the key is not there.
    String require(String key) {
        String value = values.get(key);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(module + " has no " + key + ": say " + key + "=…");
        }
        return value.strip();
    }

    /// Whether the key is there, with anything but `0` or nothing.
    boolean isOn(String key) {
        String value = values.get(key);
        return value != null && !value.isBlank() && !value.strip().equals("0");
    }

    /// A number of the magnitude of anything that SNMP counts.
    ///
    /// @throws IllegalArgumentException if it is none.
    BigDecimal number(String key, BigDecimal otherwise) {
        String value = values.get(key);
        return value == null ? otherwise : number(key, value);
    }

    private BigDecimal number(String key, String value) {
        String word = value.strip();
        if (!NUMBER.matcher(word).matches()) {
            throw fault(key, "no number");
        }
        BigDecimal number = new BigDecimal(word);
        if (number.abs().compareTo(GREATEST) > 0) {
            throw fault(key, "too great a number");
        }
        return number.scale() > MOST_DECIMALS
                ? number.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN)
                : number;
    }

    /// The sentence that `key` is no such thing, quoting it.
    IllegalArgumentException fault(String key, String what) {
        return new IllegalArgumentException(
                "'%s' is %s: %s=… of %s".formatted(quote(key), what, key, module));
    }

    private String quote(String key) {
        String value = values.getOrDefault(key, "");
        // Separators that went wrong may have brought a secret here.
        int comma = module.equals("notification") ? value.indexOf(',') : -1;
        int end = comma < 0 ? value.length() : comma;
        return end > LONGEST_QUOTE
                ? value.substring(0, LONGEST_QUOTE) + "…"
                : value.substring(0, end);
    }

    /// The keys that are none of `known`.
    List<String> unknown(Set<String> known) {
        return values.keySet().stream()
                .filter(key -> !known.contains(key))
                .map(key -> key.replaceFirst("=.*", ""))
                .toList();
    }
}
