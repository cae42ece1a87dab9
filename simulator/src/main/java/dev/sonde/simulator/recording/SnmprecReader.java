package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeSet;

/// One reading of one `.snmprec` file. A line that is no record costs that record and no other.
final class SnmprecReader {

    private static final int MOST_SETTINGS = 10;

    private final Findings findings;
    private final Packer packer = new Packer();
    private int trailingBlanks;
    private int unsignedIntegers;
    private final TreeSet<String> ignoredSettings = new TreeSet<>();

    SnmprecReader(Path file) {
        this.findings = new Findings(file);
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
        Tag tag = Tag.of(line.substring(bar + 1, secondBar).strip());
        String text = line.substring(secondBar + 1);
        Value value = tag.writable() ? writable(tag, text) : plain(tag, text);
        packer.add(oid, value, tag.writable());
        boolean isText = SnmprecValue.isText(tag.number()) && !tag.hex();
        trailingBlanks += trailingBlank && isText ? 1 : 0;
        unsignedIntegers += tag.number() == SnmprecValue.UINTEGER32 ? 1 : 0;
    }

    private static Value plain(Tag tag, String text) throws LineFault {
        return tag.escaped()
                ? SnmprecValue.ofEscaped(tag.number(), text)
                : SnmprecValue.of(tag.number(), tag.hex(), text);
    }

    private Value writable(Tag tag, String text) throws LineFault {
        WriteCache cache = WriteCache.of(text);
        ignoredSettings.addAll(cache.ignored());
        while (ignoredSettings.size() > MOST_SETTINGS) {
            ignoredSettings.removeLast();
        }
        return SnmprecValue.of(tag.number(), tag.hex() || cache.hex(), cache.value());
    }

    private Reading reading() {
        findings.count("values whose trailing blanks are dropped, as snmpsim does", trailingBlanks);
        findings.count("values with the tag 71 (UInteger32), read as Gauge32", unsignedIntegers);
        if (!ignoredSettings.isEmpty()) {
            String settings = String.join(", ", ignoredSettings);
            findings.note(0, "settings of writecache that are not supported: " + settings);
        }
        return findings.reading(packer);
    }
}
