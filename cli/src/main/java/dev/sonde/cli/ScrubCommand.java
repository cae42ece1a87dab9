package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.mirror.scrub.ScrubKey;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.mirror.scrub.Scrubber;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde scrub`: a recording without what says whose device it is.
@Command(
        name = "scrub",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true,
        exitCodeOnExecutionException = 2,
        description = {
            "Replaces names, addresses and the like in a recording, so that it can be shared: the"
                    + " same one by the same one wherever it stands, in values and in indexes, so"
                    + " that without the key nobody finds the way back.",
            "With --check, lists what would be replaced, and ends with 1 if there is any."
        },
        footer = {
            "",
            "Examples:",
            "  sonde scrub core.snmprec -o shareable.snmprec",
            "  sonde scrub core.snmprec -o shareable.snmprec --profile strict",
            "  sonde scrub 'lab.mv.db#core' -o core.snmprec --key-file lab.key",
            "  sonde scrub --check shareable.snmprec",
            "  sonde scrub --check lab.mv.db"
        })
final class ScrubCommand implements Callable<Integer> {

    private static final int LEAKING = 1;

    @Parameters(
            paramLabel = "IN",
            description =
                    "a recording or a device in a database (FILE.mv.db#DEVICE, or"
                            + " #DEVICE@N for the Nth of its snapshots)")
    private String input = "";

    @Mixin private final ScrubOutputOptions writing = new ScrubOutputOptions();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            defaultValue = "network",
            converter = ScrubProfileConverter.class,
            description = {
                "how much to replace (${DEFAULT-VALUE}):",
                "none: nothing",
                "system: what an administrator typed in (name, contact, location, asset numbers,"
                        + " aliases, names of VLANs); tables of communities, users, views and targets"
                        + " are left out",
                "network: IP and MAC addresses, but for the vendor in these, host names, e-mail"
                        + " addresses, neighbours and engine IDs, too",
                "strict: serial numbers, users, software, whole MAC addresses and all text that is"
                        + " not known to be harmless, too"
            })
    private ScrubProfile profile = ScrubProfile.NETWORK;

    @Mixin private final ScrubKeyOptions keys = new ScrubKeyOptions();

    @Option(names = "--check", description = "only lists what gives something away")
    private boolean check;

    @Option(names = "--show", description = "with --check, shows it in full")
    private boolean show;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    ScrubCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        DeviceSource source = DeviceSource.ofFile(input);
        if (show && !check) {
            throw new UsageException("--show shows what --check finds: add --check");
        }
        try {
            return check ? check(source) : scrub(source);
        } finally {
            output.flush();
        }
    }

    private int check(DeviceSource source) throws IOException {
        writing.refuse();
        if (!keys.isRandom()) {
            throw new UsageException("--check replaces nothing: a key has no place beside it");
        }
        boolean isClean = true;
        for (DeviceSource each : source.each()) {
            isClean &= checkOne(each, name(each));
        }
        return isClean ? ExitCode.OK : LEAKING;
    }

    /// What is typed for it, with the device where a database holds several.
    private String name(DeviceSource source) {
        return source instanceof SnapshotSource snapshot && !input.contains("#")
                ? input + "#" + snapshot.device()
                : input;
    }

    private boolean checkOne(DeviceSource source, String name) throws IOException {
        try (OpenedDevice opened = source.open(this::complain, Oid.of(""))) {
            ScrubProfile sealed = ScrubSeal.profile(opened.comments(), opened.objects());
            LeakList leaks = new LeakList(profile, sealed, show, output);
            Scrubber.check(ScrubProfile.STRICT, opened.objects(), leaks::add);
            leaks.conclude(name);
            return leaks.isEmpty();
        }
    }

    private int scrub(DeviceSource source) throws IOException {
        Path out = writing.checked();
        ScrubKey key = keys.key();
        Scrubber scrubber = Scrubber.of(profile, key);
        try (OpenedDevice opened = source.open(this::complain, Oid.of(""))) {
            Recording scrubbed = scrub(scrubber, opened);
            writing.write(out, scrubbed, ScrubSeal.of(profile, scrubbed), this::complain);
        } catch (CancellationException e) {
            throw new IOException("interrupted while scrubbing: %s is as it was".formatted(out), e);
        } catch (IllegalStateException e) {
            throw new IOException(e.getMessage(), e);
        }
        writing.report(ScrubReportLines.json(profile, scrubber.report()));
        ScrubReportLines.text(profile, scrubber.report(), out).forEach(output::println);
        if (keys.isRandom() && profile != ScrubProfile.NONE) {
            output.println(
                    "The key was drawn for this run and is gone; recordings that belong together"
                            + " need one --key-file.");
        }
        return ExitCode.OK;
    }

    private Recording scrub(Scrubber scrubber, OpenedDevice opened) {
        if (!(opened.objects() instanceof Recording recording)) {
            return scrubber.scrub(opened.objects(), opened.writable());
        }
        Recording scrubbed = scrubber.scrub(recording);
        int still = recording.variations().size() - scrubbed.variations().size();
        if (still > 0) {
            complain(
                    "%s: records of variation modules that stand still now, because their settings"
                                    .formatted(input)
                            + " may say anything: "
                            + still);
        }
        return scrubbed;
    }

    private void complain(String complaint) {
        spec.commandLine().getErr().println(complaint);
    }
}
