package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariationReader;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The records of one recording that variation modules serve, as its reader comes upon them.
final class VariedRecords {

    private static final int MOST_SETTINGS = 10;

    private final VariationReader reader;
    private final NavigableMap<Oid, VariedRecord> records = new TreeMap<>();
    private final Map<Path, OidStore> snapshots = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private final TreeSet<String> unknownSettings = new TreeSet<>();

    /// @param snapshot whether another recording names this one, which then names no further ones.
    VariedRecords(Path file, VariationOptions options, boolean snapshot) {
        this.reader =
                new VariationReader(
                        file,
                        options,
                        path -> {
                            if (snapshot) {
                                throw new IllegalArgumentException(
                                        "multiplex cannot be in what multiplex serves");
                            }
                            return snapshot(path, options);
                        });
    }

    /// The record of these words, or null where no module serves it. Of an OID the last counts.
    @Nullable VariedRecord record(Oid oid, Tag tag, String tagText, String text) throws LineFault {
        String module = tag.module();
        if (module == null) {
            forget(oid);
            return null;
        }
        VariedRecord record;
        try {
            record =
                    tag.number() == Tag.SUBTREE
                            ? reader.subtree(oid, module, text)
                            : object(tag, tagText, module, text);
        } catch (IllegalArgumentException e) {
            throw new LineFault(e);
        }
        forget(oid);
        if (!record.isPlain()) {
            records.put(oid, record);
        }
        note(module, record.unknownSettings());
        return record;
    }

    private VariedRecord object(Tag tag, String tagText, String module, String text)
            throws LineFault {
        return reader.object(
                tagText, syntax(tag.number()), module, text, (word, hex) -> value(tag, word, hex));
    }

    private static Value value(Tag tag, String text, boolean hex) {
        try {
            return tag.escaped() && !hex
                    ? SnmprecValue.ofEscaped(tag.number(), text)
                    : SnmprecValue.of(tag.number(), tag.hex() || hex, text);
        } catch (LineFault e) {
            throw new IllegalArgumentException(e.fault(), e);
        }
    }

    private static Syntax syntax(int number) throws LineFault {
        int tag = number == SnmprecValue.UINTEGER32 ? Syntax.GAUGE32.tag() : number;
        return Arrays.stream(Syntax.values())
                .filter(syntax -> syntax.tag() == tag && tag < Syntax.NO_SUCH_OBJECT.tag())
                .findAny()
                .orElseThrow(() -> new LineFault(number + " is the tag of no type"));
    }

    /// Nothing, in most recordings.
    private void forget(Oid oid) {
        if (!records.isEmpty()) {
            records.remove(oid);
        }
    }

    private void note(String module, List<String> unknown) {
        unknown.forEach(key -> unknownSettings.add(module + " " + key));
        while (unknownSettings.size() > MOST_SETTINGS) {
            unknownSettings.removeLast();
        }
    }

    /// A recording that this one names; what modules serve in it stands still at time zero.
    private OidStore snapshot(Path path, VariationOptions options) {
        OidStore known = snapshots.get(path);
        if (known != null) {
            return known;
        }
        try {
            Reading reading =
                    RecordingFile.of(path)
                            .orElseGet(() -> RecordingFile.snmprec(path))
                            .with(options)
                            .read(true);
            problems.addAll(reading.problems());
            snapshots.put(path, reading.recording());
            return reading.recording();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NavigableMap<Oid, VariedRecord> records() {
        return records;
    }

    /// The problems of the recordings that this one names.
    List<Problem> problems() {
        return problems;
    }

    List<String> notes() {
        return unknownSettings.isEmpty()
                ? List.of()
                : List.of("settings that mean nothing: " + String.join(", ", unknownSettings));
    }
}
