package dev.sonde.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A real net-snmp receiver of notifications on an ephemeral port of 127.0.0.1. It takes those of
/// the community `public`, and what the configuration lines allow. It prints a line for each, the
/// varbinds with tabs between them:
///
/// ```
/// agent-addr|enterprise|generic|specific|time-stamp|TRAP, SNMP v1, community public|.OID = TYPE: VALUE
/// TRAP2, SNMP v3, user ops, context |.OID = TYPE: VALUE
/// ```
public final class Snmptrapd implements AutoCloseable {

    private static final String CONFIGURATION =
            """
            authCommunity log public
            outputOption n
            format1 %a|%N|%w|%q|%T|%P|%v\\n
            format2 %P|%v\\n
            """;

    /// A v2c InformRequest of the notification 1.3.6.1.4.1.99999.0.1 with the community `public`.
    private static final byte[] PROBE =
            HexFormat.of()
                    .parseHex(
                            "3041020101"
                                    + "04067075626c6963"
                                    + "a6340201010201000201003029"
                                    + "300d06082b06010201010300430100"
                                    + "3018060a2b060106030101040100060a2b06010401868d1f0001");

    private static final String PROBED = ".1.3.6.1.4.1.99999.0.1";

    private final Daemon daemon;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private Snmptrapd(Daemon daemon) {
        this.daemon = daemon;
    }

    /// Starts a receiver with these lines of snmptrapd.conf, and waits until it acknowledges.
    public static Snmptrapd start(String... configuration) {
        try {
            Path folder = Files.createTempDirectory("snmptrapd");
            Path file = folder.resolve("snmptrapd.conf");
            Files.writeString(
                    file, CONFIGURATION + String.join("\n", List.of(configuration)) + "\n");
            int port = Daemon.freePort();
            ProcessBuilder builder =
                    new ProcessBuilder(
                            NetSnmp.path("snmptrapd").toString(),
                            "-f",
                            "-Le",
                            "-n",
                            "-C",
                            "-c",
                            file.toString(),
                            "udp:127.0.0.1:" + port);
            NetSnmp.isolate(builder.environment());
            builder.environment().put("SNMP_PERSISTENT_DIR", folder.resolve("state").toString());
            Process process = builder.redirectErrorStream(true).start();
            Daemon daemon = new Daemon(folder, process, port);
            Snmptrapd snmptrapd = new Snmptrapd(daemon);
            Thread.ofPlatform().daemon().name("snmptrapd").start(snmptrapd::read);
            if (!daemon.answers(PROBE)) {
                daemon.close();
                throw new IllegalStateException("snmptrapd did not answer");
            }
            return snmptrapd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader out = daemon.process().inputReader(StandardCharsets.ISO_8859_1)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.contains("|") && !line.endsWith(PROBED)) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            // It was stopped.
        }
    }

    public InetSocketAddress socketAddress() {
        return daemon.socketAddress();
    }

    /// The oldest line that was not taken yet; waits for it.
    ///
    /// @throws AssertionError if none comes.
    public String takeLine() throws InterruptedException {
        String line = lines.poll(Daemon.PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("snmptrapd printed nothing");
        }
        return line;
    }

    @Override
    public void close() {
        daemon.close();
    }
}
