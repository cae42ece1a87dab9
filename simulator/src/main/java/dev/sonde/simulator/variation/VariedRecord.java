package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A record that a variation module serves: how it stands in its file, and what that means.
/// Immutable, and the same for all devices of a recording.
public final class VariedRecord {

    /// The type is not known; there is no value to have one.
    private static final String ERROR = Syntax.NULL.tag() + ":error";

    private final String tag;
    private final String settings;
    private final Value initial;
    private final @Nullable Syntax syntax;
    private final @Nullable Variation variation;
    private final @Nullable Multiplex multiplex;
    private final List<String> unknownSettings;

    private VariedRecord(
            String tag,
            String settings,
            Value initial,
            @Nullable Syntax syntax,
            @Nullable Variation variation,
            @Nullable Multiplex multiplex,
            List<String> unknownSettings) {
        this.tag = tag;
        this.settings = settings;
        this.initial = initial;
        this.syntax = syntax;
        this.variation = variation;
        this.multiplex = multiplex;
        this.unknownSettings = unknownSettings;
    }

    static VariedRecord object(
            String tag,
            String settings,
            Value initial,
            Syntax syntax,
            @Nullable Variation variation,
            List<String> unknown) {
        return new VariedRecord(tag, settings, initial, syntax, variation, null, unknown);
    }

    static VariedRecord subtree(
            String tag, String settings, Multiplex multiplex, List<String> unknown) {
        return new VariedRecord(
                tag, settings, Missing.NO_SUCH_OBJECT, null, null, multiplex, unknown);
    }

    /// The record of the module `error` at which every request fails with `status`.
    public static VariedRecord error(ErrorStatus status) {
        String settings = "status=" + Status.name(status);
        Refusing refusing =
                Refusing.error(
                        new Settings("error", settings),
                        _ -> {
                            throw new AssertionError("there is no constant in " + settings);
                        });
        return object(ERROR, settings, Missing.NO_SUCH_INSTANCE, Syntax.NULL, refusing, List.of());
    }

    /// The error-status that a GET and a walk meet here; null for none.
    public @Nullable ErrorStatus error() {
        return variation instanceof Refusing refusing ? refusing.toRead() : null;
    }

    /// What stands between the bars of the record, as it was written.
    public String tag() {
        return tag;
    }

    /// What stands behind the second bar, as it was written, one character for each octet. May hold
    /// secrets.
    public String settings() {
        return settings;
    }

    /// The value at time zero; [Missing] where there is none.
    public Value initial() {
        return initial;
    }

    /// Whether a SET is taken, of one value or another.
    public boolean isWritable() {
        return multiplex == null && !(variation instanceof Numeric);
    }

    /// Whether it stands for a whole subtree, and not for one object.
    public boolean isSubtree() {
        return multiplex != null;
    }

    /// Whether the module does nothing but let the object be set, which takes no module.
    public boolean isPlain() {
        return variation == null && multiplex == null;
    }

    /// The keys among the settings that mean nothing.
    public List<String> unknownSettings() {
        return unknownSettings;
    }

    @Nullable Variation variation() {
        return variation;
    }

    @Nullable Multiplex multiplex() {
        return multiplex;
    }

    boolean isEventful() {
        return variation != null && variation.isEventful();
    }

    /// Why a SET may not give the object this value; null where it may.
    @Nullable ErrorStatus refusal(Value value) {
        if (variation == null || !isWritable()) {
            return null;
        }
        ErrorStatus refusal = variation.refusal(value);
        boolean sameType = syntax == value.syntax();
        return refusal != null || sameType ? refusal : ErrorStatus.WRONG_TYPE;
    }

    /// Without the settings, which may hold secrets.
    @Override
    public String toString() {
        return "a record with the tag " + tag;
    }
}
