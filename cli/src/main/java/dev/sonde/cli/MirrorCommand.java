package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.mirror.Mirror;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.DeviceDatabase;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sonde mirror`: a live device written down.
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true,
        description = "Walks a device and writes down all it shows, types and octets kept.",
        footer = {
            "",
            "Examples:",
            "  sonde mirror 192.0.2.1 -c public -o core.snmprec",
            "  sonde mirror -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 -o core.snmprec",
            "  sonde mirror 192.0.2.1 -c public -o lab.mv.db --device core",
            "",
            "What was taken home is served by: sonde simulate core.snmprec"
        })
final class MirrorCommand implements Callable<Integer> {

    private static final String DATABASE = ".mv.db";
    private static final String RECORDING = ".snmprec";

    @Mixin private final AgentOptions agent = new AgentOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = "where to write: a recording (.snmprec) or a database (.mv.db)")
    private Path file = Path.of("");

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "name of the device in a database (the agent's address)")
    private @Nullable String device;

    @Option(
            names = "--root",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "takes only this subtree (everything)")
    private Oid root = Oid.of("");

    @Option(
            names = "--max-repetitions",
            paramLabel = "N",
            defaultValue = "20",
            converter = CountConverter.class,
            description = "objects asked for at a time (${DEFAULT-VALUE})")
    private int maxRepetitions;

    @Option(
            names = "--force",
            description =
                    "replaces a recording that is there; a database keeps its older snapshots")
    private boolean force;

    private final LineOutput output;

    MirrorCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        boolean isDatabase = file.toString().endsWith(DATABASE);
        check(isDatabase);
        try (SnmpEngine engine = SnmpEngine.builder().sockets(1).open();
                Session session =
                        engine.session(agent.target().withMaxRepetitions(maxRepetitions))) {
            // Whoever is not there is told so before a file is begun.
            session.getNext(root);
            MirrorReport report = isDatabase ? toDatabase(session) : toRecording(session);
            output.println(
                    "%,d objects of %s in %s, taken in %.1f s"
                            .formatted(
                                    report.objects(),
                                    agent.address(),
                                    file,
                                    report.elapsed().toNanos() / 1e9));
            output.println("Serve it: " + Main.NAME + " simulate " + file);
            output.flush();
        }
        return ExitCode.OK;
    }

    private void check(boolean isDatabase) {
        if (!isDatabase && !file.toString().endsWith(RECORDING)) {
            throw new UsageException(
                    file + " ends neither in .snmprec (a recording) nor in .mv.db (a database)");
        }
        if (device != null && !isDatabase) {
            throw new UsageException("--device names a device in a database; a recording is one");
        }
        if (!isDatabase && Files.exists(file) && !force) {
            throw new UsageException(file + " exists; --force replaces it");
        }
    }

    private MirrorReport toRecording(Session session) throws IOException {
        List<String> header = List.of("Mirrored from " + agent.address() + ", " + now());
        Path partial = file.resolveSibling(file.getFileName() + SnmprecFormat.PARTIAL);
        try (StoreWriter writer = SnmprecFormat.writer(file, header)) {
            return mirror(session, writer, partial.toString());
        }
    }

    private MirrorReport toDatabase(Session session) throws IOException {
        String name = device == null ? agent.address() : device;
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file);
                StoreWriter writer = database.writer(name, List.of("Mirrored " + now()))) {
            return mirror(session, writer, file + " as an incomplete snapshot");
        }
    }

    private MirrorReport mirror(Session session, StoreWriter writer, String partial)
            throws IOException {
        try (MirrorProgress progress = MirrorProgress.show(agent.address())) {
            try {
                return Mirror.of(session).withRoot(root).withProgress(progress::at).to(writer);
            } catch (SnmpException e) {
                throw new MirrorIncompleteException(
                        "%s; the %,d objects before that are in %s"
                                .formatted(e.getMessage(), progress.objects(), partial),
                        e);
            }
        }
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
