package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.simulator.variation.VariedRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// What there is to say of one file, gathered while it is read or written. A file must not fill the
/// memory with its faults: after the first thousand they are only counted.
final class Findings {

    private static final int MOST = 1000;
    private static final int MOST_TIMINGS = 100_000;
    private static final int LONGEST = 200;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Problem> notes = new ArrayList<>();
    private final List<SubtreeTiming> timings = new ArrayList<>();
    private int furtherProblems;
    private int furtherNotes;

    Findings(Path file) {
        this.file = file;
    }

    /// A record that is left out.
    ///
    /// @param line where; 0 where the whole file is meant.
    void problem(int line, String fault) {
        if (problems.size() < MOST) {
            problems.add(finding(line, fault));
        } else {
            furtherProblems++;
        }
    }

    /// Something at one place that is read in another way than it may seem to be meant.
    void note(int line, String remark) {
        if (notes.size() < MOST) {
            notes.add(finding(line, remark));
        } else {
            furtherNotes++;
        }
    }

    /// A comment, of which only timings mean something.
    ///
    /// @param comment with its `#`.
    void comment(int line, String comment) {
        String remark = comment.substring(1).strip();
        if (!SubtreeTiming.isMeant(remark)) {
            return;
        }
        Optional<SubtreeTiming> timing = SubtreeTiming.of(remark);
        if (timing.isEmpty() || timings.size() == MOST_TIMINGS) {
            note(line, "'" + comment + "' is not read as a timing");
        } else {
            timings.add(timing.get());
        }
    }

    /// Something that the file does `count` times; nothing where that is never.
    void count(String subject, int count) {
        if (count > 0) {
            notes.add(finding(0, subject + ": " + count));
        }
    }

    /// What has become of `content` when the last of `lines` was read.
    void end(Lines lines, Content content) {
        String fault = content.fault();
        if (fault != null) {
            problem(lines.number(), fault);
        }
    }

    List<Problem> problems() {
        return withFurther(problems, furtherProblems, "further lines without a record: ");
    }

    private List<Problem> notes() {
        return withFurther(notes, furtherNotes, "further lines with a note: ");
    }

    private List<Problem> withFurther(List<Problem> findings, int further, String subject) {
        List<Problem> all = new ArrayList<>(findings);
        if (further > 0) {
            all.add(new Problem(file, 0, subject + further));
        }
        return all;
    }

    /// The reading that ends here, of the objects in `packer`.
    Reading reading(Packer packer) {
        return reading(packer, new TreeMap<>(), List.of());
    }

    /// As [#reading(Packer)], with the records that modules serve.
    Reading reading(Packer packer, VariedRecords varied) {
        return reading(packer, varied.records(), varied.problems());
    }

    private Reading reading(
            Packer packer, NavigableMap<Oid, VariedRecord> varied, List<Problem> further) {
        Recording recording = new Recording(packer.pack(), varied, timings);
        Findings order = new Findings(file);
        order.count("lines out of order, now sorted", packer.disordered());
        order.count("lines whose OID comes again, where the last counts", packer.duplicates());
        List<Problem> all = order.notes();
        all.addAll(notes());
        List<Problem> every = problems();
        every.addAll(further);
        return new Reading(recording, every, all);
    }

    /// A file must not fill the terminal, nor give it orders.
    private Problem finding(int line, String fault) {
        StringBuilder printable = new StringBuilder();
        fault.chars()
                .limit(LONGEST)
                .forEach(c ->
                        printable.append(
                                Character.isISOControl(c)
                                        ? "\\x%02X".formatted(c)
                                        : Character.toString(c)));
        String end = fault.length() > LONGEST ? "…" : "";
        return new Problem(file, line, printable + end);
    }
}
