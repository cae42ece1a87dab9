package dev.sonde.simulator.variation;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.OidStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads the records of one recording that variation modules serve, with snmpsim's settings.
public final class VariationReader {

    private static final Set<String> OBJECTS =
            Set.of("numeric", "delay", "error", "writecache", "notification", "subprocess");

    private final Path file;
    private final VariationOptions options;
    private final Function<Path, OidStore> recordings;

    /// @param file the recording.
    /// @param recordings reads the recordings that one of the records names; may throw an
    ///   [java.io.UncheckedIOException].
    public VariationReader(
            Path file, VariationOptions options, Function<Path, OidStore> recordings) {
        this.file = file;
        this.options = options;
        this.recordings = recordings;
    }

    /// The record of one object.
    ///
    /// @param tag what stands between the bars.
    /// @param syntax the type that the tag names.
    /// @param module the module that the tag names.
    /// @param text what stands behind the second bar.
    /// @throws IllegalArgumentException if the settings are wrong; the message is a clause for
    ///   people and holds no secret.
    public VariedRecord object(
            String tag, Syntax syntax, String module, String text, ValueReader values) {
        return switch (module) {
            case "numeric" -> numeric(tag, syntax, text);
            case "delay" -> {
                Settings settings = new Settings(module, text);
                Variation delay = Delay.of(settings, constants(values));
                yield object(tag, syntax, settings, text, values, delay, Delay.KEYS);
            }
            case "error" -> {
                Settings settings = new Settings(module, text);
                Variation error = Refusing.error(settings, constants(values));
                yield object(tag, syntax, settings, text, values, error, Refusing.KEYS);
            }
            case "writecache", "volatilecache", "involatilecache" ->
                    writeCache(tag, syntax, text, values);
            case "notification" -> {
                Settings settings = new Settings(module, text);
                Variation notifying = Notifying.of(settings, constants(values));
                yield object(tag, syntax, settings, text, values, notifying, NotificationSpec.KEYS);
            }
            case "subprocess" -> subprocess(tag, syntax, text, values);
            case "multiplex" ->
                    throw new IllegalArgumentException(
                            "multiplex serves a subtree: nothing may stand before ':multiplex'");
            default -> throw new IllegalArgumentException(unsupported(module));
        };
    }

    /// The record of a subtree, whose tag is a colon and a module.
    ///
    /// @throws IllegalArgumentException as [#object] does.
    public VariedRecord subtree(Oid prefix, String module, String text) {
        if (!module.equals("multiplex")) {
            throw new IllegalArgumentException(
                    OBJECTS.contains(module)
                            ? "the variation module '" + module + "' serves no subtree"
                            : unsupported(module));
        }
        Settings settings = new Settings(module, text);
        Multiplex multiplex = Multiplex.of(settings, prefix, roots(), recordings);
        return VariedRecord.subtree(
                ":" + module, text, multiplex, settings.unknown(Multiplex.KEYS));
    }

    private static String unsupported(String module) {
        return "the variation module '" + module + "' is not supported";
    }

    private List<Path> roots() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? List.of(options.folder()) : List.of(options.folder(), parent);
    }

    private static VariedRecord numeric(String tag, Syntax syntax, String text) {
        Settings settings = new Settings("numeric", text);
        Numeric numeric = Numeric.of(settings, syntax);
        return VariedRecord.object(
                tag, text, numeric.atStart(), syntax, numeric, settings.unknown(Numeric.KEYS));
    }

    private static VariedRecord writeCache(
            String tag, Syntax syntax, String text, ValueReader values) {
        Settings settings = new Settings("writecache", text);
        Refusing refusing = Refusing.writeCache(settings, constants(values));
        Value initial = initial(settings, values);
        boolean plain = refusing.isIdle() && initial.isPresent();
        return VariedRecord.object(
                tag,
                text,
                initial,
                syntax,
                plain ? null : refusing,
                settings.unknown(Refusing.KEYS));
    }

    private VariedRecord subprocess(String tag, Syntax syntax, String text, ValueReader values) {
        if (options.subprocess() == VariationOptions.Subprocesses.REFUSED) {
            throw new IllegalArgumentException(
                    "the module subprocess is not allowed; allow it with --allow-subprocess");
        }
        boolean shell = options.subprocess() == VariationOptions.Subprocesses.SHELL;
        Variation subprocess = Subprocess.of(file.toString(), tag, text, shell, values);
        return VariedRecord.object(
                tag, text, Missing.NO_SUCH_INSTANCE, syntax, subprocess, List.of());
    }

    private static VariedRecord object(
            String tag,
            Syntax syntax,
            Settings settings,
            String text,
            ValueReader values,
            Variation variation,
            Set<String> keys) {
        return VariedRecord.object(
                tag, text, initial(settings, values), syntax, variation, settings.unknown(keys));
    }

    private static Function<String, Value> constants(ValueReader values) {
        return text -> values.read(text, false);
    }

    private static Value initial(Settings settings, ValueReader values) {
        @Nullable String hex = settings.get("hexvalue");
        @Nullable String plain = settings.get("value");
        if (hex != null) {
            return values.read(hex, true);
        }
        return plain == null ? Missing.NO_SUCH_INSTANCE : values.read(plain, false);
    }
}
