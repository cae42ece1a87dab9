package dev.sonde.simulator.store;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What may be done with an object, nearly in the words of RFC 2578 §7.3.
public enum Access {
    /// Outside of what may be set: a SET answers noAccess. What is there can be read.
    NO_ACCESS("no-access", false),
    /// A SET answers notWritable.
    READ_ONLY("read-only", false),
    /// What is there can be set, what is not cannot be created.
    READ_WRITE("read-write", true),
    /// What is not there is created by setting it.
    READ_CREATE("read-create", true),
    /// What is there can be set, but to whoever reads it is not there.
    WRITE_ONLY("write-only", true);

    private final String label;
    private final boolean isWritable;

    Access(String label, boolean isWritable) {
        this.label = label;
        this.isWritable = isWritable;
    }

    /// The access that is written as `label`, for example `read-write`.
    ///
    /// @throws IllegalArgumentException if there is none; the message says which there are.
    public static Access of(String label) {
        return Arrays.stream(values())
                .filter(access -> access.label.equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'%s' is no access: say %s".formatted(label, allLabels())));
    }

    private static String allLabels() {
        return Arrays.stream(values()).map(Access::label).collect(Collectors.joining(", "));
    }

    /// How it is written, for example `read-write`.
    public String label() {
        return label;
    }

    /// Whether a SET can change the object.
    boolean isWritable() {
        return isWritable;
    }
}
