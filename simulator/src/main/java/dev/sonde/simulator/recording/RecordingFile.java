package dev.sonde.simulator.recording;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariationOptions;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A file that holds one recording, in the form that its name ends in: `.snmprec`, `.snmpwalk`,
/// `.sapwalk`, `.dump` or `.MVC`, each also with `.gz` or `.bz2` behind it.
public final class RecordingFile {

    private final Path path;
    private final RecordingFormat format;
    private final Compression compression;
    private final VariationOptions options;
    private final Object key;

    private RecordingFile(
            Path path,
            RecordingFormat format,
            Compression compression,
            VariationOptions options,
            Object key) {
        this.options = options;
        this.key = key;
        this.path = path;
        this.format = format;
        this.compression = compression;
    }

    /// The file at `path`, which need not be there; empty if it is not named as a recording is.
    public static Optional<RecordingFile> of(Path path) {
        String name = path.toString();
        Compression compression = Compression.of(name);
        String form = without(compression.extension(), name);
        return Arrays.stream(RecordingFormat.values())
                .filter(format -> format.extensions().stream().anyMatch(form::endsWith))
                .findFirst()
                .map(format -> new RecordingFile(path, format, compression, options(path), path));
    }

    static RecordingFile snmprec(Path path) {
        String name = without(SnmprecFormat.PARTIAL, path.toString());
        return new RecordingFile(
                path, RecordingFormat.SNMPREC, Compression.of(name), options(path), path);
    }

    private static VariationOptions options(Path path) {
        return VariationOptions.in(path.resolveSibling(""));
    }

    /// The same file, with what the variation modules in it may do. Default: nothing outside of the
    /// file's folder, and no programs.
    public RecordingFile with(VariationOptions options) {
        return new RecordingFile(path, format, compression, options, key);
    }

    private static String without(String end, String name) {
        return name.endsWith(end) ? name.substring(0, name.length() - end.length()) : name;
    }

    /// What names of recordings end in, for messages.
    public static String extensions() {
        String forms =
                Arrays.stream(RecordingFormat.values())
                        .flatMap(format -> format.extensions().stream())
                        .collect(Collectors.joining(", "));
        return forms + ", also with .gz or .bz2";
    }

    public Path path() {
        return path;
    }

    /// What two names of one file have in common, as far as the system tells.
    Object key() {
        return key;
    }

    RecordingFile withKey(@Nullable Object key) {
        return key == null ? this : new RecordingFile(path, format, compression, options, key);
    }

    /// `name` without the ending that says the form.
    String withoutExtension(String name) {
        String form = without(compression.extension(), name);
        return format.extensions().stream()
                .filter(form::endsWith)
                .findFirst()
                .map(extension -> without(extension, form))
                .orElse(name);
    }

    /// Reads the file. What is no record is reported and left out; the rest is sorted. Compressed
    /// data that is broken or cut off gives what stands before that, and a problem.
    ///
    /// @throws IOException if the file cannot be read at all; the message is for people.
    public Reading read() throws IOException {
        return read(false);
    }

    /// @param snapshot whether another recording names this one.
    Reading read(boolean snapshot) throws IOException {
        if (Files.isDirectory(path)) {
            throw new IOException("cannot read " + path + ": it is a folder");
        }
        try (Content content = Content.of(path, compression)) {
            boolean partial = path.toString().endsWith(SnmprecFormat.PARTIAL);
            return format.read(path, content, partial, options, snapshot);
        } catch (IOException | IllegalStateException e) {
            throw new IOException("cannot read " + path + ": " + reason(e), e);
        } catch (OutOfMemoryError e) {
            // What it took is free again, and other recordings may well have room.
            throw new IOException("cannot read " + path + ": it does not fit into the memory", e);
        }
    }

    /// What of `recording` this form cannot express; empty where it can express all.
    public List<Problem> losses(Recording recording) {
        Findings losses = new Findings(path);
        int writable = 0;
        for (VarBind varBind : recording) {
            try {
                format.line(varBind, false);
                writable += recording.isWritable(varBind.oid()) ? 1 : 0;
            } catch (LineFault e) {
                losses.problem(0, varBind.oid() + " is left out: " + e.fault());
            }
        }
        List<Problem> problems = losses.problems();
        if (writable > 0 && !format.saysWritable()) {
            String sentence =
                    format.extensions().getFirst() + " cannot say which objects are writable: ";
            problems.add(new Problem(path, 0, sentence + writable));
        }
        if (!format.saysWritable()) {
            problems.addAll(standingStill(path, recording));
        }
        return problems;
    }

    /// What is lost where `recording` goes to `path`, which knows no variation modules.
    private static List<Problem> standingStill(Path path, Recording recording) {
        int records = recording.variations().size();
        String sentence =
                "records of variation modules, which stand still there or, for whole subtrees, are"
                        + " left out: ";
        return records == 0 ? List.of() : List.of(new Problem(path, 0, sentence + records));
    }

    /// Writes `recording`, all but its [losses][#losses(Recording)]. A file that is there is
    /// replaced in one step when the new one is complete.
    ///
    /// @param header what the file says about itself at its beginning, in comments.
    /// @throws IOException if the file cannot be written; the message is for people.
    public void write(Recording recording, List<String> header) throws IOException {
        List<String> comments = new ArrayList<>(header);
        recording.timings().forEach(timing -> comments.add(timing.remark()));
        try (RecordingWriter writer = RecordingWriter.open(path, format, compression, comments)) {
            writer.write(recording);
            writer.complete();
        }
    }

    /// A writer of the file, batch by batch. It writes to a file of that name and
    /// [SnmprecFormat#PARTIAL], which takes the place of this one when it is complete and stays if
    /// that never happens. bzip2 keeps up to 900,000 octets back until then.
    ///
    /// @param header what the file says about itself at its beginning, in comments.
    /// @throws IOException if the file cannot be written; the message is for people.
    public StoreWriter writer(List<String> header) throws IOException {
        return RecordingWriter.open(path, format, compression, header);
    }

    static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
