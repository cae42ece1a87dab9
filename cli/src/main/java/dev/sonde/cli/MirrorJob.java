package dev.sonde.cli;

import dev.sonde.client.Target;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// One device, or one context of it, that is to be mirrored.
///
/// @param name what it is called in a database, and in what is said of it.
/// @param target whom to ask, and how.
/// @param recording the recording to write; null where a database is written.
record MirrorJob(String name, Target target, @Nullable Path recording) {

    @Override
    public String toString() {
        return name;
    }
}
