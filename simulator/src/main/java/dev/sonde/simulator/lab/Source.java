package dev.sonde.simulator.lab;

import java.nio.file.Path;

/// Where a device's data comes from, and which edition of it.
///
/// @param file a recording or a database.
/// @param device which device of the database; empty for a recording.
/// @param stamp of a recording; [FileStamp#ABSENT] for a database, which changes as it is served.
record Source(Path file, String device, FileStamp stamp) {

    boolean isDatabase() {
        return !device.isEmpty();
    }

    /// Whether `other` is an edition of the same.
    boolean isSameAs(Source other) {
        return file.equals(other.file) && device.equals(other.device);
    }
}
