package dev.sonde.cli;

import dev.sonde.mirror.MirrorOptions;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Where mirrors are written, and what is said of them.
@Command(optionListHeading = "%nWhat is written:%n")
final class WritingOptions {

    private static final String DATABASE = ".mv.db";
    private static final String RECORDING = ".snmprec";

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
            names = "--device",
            paramLabel = "NAME",
            description = "name of the device in a database (the agent's address)")
    private @Nullable String device;

    @Option(
            names = "--resume",
            description = {
                "goes on with what an earlier run has left, if it has; a recording that is there is"
                        + " not taken again"
            })
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
            names = "--report",
            paramLabel = "FILE",
            description = "writes what was done and what is missing as JSON")
    private @Nullable Path report;

    Path out() {
        return out;
    }

    boolean isDatabase() {
        return out.toString().endsWith(DATABASE);
    }

    @Nullable String device() {
        return device;
    }

    @Nullable Path report() {
        return report;
    }

    /// What the one device is called if `--device` says nothing. What is said of it may be shared
    /// where it may.
    String nameless(String agent, boolean isScrubbing) {
        if (!isScrubbing) {
            return agent;
        }
        if (isDatabase()) {
            throw new UsageException(
                    "the address would be the name of the device in the database: add --device");
        }
        return String.valueOf(out.getFileName()).replaceFirst("\\.snmprec$", "");
    }

    /// @throws UsageException if options do not go together, or a folder is missing.
    void check(boolean ofMany) {
        if (ofMany) {
            checkFolder();
        } else if (!isDatabase() && !out.toString().endsWith(RECORDING)) {
            throw new UsageException(
                    out + " ends neither in .snmprec (a recording) nor in .mv.db (a database)");
        }
        if (device != null && ofMany) {
            throw new UsageException(
                    "--device names one device: with --hosts the list names each of them");
        }
        if (device != null && !isDatabase()) {
            throw new UsageException(
                    "--device names a device in a database (.mv.db); a recording is one: leave it"
                            + " out");
        }
        if (keep != null && (!isDatabase() || keep < 1)) {
            throw new UsageException("--keep is for a database, and keeps 1 snapshot or more");
        }
        OutputFiles.checkPlace(out);
        if (report != null) {
            OutputFiles.checkFile(report);
        }
    }

    private void checkFolder() {
        if (out.toString().endsWith(RECORDING)) {
            throw new UsageException(
                    "with --hosts each device has a recording of its own: -o is a folder for them,"
                            + " or a database (.mv.db)");
        }
        if (!isDatabase() && !Files.isDirectory(out)) {
            throw new UsageException(
                    "%s is neither a folder nor a database (.mv.db): make it, as in mkdir %s"
                            .formatted(out, out));
        }
    }

    /// Those of `jobs` that an earlier run, which is gone on with, has done.
    List<MirrorOutcome> done(List<MirrorJob> jobs) {
        return jobs.stream()
                .filter(this::isDone)
                .map(job ->
                        MirrorOutcome.earlier(
                                job, Objects.requireNonNullElse(job.recording(), out)))
                .toList();
    }

    /// Whether `job` was taken by an earlier run. A database is never full of snapshots.
    private boolean isDone(MirrorJob job) {
        Path recording = job.recording();
        return isResuming
                && !force
                && recording != null
                && Files.exists(recording)
                && !Files.exists(partial(recording));
    }

    /// @throws UsageException if a recording would be replaced, and nobody said so.
    void checkOverwriting(List<MirrorJob> jobs) {
        for (MirrorJob job : jobs) {
            Path recording = job.recording();
            if (recording != null && Files.exists(recording) && !force && !isDone(job)) {
                throw new UsageException(
                        isResuming
                                ? "%s exists, and %s is to replace it: add --force"
                                        .formatted(recording, partial(recording).getFileName())
                                : recording + " exists; --force replaces it");
            }
        }
    }

    private static Path partial(Path recording) {
        return Path.of(recording + SnmprecFormat.PARTIAL);
    }

    MirrorRun.Settings settings(MirrorOptions options, ScrubbingOptions scrubbing) {
        return new MirrorRun.Settings(
                options,
                isResuming,
                isUndated,
                isTimed,
                isVerified,
                keep,
                out,
                scrubbing.profile(),
                scrubbing.key());
    }
}
