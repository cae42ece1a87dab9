package dev.sonde.cli;

import dev.sonde.simulator.lab.Lab;
import dev.sonde.simulator.variation.VariationOptions.Subprocesses;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
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
        abbreviateSynopsis = true,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description =
                "Serves recorded devices, each under its name as community, until it is stopped.",
        footer = {
            "",
            "Examples:",
            "  sonde simulate",
            "  sonde simulate recordings/switch-48.snmprec --listen 127.0.0.1:11161",
            "  sonde simulate /srv/recordings mirrored.mv.db --listen 0.0.0.0:161",
            "  sonde simulate lab.yaml --ready-file /tmp/lab.ready",
            "  sonde simulate recordings --latency 200ms --loss 5%%"
        })
final class SimulateCommand implements Callable<Integer> {

    /// Where the launcher has found the sample devices.
    private static final String SAMPLES = System.getProperty("sonde.recordings", "recordings");

    private static final String DEFAULT_ADDRESS = "127.0.0.1:1161";

    @Parameters(
            arity = "0..*",
            paramLabel = "PATH",
            description =
                    "a description of a lab (.yaml), a folder of recordings, a recording (.snmprec,"
                            + " .snmpwalk, .sapwalk, .dump, .MVC, also with .gz or .bz2) or a database of"
                            + " mirrored devices (.mv.db); the sample devices if there is none")
    private final List<Path> paths = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "ADDR:PORT",
            description =
                    "address to answer on, may be repeated; port 0 finds a free one (what the"
                            + " description says, or "
                            + DEFAULT_ADDRESS
                            + ")")
    private final List<String> listen = new ArrayList<>();

    @Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description =
                    "written when all devices answer, with an address in each line; removed at the"
                            + " end")
    private @Nullable Path readyFile;

    @Option(
            names = "--no-watch",
            description = "serve the files as they are now, whatever becomes of them")
    private boolean isUnwatched;

    @Option(
            names = "--strict",
            description = "read everything at once and refuse what has a line that is no record")
    private boolean isStrict;

    @Option(
            names = "--max-message-size",
            paramLabel = "OCTETS",
            converter = CountConverter.class,
            description = "the largest response, 484 to 65507 (65507)")
    private @Nullable Integer maxMessageSize;

    @Option(
            names = "--boots-file",
            paramLabel = "FILE",
            description =
                    "keeps snmpEngineBoots from one start to the next, and the engineID the same;"
                            + " created where there is none")
    private @Nullable Path bootsFile;

    @Mixin private final FaultOptions faults = new FaultOptions();

    @Option(
            names = "--allow-subprocess",
            description = "let recordings run programs of this machine, without a shell")
    private boolean isSubprocessAllowed;

    @Option(names = "--allow-shell", description = "let recordings run commands of /bin/sh")
    private boolean isShellAllowed;

    @ArgGroup(validate = false, heading = "%nA user of SNMPv3 that all devices have:%n")
    private UserOptions user = new UserOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    SimulateCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        try (Lab lab = builder().start()) {
            Announcement announcement = new Announcement(lab);
            try (ReadyFile _ = readyFile(announcement)) {
                announcement.print(output);
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                // A signal: what is open is closed on the way out.
                Thread.currentThread().interrupt();
            }
        }
        return ExitCode.OK;
    }

    private @Nullable ReadyFile readyFile(Announcement announcement) throws IOException {
        return readyFile == null ? null : ReadyFile.write(readyFile, announcement.addresses());
    }

    private Lab.Builder builder() {
        List<Path> sources = paths.isEmpty() ? List.of(Path.of(SAMPLES)) : paths;
        // Nobody takes requests out here, and those of thousands of devices would fill the memory.
        Lab.Builder builder =
                Lab.builder(sources.toArray(Path[]::new)).messages(this::complain).requestLog(0);
        listen.forEach(builder::listen);
        builder.listenByDefault(DEFAULT_ADDRESS);
        if (maxMessageSize != null) {
            builder.maxMessageSize(maxMessageSize);
        }
        if (isStrict) {
            builder.strict();
        }
        if (isUnwatched) {
            builder.unwatched();
        }
        if (bootsFile != null) {
            builder.bootsFile(bootsFile);
        }
        builder.allowSubprocess(subprocesses());
        if (user.isGiven()) {
            builder.user(user.user());
        }
        faults.addTo(builder);
        return builder;
    }

    private Subprocesses subprocesses() {
        if (isShellAllowed) {
            return Subprocesses.SHELL;
        }
        return isSubprocessAllowed ? Subprocesses.DIRECT : Subprocesses.REFUSED;
    }

    private void complain(String complaint) {
        PrintWriter err = spec.commandLine().getErr();
        synchronized (err) {
            err.println(complaint);
            err.flush();
        }
    }
}
