package dev.sonde.cli.convert;

import dev.sonde.cli.options.ProgramVersion;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.simulator.recording.Problem;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.recording.RecordingFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sonde check`: what is wrong in recordings.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        description = {
            "Reads recordings and names every line that is no record, as FILE:LINE.",
            "The exit code is 1 where there is one."
        },
        footer = {
            "",
            "Examples:",
            "  sonde check core.snmprec",
            "  sonde check --strict /srv/recordings walk.snmpwalk.gz"
        })
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "a recording, or a folder of recordings")
    private final List<Path> paths = new ArrayList<>();

    @Option(
            names = "--strict",
            description = "disorder, duplicates and other notes count as problems do")
    private boolean strict;

    private final LineOutput output;

    public CheckCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        List<RecordingFile> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(Recordings.files(path).values());
        }
        int faults = 0;
        try (FilesProgress progress = FilesProgress.show("check", files.size())) {
            for (RecordingFile file : files) {
                faults += check(file);
                progress.step();
            }
        }
        output.flush();
        return faults == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private int check(RecordingFile file) {
        Reading reading;
        try {
            reading = file.read();
        } catch (IOException e) {
            // The other files are still to be checked.
            output.println(String.valueOf(e.getMessage()));
            return 1;
        }
        reading.problems().forEach(this::print);
        reading.notes().forEach(this::print);
        int problems = reading.problems().size();
        int notes = reading.notes().size();
        output.println(
                "%s: %,d objects, %s, %s"
                        .formatted(
                                file,
                                reading.recording().size(),
                                Recordings.count(problems, "problem"),
                                Recordings.count(notes, "note")));
        return strict ? problems + notes : problems;
    }

    private void print(Problem problem) {
        output.println(problem.toString());
    }
}
