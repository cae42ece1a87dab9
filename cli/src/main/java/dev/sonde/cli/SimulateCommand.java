package dev.sonde.cli;

import dev.sonde.simulator.Simulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde simulate`: recorded and mirrored devices that answer.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description =
                "Serves recorded devices, each under its name as community, until it is stopped.",
        footer = {
            "",
            "Examples:",
            "  sonde simulate",
            "  sonde simulate recordings/switch-48.snmprec --listen 127.0.0.1:11161",
            "  sonde simulate /srv/recordings mirrored.mv.db --listen 0.0.0.0:161"
        })
final class SimulateCommand implements Callable<Integer> {

    /// Where the launcher has found the sample devices.
    private static final String SAMPLES = System.getProperty("sonde.recordings", "recordings");

    private static final int MOST_LISTED = 20;

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "a folder of recordings, a recording (.snmprec, .snmpwalk, .sapwalk, .dump, .MVC,"
                            + " also with .gz or .bz2) or a database of mirrored devices (.mv.db);"
                            + " the sample devices if there is none")
    private final List<Path> paths = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "ADDR:PORT",
            defaultValue = "127.0.0.1:1161",
            description = "address to answer on (${DEFAULT-VALUE}); port 0 finds a free one")
    private String listen = "";

    @Option(
            names = "--strict",
            description = "reads everything at once and refuses what has a line that is no record")
    private boolean strict;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    SimulateCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        List<Path> sources = paths.isEmpty() ? List.of(Path.of(SAMPLES)) : paths;
        Simulator.Builder builder = Simulator.builder().listen(listen).requestLog(0);
        try (Devices devices = Devices.read(sources, strict, this::complain)) {
            devices.all().forEach(device -> builder.device(device.name(), device.store()));
            try (Simulator simulator = builder.start()) {
                announce(devices, simulator.address());
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // A signal: what is open is closed on the way out.
                Thread.currentThread().interrupt();
            }
        }
        return ExitCode.OK;
    }

    private void complain(String complaint) {
        spec.commandLine().getErr().println(complaint);
    }

    private void announce(Devices devices, InetSocketAddress address) {
        String agent = reachable(address);
        int count = devices.all().size();
        output.println(
                "Serving %s on %s, SNMP v1 and v2c; Ctrl-C stops."
                        .formatted(count == 1 ? "1 device" : count + " devices", agent));
        output.println("");
        devices.all().stream()
                .limit(MOST_LISTED)
                .forEach(device ->
                        output.println(
                                "  %s walk -c %s %s%s"
                                        .formatted(
                                                Main.NAME,
                                                quoted(device.name()),
                                                agent,
                                                device.remark())));
        if (count > MOST_LISTED) {
            output.println("  and " + (count - MOST_LISTED) + " more");
        }
        output.println("");
        output.println(
                "With net-snmp: snmpwalk -v2c -c %s %s 1.3.6.1.2.1"
                        .formatted(quoted(devices.all().getFirst().name()), agent));
        output.flush();
    }

    /// An address that can be asked: the loopback address where all are listened on.
    private static String reachable(InetSocketAddress address) {
        InetAddress host =
                address.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : address.getAddress();
        String text = host.getHostAddress();
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /// As a shell takes it for one word.
    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9._/@-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
