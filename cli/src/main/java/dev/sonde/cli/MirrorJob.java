package dev.sonde.cli;

import dev.sonde.client.Target;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One device, or one context of it, that is to be mirrored.
///
/// @param name what it is called in a database, and in what is said of it.
/// @param agent the address, as it can be said.
/// @param asked whom to ask, and how, as [#target()] says.
/// @param recording the recording to write; null where a database is written.
record MirrorJob(String name, String agent, Supplier<Target> asked, @Nullable Path recording) {

    /// Whom to ask, and how.
    ///
    /// @throws dev.sonde.client.UnreachableException if the host is unknown.
    Target target() {
        return asked.get();
    }

    @Override
    public String toString() {
        return name;
    }
}
