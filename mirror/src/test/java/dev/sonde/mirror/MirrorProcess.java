package dev.sonde.mirror;

import dev.sonde.client.Community;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// A mirror in a process of its own, to be killed. Arguments: the agent's address, the file.
final class MirrorProcess {

    static final String DEVICE = "device";

    private MirrorProcess() {}

    static Process start(String address, Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        MirrorProcess.class.getName(),
                        address,
                        file.toString())
                .inheritIO()
                .start();
    }

    public static void main(String[] args) throws IOException {
        try (SnmpEngine engine = SnmpEngine.builder().sockets(1).open()) {
            Target target =
                    Target.of(args[0], new Community("public")).withTimeout(Duration.ofMinutes(2));
            MirrorReport report = run(Mirror.of(engine.session(target)), Path.of(args[1]));
            throw new IllegalStateException("it was to be killed before it had " + report);
        }
    }

    /// Mirrors into a recording or a database, as the name of the file says.
    static MirrorReport run(Mirror mirror, Path file) throws IOException {
        if (!file.toString().endsWith(".mv.db")) {
            return mirror.to(file);
        }
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            return mirror.to(database, DEVICE);
        }
    }

    static MirrorReport run(Session session, Path file, boolean isResuming) throws IOException {
        return run(Mirror.of(session).withResuming(isResuming), file);
    }
}
