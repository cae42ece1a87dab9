package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One reading of one `.snmprec` file. A line that is no record costs that record and no other.
final class SnmprecReader {

    /// The longest OID, the longest string in hex with a separator after each pair, and some
    /// blanks.
    private static final int LONGEST_LINE = 256 * 1024;

    private static final int MOST_PROBLEMS = 1000;
    private static final int LONGEST_OID = Oid.MAX_ARCS * 11;
    private static final int LONGEST_FAULT = 200;
    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    private final Path file;
    private final Packer packer = new Packer();
    private final List<Problem> problems = new ArrayList<>();
    private int furtherProblems;
    private int trailingBlanks;
    private int unsignedIntegers;
    private final VariedRecords varied;

    SnmprecReader(Path file) {
        this(file, VariationOptions.in(file.resolveSibling("")), false);
    }

    /// @param snapshot whether another recording names this one.
    SnmprecReader(Path file, VariationOptions options, boolean snapshot) {
        this.file = file;
        this.varied = new VariedRecords(file, options, snapshot);
    }

    /// @param partial whether the file is one that is being written, or was when its writer died.
    Reading read(InputStream in, boolean partial) throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                if (lines.isTooLong()) {
                    throw new LineFault("the line is longer than any record: '" + line + "…'");
                }
                if (partial && !lines.isTerminated()) {
                    throw new LineFault("the line was not written to its end");
                }
                boolean marked = lines.number() == 1 && line.startsWith(BYTE_ORDER_MARK);
                line(marked ? line.substring(BYTE_ORDER_MARK.length()) : line);
            } catch (LineFault e) {
                report(lines.number(), e.fault());
            }
        }
        return reading();
    }

    private void line(String line) throws LineFault {
        int from = 0;
        while (from < line.length() && isBlank(line.charAt(from))) {
            from++;
        }
        int to = line.length();
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        if (from < to && line.charAt(from) != '#') {
            record(line.substring(from, to), to < line.length());
        }
    }

    /// Whether snmpsim strips this character from the ends of a line; not so 0x85 and 0xA0, because
    /// they are the end of many a UTF-8 letter.
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }

    private void record(String line, boolean trailingBlank) throws LineFault {
        int bar = line.indexOf('|');
        int secondBar = line.indexOf('|', bar + 1);
        if (bar < 0 || secondBar < 0) {
            throw new LineFault("'" + line + "' is no record: OID|TAG|VALUE");
        }
        Oid oid = oid(line.substring(0, bar).strip());
        String tagText = line.substring(bar + 1, secondBar).strip();
        Tag tag = Tag.of(tagText);
        String text = line.substring(secondBar + 1);
        VariedRecord record = varied.record(oid, tag, tagText, text);
        if (record == null) {
            packer.add(oid, plain(tag, text), false);
        } else if (!record.isSubtree()) {
            packer.add(oid, record.initial(), record.isWritable());
        }
        boolean isText = SnmprecValue.isText(tag.number()) && !tag.hex();
        trailingBlanks += trailingBlank && isText ? 1 : 0;
        unsignedIntegers += tag.number() == SnmprecValue.UINTEGER32 ? 1 : 0;
    }

    private static Oid oid(String text) throws LineFault {
        if (text.isEmpty() || text.length() > LONGEST_OID) {
            throw new LineFault("'" + text + "' is no OID");
        }
        return SnmprecValue.oid(text);
    }

    private static Value plain(Tag tag, String text) throws LineFault {
        return SnmprecValue.of(tag.number(), tag.hex(), text);
    }

    private void report(int line, String fault) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem(line, fault));
        } else {
            furtherProblems++;
        }
    }

    private Reading reading() {
        if (furtherProblems > 0) {
            problems.add(
                    new Problem(file, 0, "further lines without a record: " + furtherProblems));
        }
        Recording recording = new Recording(packer.pack(), varied.records());
        List<Problem> notes = new ArrayList<>();
        note(notes, "lines out of order, now sorted", packer.disordered());
        note(notes, "lines whose OID comes again, where the last counts", packer.duplicates());
        note(notes, "values whose trailing blanks are dropped, as snmpsim does", trailingBlanks);
        note(notes, "values with the tag 71 (UInteger32), read as Gauge32", unsignedIntegers);
        for (String note : varied.notes()) {
            notes.add(problem(0, note));
        }
        problems.addAll(varied.problems());
        return new Reading(recording, problems, notes);
    }

    private void note(List<Problem> notes, String subject, int count) {
        if (count > 0) {
            notes.add(problem(0, subject + ": " + count));
        }
    }

    /// A file must not fill the terminal, nor give it orders.
    private Problem problem(int line, String fault) {
        StringBuilder printable = new StringBuilder();
        fault.chars()
                .limit(LONGEST_FAULT)
                .forEach(c ->
                        printable.append(
                                Character.isISOControl(c)
                                        ? "\\x%02X".formatted(c)
                                        : Character.toString(c)));
        String end = fault.length() > LONGEST_FAULT ? "…" : "";
        return new Problem(file, line, printable + end);
    }
}
