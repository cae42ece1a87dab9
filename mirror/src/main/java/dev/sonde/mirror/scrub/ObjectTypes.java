package dev.sonde.mirror.scrub;

import dev.sonde.client.Oid;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known about object types: the file `objects.txt`, as a tree.
final class ObjectTypes {

    /// What is known about one object.
    ///
    /// @param type the closest type above it that says how to treat it; null if none does.
    /// @param typeLength how many arcs that type has.
    /// @param entry the entry of the table that it is in; null if it is in none of these.
    /// @param entryLength how many arcs the entry has: the column follows, then the index.
    record Match(
            @Nullable ObjectType type,
            int typeLength,
            @Nullable ObjectType entry,
            int entryLength) {

        /// Up to and with the number of a vendor and some of its MIB.
        private static final int UNKNOWN_LENGTH = 9;

        Treatment treatment() {
            return type == null ? Treatment.UNKNOWN : type.treatment();
        }

        /// What to call the column of `oid`: nothing of its index is in it.
        String column(Oid oid) {
            if (type != null && (entry == null || typeLength > entryLength)) {
                return type.name();
            }
            if (entry != null) {
                return oid.length() > entryLength
                        ? entry.name() + "." + oid.arc(entryLength)
                        : entry.name();
            }
            int length = Math.min(oid.length(), UNKNOWN_LENGTH);
            return Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length)).text();
        }
    }

    private static final class Node {
        final Map<Long, Node> below = new HashMap<>();
        @Nullable ObjectType type;
    }

    static final ObjectTypes KNOWN = read();

    private final Node root = new Node();

    private static ObjectTypes read() {
        ObjectTypes types = new ObjectTypes();
        InputStream file = ObjectTypes.class.getResourceAsStream("objects.txt");
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(file), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(types::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private void add(String line) {
        List<String> words = Arrays.asList(line.split("\\s+", -1));
        List<IndexPart> index = words.stream().skip(3).map(IndexPart::of).toList();
        Oid oid = Oid.of(words.get(0));
        Node node = root;
        for (int i = 0; i < oid.length(); i++) {
            node = node.below.computeIfAbsent(oid.arc(i), _ -> new Node());
        }
        if (node.type != null) {
            throw new IllegalStateException("objects.txt has " + oid + " twice");
        }
        node.type = new ObjectType(words.get(1), Treatment.of(words.get(2)), index);
    }

    Match match(Oid oid) {
        ObjectType type = null;
        ObjectType entry = null;
        int typeLength = 0;
        int entryLength = 0;
        Node node = root;
        for (int i = 0; i < oid.length(); i++) {
            node = node.below.get(oid.arc(i));
            if (node == null) {
                break;
            }
            if (node.type != null) {
                if (node.type.index().isEmpty()) {
                    type = node.type;
                    typeLength = i + 1;
                } else {
                    entry = node.type;
                    entryLength = i + 1;
                }
            }
        }
        return new Match(type, typeLength, entry, entryLength);
    }
}
