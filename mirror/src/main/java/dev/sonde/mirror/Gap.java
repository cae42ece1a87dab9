package dev.sonde.mirror;

import dev.sonde.client.Oid;
import org.jspecify.annotations.Nullable;

/// A part of a device's tree of which a mirror does not know what is in it.
///
/// @param after the last OID before it.
/// @param resumedAt the first object behind it; null if nothing was found behind it.
/// @param reason why it is not known.
/// @param detail the same in words.
public record Gap(Oid after, @Nullable Oid resumedAt, Reason reason, String detail) {

    /// Why objects are missing.
    public enum Reason {
        /// The agent did not answer the request for what follows.
        SILENT,
        /// The agent answered with an error-status.
        ERROR_STATUS,
        /// The agent answered what the protocol does not allow.
        MALFORMED,
        /// The agent led back to an object that was read before.
        LOOP,
        /// The subtree took longer, or was larger, than it may.
        BUDGET
    }

    @Override
    public String toString() {
        return "after %s%s: %s"
                .formatted(after, resumedAt == null ? "" : ", up to " + resumedAt, detail);
    }
}
