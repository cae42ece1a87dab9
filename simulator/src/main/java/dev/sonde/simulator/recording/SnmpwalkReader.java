package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reading of one `.snmpwalk` file: what net-snmp's walks print with the output options that
/// leave names and types decidable. A record goes from its line up to the next that begins one.
final class SnmpwalkReader {

    private static final int LONGEST_LINE = 272 * 1024;
    private static final int MOST_WITHOUT_TYPE = 100_000;
    private static final int LEAST_ARCS = 3;

    /// A number without a type, and where it stands.
    private record Bare(int line, VarBind varBind) {}

    private final Findings findings;
    private final Packer packer = new Packer();
    private final List<Bare> bare = new ArrayList<>();
    private @Nullable WalkText text;
    private boolean full;
    private boolean typed;
    private int holes;
    private int hinted;

    SnmpwalkReader(Path file) {
        this.findings = new Findings(file);
    }

    /// @param partial whether the file is one that is being written, or was when its writer died.
    Reading read(Content content, boolean partial) throws IOException {
        Lines lines = new Lines(content, LONGEST_LINE);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                end();
                full = true;
                findings.problem(
                        lines.number(), "the line is longer than any record: '" + line + "…'");
            } else if (!lines.isTerminated() && (partial || content.fault() != null)) {
                text = null;
                findings.problem(lines.number(), "the record was not written to its end");
            } else {
                line(lines, RecordLines.unmarked(line, lines.number()));
            }
        }
        end();
        findings.end(lines, content);
        return reading();
    }

    private void line(Lines lines, String line) {
        WalkText begun = begin(lines.number(), line, lines.isReturned() ? "\r" : "");
        if (begun != null) {
            end();
            text = begun;
            full = false;
        } else if (text == null) {
            stray(lines.number(), line);
        } else if (!full && !text.add(lines.isReturned() ? line + "\r" : line)) {
            full = true;
            findings.problem(text.number(), "the record is longer than any value");
        }
    }

    /// The record that begins in `line`, or null if none does.
    private static @Nullable WalkText begin(int number, String line, String lineEnd) {
        int blank = line.indexOf(' ');
        // As -Oq has it; of other names, text that goes on here may have as many.
        boolean isQuick =
                blank > 0
                        && (line.startsWith(".") || line.startsWith("iso."))
                        && !line.startsWith("=", blank + 1)
                        && isOid(line.substring(0, blank));
        int equals = line.indexOf(" = ");
        int nameEnd = equals < 0 && line.endsWith(" =") ? line.length() - 2 : equals;
        if (isQuick || nameEnd <= 0) {
            return isQuick
                    ? new WalkText(
                            number, line.substring(0, blank), line.substring(blank + 1) + lineEnd)
                    : null;
        }
        String name = line.substring(0, nameEnd);
        String value = line.substring(Math.min(line.length(), nameEnd + 3));
        boolean isRecord = isName(name) && (isOid(name) || WalkValue.isTyped(value));
        return isRecord ? new WalkText(number, name, value + lineEnd) : null;
    }

    private static boolean isName(String name) {
        char first = name.charAt(0);
        boolean begins = first == '.' || Character.isLetterOrDigit(first);
        return begins && (name.indexOf(' ') < 0 || name.indexOf('"') > 0 || name.indexOf('\'') > 0);
    }

    private static boolean isOid(String name) {
        Oid oid = WalkName.find(name);
        return oid != null && (oid.length() >= LEAST_ARCS || name.startsWith("."));
    }

    /// Ends the record that was begun, if one was.
    private void end() {
        WalkText record = text;
        text = null;
        if (record == null || full) {
            return;
        }
        boolean isBroken = false;
        try {
            record(record);
        } catch (LineFault e) {
            isBroken = true;
            findings.problem(record.number(), e.fault());
        }
        int number = record.restNumber();
        for (String line : record.rest()) {
            // What follows a broken value may well belong to it.
            if (!isBroken || WalkNotice.is(line)) {
                stray(number, WalkText.withoutReturn(line));
            }
            number++;
        }
    }

    private void record(WalkText record) throws LineFault {
        if (WalkNotice.isEnd(record.line())) {
            findings.note(record.number(), "'" + record.line() + "' is skipped");
            return;
        }
        WalkValue walkValue = new WalkValue(record);
        boolean isBare = walkValue.isBareNumber();
        Value value = walkValue.read();
        VarBind varBind = new VarBind(WalkName.oid(record.name()), value);
        holes += value.isPresent() ? 0 : 1;
        hinted += walkValue.isHinted() ? 1 : 0;
        typed |= walkValue.hasType();
        if (isBare && !typed) {
            keep(new Bare(record.number(), varBind));
        } else {
            takeBare();
            packer.add(varBind.oid(), value, false);
        }
    }

    /// Until a type is seen, a number without one may be anything.
    private void keep(Bare number) {
        if (bare.size() < MOST_WITHOUT_TYPE) {
            bare.add(number);
        } else {
            refuse(number);
        }
    }

    private void takeBare() {
        if (typed && !bare.isEmpty()) {
            bare.forEach(
                    number -> packer.add(number.varBind().oid(), number.varBind().value(), false));
            bare.clear();
        }
    }

    private void refuse(Bare number) {
        String text = Long.toString(((TimeTicks) number.varBind().value()).value());
        findings.problem(number.line(), WalkValue.noType(text).fault());
    }

    private void stray(int number, String line) {
        if (WalkNotice.is(line)) {
            findings.note(number, "'" + line + "' is skipped");
        } else if (line.startsWith("#")) {
            findings.comment(number, line);
        } else if (!line.isBlank()) {
            findings.problem(number, "'" + line + "' is no record of a walk: NAME = TYPE: VALUE");
        }
    }

    private Reading reading() {
        bare.forEach(this::refuse);
        findings.count("noSuchObject and noSuchInstance answers, kept as explicit holes", holes);
        findings.count(
                "values that a DISPLAY-HINT has formatted, read as well as can be guessed", hinted);
        return findings.reading(packer);
    }
}
