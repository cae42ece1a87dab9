package dev.sonde.cli.convert;

import dev.sonde.cli.options.ProgramVersion;
import dev.sonde.cli.options.UsageException;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Problem;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.RecordingFile;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde convert`: a recording in another form.
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Writes recordings in another form, sorted, each OID once.",
            "The end of a name tells its form: .snmprec, .snmpwalk, .sapwalk, .dump or .MVC,"
                    + " each also with .gz or .bz2, and .mv.db for a database of devices."
                    + " Of comments only timings are kept. What could not be read or written is named, and"
                    + " the exit code is then 1."
        },
        footer = {
            "",
            "Examples:",
            "  sonde convert core.snmpwalk core.snmprec",
            "  sonde convert core.snmprec core.snmprec --force",
            "  sonde convert --strict core.snmprec core.snmprec.bz2",
            "  sonde convert /srv/recordings all.mv.db",
            "  sonde convert all.mv.db --device lab/core core.snmprec"
        })
public final class ConvertCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "IN",
            description = "a recording, a folder of recordings or a database")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "a recording or a database")
    private Path out = Path.of("");

    @Option(
            names = "--device",
            paramLabel = "NAME",
            description =
                    "which device of IN, where it holds several; where it is a recording, what to"
                            + " call it in a database")
    private @Nullable String device;

    @Option(names = "--strict", description = "refuses what cannot all be converted")
    private boolean strict;

    @Option(
            names = "--force",
            description =
                    "replaces a recording that is there; a database keeps its older snapshots")
    private boolean force;

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;
    private int faults;

    public ConvertCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        RecordingFile file = RecordingFile.of(out).orElse(null);
        if (file == null && !isDatabase(out)) {
            throw new UsageException(
                    "%s ends neither as a recording does (%s) nor as a database (.mv.db)"
                            .formatted(out, RecordingFile.extensions()));
        }
        Recordings.requireThere(in);
        if (file != null && Files.exists(out) && !force) {
            throw new UsageException(out + " exists; --force replaces it");
        }
        try (ConvertSource source = ConvertSource.open(in, device)) {
            if (file == null) {
                toDatabase(source);
            } else {
                toRecording(source, file);
            }
        }
        output.flush();
        return faults == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    static boolean isDatabase(Path path) {
        return path.toString().endsWith(".mv.db");
    }

    private void toRecording(ConvertSource source, RecordingFile file) throws IOException {
        List<String> names = source.devices();
        if (names.size() != 1) {
            throw new UsageException(
                    "%s holds %d devices, and %s is one: choose it with --device NAME"
                            .formatted(in, names.size(), out));
        }
        Recording recording = read(source, names.getFirst());
        report(recording, file.losses(recording));
        file.write(recording, List.of("Converted from " + in.getFileName()));
        say(recording.size(), names.getFirst());
    }

    private void toDatabase(ConvertSource source) throws IOException {
        List<String> names = source.devices();
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(out);
                FilesProgress progress = FilesProgress.show("convert", names.size())) {
            for (String name : names) {
                Recording recording = read(source, name);
                DatabaseDevice.write(database, name, recording);
                say(recording.size(), name);
                progress.step();
            }
        }
    }

    /// Says what is lost, or refuses to lose it.
    private void report(Recording recording, List<Problem> losses) throws IOException {
        if (strict) {
            new Reading(recording, losses, List.of()).orRefuse();
        }
        losses.forEach(this::complain);
    }

    private Recording read(ConvertSource source, String name) throws IOException {
        Reading reading = source.read(name);
        if (strict) {
            return reading.orRefuse().recording();
        }
        reading.problems().forEach(this::complain);
        reading.notes().forEach(note -> spec.commandLine().getErr().println(note));
        return reading.recording();
    }

    private void complain(Problem problem) {
        faults++;
        spec.commandLine().getErr().println(problem);
    }

    private void say(int objects, String name) {
        output.println("%,d objects of %s in %s".formatted(objects, name, out));
    }
}
