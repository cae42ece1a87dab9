package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.client.SnmpEngine;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.scrub.ScrubKey;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde mirror`: live devices written down.
@Command(
        name = "mirror",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true,
        description = {
            "Reads a device and writes down all it shows, types and octets kept.",
            "",
            "Exit code: 0 all of it, 1 a part of it, 2 nothing."
        },
        footer = {
            "",
            "Examples:",
            "  sonde mirror 192.0.2.1 -c public -o core.snmprec",
            "  sonde mirror -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 -o core.snmprec",
            "  sonde mirror 192.0.2.1 -c public -o lab.mv.db --device core --keep 10",
            "  sonde mirror 192.0.2.1 -c public -o shareable.snmprec --scrub network",
            "  sonde mirror --hosts hosts.txt -c public -o recordings/",
            "",
            "What was taken home is served by: sonde simulate core.snmprec"
        })
final class MirrorCommand implements Callable<Integer> {

    private static final String DATABASE = ".mv.db";
    private static final String RECORDING = ".snmprec";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "AGENT",
            description = "HOST[:PORT], an IPv6 address, or [IPv6]:PORT; port 161 if none is given")
    private @Nullable String address;

    @Mixin private final AccessOptions access = new AccessOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            required = true,
            description = {
                "where to write: a recording (.snmprec) or a database (.mv.db); with --hosts a"
                        + " folder or a database"
            })
    private Path out = Path.of("");

    @Option(
            names = "--hosts",
            paramLabel = "FILE",
            description = {
                "takes the devices in this file instead of AGENT: a line ADDRESS [NAME] for each, or"
                        + " YAML with address, name and community"
            })
    private @Nullable Path hosts;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            converter = CountConverter.class,
            description = "devices at a time (${DEFAULT-VALUE})")
    private int parallel;

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description = "name of the device in a database (the agent's address)")
    private @Nullable String device;

    @Option(
            names = "--root",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "takes only this subtree; may be given again (everything)")
    private final List<Oid> roots = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "leaves out this subtree; may be given again")
    private final List<Oid> excludes = new ArrayList<>();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = {
                "takes this context, too, as NAME@CONTEXT; may be given again; of v1 and v2c it is"
                        + " asked for with COMMUNITY@CONTEXT"
            })
    private final List<String> contexts = new ArrayList<>();

    @Option(
            names = "--vlans",
            paramLabel = "LIST",
            converter = VlansConverter.class,
            description = {
                "takes the contexts of these VLANs, such as 1,10,20-25, too; in SNMPv3 they are"
                        + " called vlan-N"
            })
    private VlansConverter.Vlans vlans = new VlansConverter.Vlans(List.of());

    @Option(
            names = "--in-flight",
            paramLabel = "N",
            defaultValue = "8",
            converter = CountConverter.class,
            description = "requests that wait for one device at a time (${DEFAULT-VALUE})")
    private int inFlight;

    @Option(
            names = "--rate",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "datagrams sent in a second, to all devices together (no limit)")
    private @Nullable Integer rate;

    @Option(
            names = "--max-repetitions",
            paramLabel = "N",
            defaultValue = "50",
            converter = CountConverter.class,
            description = {
                "the most objects asked for at a time (${DEFAULT-VALUE}); a device that cannot bear"
                        + " so many is asked for fewer"
            })
    private int maxRepetitions;

    @Option(
            names = "--no-audit",
            description = "reads no samples again to see whether GETBULK tells the truth")
    private boolean isUnaudited;

    @Option(
            names = "--subtree-time",
            paramLabel = "SECONDS",
            defaultValue = "1800",
            converter = SecondsConverter.class,
            description = "how long one subtree may take before it is left (${DEFAULT-VALUE})")
    private Duration subtreeTime = Duration.ZERO;

    @Option(
            names = "--time",
            paramLabel = "SECONDS",
            defaultValue = "86400",
            converter = SecondsConverter.class,
            description = "how long one device may take (${DEFAULT-VALUE})")
    private Duration time = Duration.ZERO;

    @Option(
            names = "--passes",
            paramLabel = "N",
            defaultValue = "1",
            converter = CountConverter.class,
            description = {
                "how often numbers are read (${DEFAULT-VALUE}): from 2 on, counters get their rates"
            })
    private int passes;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = SecondsConverter.class,
            description = "time between the passes (${DEFAULT-VALUE})")
    private Duration interval = Duration.ZERO;

    @Option(
            names = "--resume",
            description = "goes on with what an earlier run has left, if it has")
    private boolean isResuming;

    @Option(
            names = "--force",
            description =
                    "replaces a recording that is there; a database keeps its older snapshots")
    private boolean force;

    @Option(
            names = "--keep",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "snapshots of a device that a database keeps, this one included (all)")
    private @Nullable Integer keep;

    @Option(
            names = "--undated",
            description = "leaves the date out of a recording: the same device, the same octets")
    private boolean isUndated;

    @Option(
            names = "--timing",
            description = "writes how fast the device is, subtree by subtree, into the comments")
    private boolean isTimed;

    @Option(
            names = "--verify",
            description = "serves the mirror in this process and compares it with the device")
    private boolean isVerified;

    @Option(
            names = "--scrub",
            paramLabel = "PROFILE",
            defaultValue = "none",
            converter = ScrubProfileConverter.class,
            description = {
                "replaces what says whose device it is (${DEFAULT-VALUE} keeps everything): system,"
                        + " network or strict, as sonde scrub has them; until the device is whole it"
                        + " stands unscrubbed in FILE.part, which only its owner can read"
            })
    private ScrubProfile profile = ScrubProfile.NONE;

    @Mixin private final ScrubKeyOptions keys = new ScrubKeyOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "writes what was done and what is missing as JSON")
    private @Nullable Path report;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    MirrorCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        boolean isDatabase = out.toString().endsWith(DATABASE);
        check(isDatabase);
        checkScrub(isDatabase);
        MirrorOptions options = options();
        List<MirrorJob> jobs = jobs(isDatabase);
        checkFiles(jobs);
        SnmpEngine.Builder builder = SnmpEngine.builder().sockets(1).maxInFlightPerAgent(inFlight);
        if (rate != null) {
            builder.maxPerSecond(rate);
        }
        MirrorRun.Settings settings =
                new MirrorRun.Settings(
                        options,
                        isResuming,
                        isUndated,
                        isTimed,
                        isVerified,
                        keep,
                        out,
                        profile,
                        key());
        List<MirrorOutcome> outcomes;
        try (SnmpEngine engine = builder.open();
                DeviceDatabase database = isDatabase ? DeviceDatabase.openOrCreate(out) : null) {
            outcomes =
                    new MirrorRun(settings, engine, database, spec.commandLine().getErr())
                            .all(jobs, hosts == null ? 1 : parallel);
        }
        MirrorSummary summary = new MirrorSummary(output, spec.commandLine().getErr());
        outcomes.forEach(summary::print);
        if (hosts != null) {
            summary.total(outcomes);
        }
        output.flush();
        if (report != null) {
            MirrorJson.write(report, outcomes, settings.isScrubbing());
        }
        return MirrorOutcome.exitCode(outcomes);
    }

    private MirrorOptions options() {
        MirrorOptions options =
                MirrorOptions.DEFAULT
                        .withExcludes(excludes)
                        .withInFlight(inFlight)
                        .withMaxRepetitions(maxRepetitions)
                        .withAudited(!isUnaudited)
                        .withSubtreeTime(subtreeTime)
                        .withTime(time)
                        .withPasses(passes, interval);
        return roots.isEmpty() ? options : options.withRoots(roots);
    }

    private List<MirrorJob> jobs(boolean isDatabase) throws IOException {
        MirrorPlan plan = new MirrorPlan(out, isDatabase, contexts, vlans.numbers());
        if (hosts != null) {
            for (HostList.Host host : HostList.read(hosts)) {
                if (profile != ScrubProfile.NONE && host.name().equals(host.address())) {
                    throw new UsageException(
                            "%s: with --scrub every device needs a name, which its file is called by, and %s has none"
                                    .formatted(hosts, host.address()));
                }
                plan.addOfMany(host.name(), host.target(access));
            }
        } else {
            String agent = String.valueOf(address);
            plan.addOne(device == null ? nameless(agent) : device, access.target(agent));
        }
        return plan.jobs();
    }

    /// What to call a device that has no name. What is said of it may be shared where it may.
    private String nameless(String agent) {
        return profile == ScrubProfile.NONE
                ? agent
                : String.valueOf(out.getFileName()).replaceFirst("\\.snmprec$", "");
    }

    private void check(boolean isDatabase) {
        if ((address == null) == (hosts == null)) {
            throw new UsageException("say which device to mirror: AGENT, or --hosts FILE");
        }
        if (hosts == null && !isDatabase && !out.toString().endsWith(RECORDING)) {
            throw new UsageException(
                    out + " ends neither in .snmprec (a recording) nor in .mv.db (a database)");
        }
        if (hosts != null && !isDatabase && !Files.isDirectory(out)) {
            throw new UsageException(out + " is neither a folder nor a database (.mv.db)");
        }
        if (device != null && (!isDatabase || hosts != null)) {
            throw new UsageException("--device names a device in a database; a recording is one");
        }
        if (keep != null && (!isDatabase || keep < 1)) {
            throw new UsageException("--keep is for a database, and keeps 1 snapshot or more");
        }
        if (parallel < 1) {
            throw new UsageException("--parallel must be 1 or more");
        }
    }

    private ScrubKey key() {
        try {
            return keys.key();
        } catch (IOException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private void checkScrub(boolean isDatabase) {
        if (profile == ScrubProfile.NONE) {
            if (!keys.isRandom()) {
                throw new UsageException("a key is for --scrub: say with which profile");
            }
            return;
        }
        if (isDatabase && hosts == null && device == null) {
            throw new UsageException(
                    "the address would be the name of the device in the database: add --device");
        }
    }

    private void checkFiles(List<MirrorJob> jobs) {
        for (MirrorJob job : jobs) {
            Path recording = job.recording();
            if (recording != null && Files.exists(recording) && !force) {
                throw new UsageException(recording + " exists; --force replaces it");
            }
        }
    }
}
