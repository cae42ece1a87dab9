package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A file of one recording.
record RecordingSource(Path file) implements DeviceSource {

    @Override
    public OpenedDevice open(Consumer<String> complaints, Oid root) throws IOException {
        Recording read = RecordingFiles.read(file, complaints);
        return new OpenedDevice(
                read, read::isWritable, read.errors(), ScrubSeal.comments(file), null, () -> {});
    }
}
