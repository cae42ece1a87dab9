package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.nio.file.Path;

/// One reading of one `.snmprec` file. A line that is no record costs that record and no other.
final class SnmprecReader {

    private final Findings findings;
    private final Packer packer = new Packer();
    private int trailingBlanks;
    private int unsignedIntegers;
    private final VariedRecords varied;

    /// @param snapshot whether another recording names this one.
    SnmprecReader(Path file, VariationOptions options, boolean snapshot) {
        this.findings = new Findings(file);
        this.varied = new VariedRecords(file, options, snapshot);
    }

    /// @param partial whether the file is one that is being written, or was when its writer died.
    Reading read(Content in, boolean partial) throws IOException {
        RecordLines.read(in, partial, findings, this::record);
        return reading();
    }

    private void record(String line, boolean trailingBlank) throws LineFault {
        int bar = line.indexOf('|');
        int secondBar = line.indexOf('|', bar + 1);
        if (bar < 0 || secondBar < 0) {
            throw new LineFault("'" + line + "' is no record: OID|TAG|VALUE");
        }
        Oid oid = SnmprecValue.name(line.substring(0, bar).strip());
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

    private static Value plain(Tag tag, String text) throws LineFault {
        return tag.escaped()
                ? SnmprecValue.ofEscaped(tag.number(), text)
                : SnmprecValue.of(tag.number(), tag.hex(), text);
    }

    private Reading reading() {
        findings.count("values whose trailing blanks are dropped, as snmpsim does", trailingBlanks);
        findings.count("values with the tag 71 (UInteger32), read as Gauge32", unsignedIntegers);
        varied.notes().forEach(note -> findings.note(0, note));
        return findings.reading(packer, varied);
    }
}
