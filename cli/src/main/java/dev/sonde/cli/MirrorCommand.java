package dev.sonde.cli;

import dev.sonde.client.SnmpEngine;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
        exitCodeOnExecutionException = MirrorOutcome.FAILED,
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

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "AGENT",
            description = "HOST[:PORT], an IPv6 address, or [IPv6]:PORT; port 161 if none is given")
    private @Nullable String address;

    @Mixin private final AccessOptions access = new AccessOptions();
    @Mixin private final WritingOptions writing = new WritingOptions();
    @Mixin private final TakenOptions taken = new TakenOptions();
    @Mixin private final AskingOptions asking = new AskingOptions();
    @Mixin private final HostsOptions hosts = new HostsOptions();
    @Mixin private final ScrubbingOptions scrubbing = new ScrubbingOptions();
    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    MirrorCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        check();
        MirrorOptions options = asking.of(taken.of(MirrorOptions.DEFAULT));
        MirrorRun.Settings settings = writing.settings(options, scrubbing);
        List<MirrorJob> jobs = jobs();
        writing.checkOverwriting(jobs);
        List<MirrorOutcome> outcomes = new ArrayList<>(writing.done(jobs));
        outcomes.forEach(done -> jobs.remove(done.job()));
        if (!jobs.isEmpty()) {
            outcomes.addAll(take(jobs, settings));
        }
        summarize(outcomes);
        return MirrorOutcome.exitCode(outcomes);
    }

    private void check() {
        if ((address == null) != hosts.isGiven()) {
            throw new UsageException("say which device to mirror: AGENT, or --hosts FILE");
        }
        hosts.check();
        writing.check(hosts.isGiven());
    }

    private List<MirrorJob> jobs() throws IOException {
        MirrorPlan plan = new MirrorPlan(writing.out(), writing.isDatabase(), taken.contexts());
        for (HostList.Host host : hosts.hosts(scrubbing.isGiven())) {
            plan.addOfMany(host, access);
        }
        String agent = address;
        if (agent != null) {
            plan.addOne(name(agent), access.target(agent));
        }
        return plan.jobs();
    }

    private String name(String agent) {
        String device = writing.device();
        return device == null ? writing.nameless(agent, scrubbing.isGiven()) : device;
    }

    private List<MirrorOutcome> take(List<MirrorJob> jobs, MirrorRun.Settings settings)
            throws IOException {
        try (SnmpEngine engine = asking.engine();
                DeviceDatabase database =
                        writing.isDatabase() ? DeviceDatabase.openOrCreate(writing.out()) : null) {
            return new MirrorRun(settings, engine, database, spec.commandLine().getErr())
                    .all(jobs, hosts.parallel());
        }
    }

    private void summarize(List<MirrorOutcome> outcomes) throws IOException {
        MirrorSummary summary = new MirrorSummary(output, spec.commandLine().getErr());
        outcomes.forEach(summary::print);
        summary.notBegun(outcomes);
        if (hosts.isGiven()) {
            summary.total(outcomes);
        }
        output.flush();
        Path report = writing.report();
        if (report != null) {
            MirrorJson.write(report, outcomes, scrubbing.isGiven());
        }
    }
}
