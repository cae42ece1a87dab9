package dev.sonde.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A real net-snmp agent of one's own on an ephemeral port of 127.0.0.1.
///
/// It answers v1 and v2c: community `public` reads everything, `private` writes too, as far as the
/// configuration lines do not say otherwise.
public final class Snmpd implements AutoCloseable {

    /// A v2c GET of sysUpTime.0 with the community `public`.
    private static final byte[] PROBE = {
        0x30,
        0x29,
        0x02,
        0x01,
        0x01,
        0x04,
        0x06,
        'p',
        'u',
        'b',
        'l',
        'i',
        'c',
        (byte) 0xA0,
        0x1C,
        0x02,
        0x04,
        0x50,
        0x52,
        0x4F,
        0x42,
        0x02,
        0x01,
        0x00,
        0x02,
        0x01,
        0x00,
        0x30,
        0x0E,
        0x30,
        0x0C,
        0x06,
        0x08,
        0x2B,
        0x06,
        0x01,
        0x02,
        0x01,
        0x01,
        0x03,
        0x00,
        0x05,
        0x00
    };

    private final Daemon daemon;

    private Snmpd(Daemon daemon) {
        this.daemon = daemon;
    }

    /// Starts an agent with these lines of snmpd.conf besides the communities, and waits until it
    /// answers.
    public static Snmpd start(String... configuration) {
        return startOn(Daemon.freePort(), configuration);
    }

    /// As [#start(String...)], on a port that must be free: where another device stood before.
    public static Snmpd startOn(int port, String... configuration) {
        try {
            Path folder = Files.createTempDirectory("snmpd");
            Files.writeString(folder.resolve("snmpd.conf"), configuration(configuration));
            ProcessBuilder builder =
                    new ProcessBuilder(
                            NetSnmp.path("snmpd").toString(),
                            "-f",
                            "-Lf",
                            folder.resolve("log").toString(),
                            "-C",
                            "-c",
                            folder.resolve("snmpd.conf").toString(),
                            "udp:127.0.0.1:" + port);
            NetSnmp.isolate(builder.environment());
            // Not the folder of the configuration, which snmpd would write over.
            builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
            Process process =
                    builder.redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out").toFile())
                            .start();
            Daemon daemon = new Daemon(folder, process, port);
            if (!daemon.answers(PROBE)) {
                String log = Files.readString(folder.resolve("log"));
                daemon.close();
                throw new IllegalStateException("snmpd did not answer: " + log);
            }
            return new Snmpd(daemon);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String configuration(String... lines) {
        return "rocommunity public 127.0.0.1\nrwcommunity private 127.0.0.1\n"
                + String.join("\n", List.of(lines))
                + "\n";
    }

    public int port() {
        return daemon.port();
    }

    /// The address as `127.0.0.1:PORT`.
    public String address() {
        return "127.0.0.1:" + port();
    }

    public InetSocketAddress socketAddress() {
        return daemon.socketAddress();
    }

    @Override
    public void close() {
        daemon.close();
    }
}
