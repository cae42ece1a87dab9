package dev.sonde.mirror.scrub;

import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Replaces in a device's data what says whose device it is, so that the data can be shared and
/// still is that of a device: the same address is replaced by the same one wherever it stands, in
/// values and in indexes, no two by the same one, and everything keeps its type and form.
///
/// ```java
/// Scrubber scrubber = Scrubber.of(ScrubProfile.NETWORK, ScrubKey.random());
/// Recording shareable = scrubber.scrub(recording);
/// print(scrubber.report());
/// ```
///
/// A name or an address is recognized where its object type is known, where its form shows it, and
/// where something else has shown it before. Hence a whole [recording][#scrub(Recording)] is read
/// twice, first to [learn][#learn(VarBind)] and then to replace. What comes object by object, as
/// from a [mirror][#before(StoreWriter)], is replaced as far as is known by then, and indexes only
/// of the tables whose index is known.
///
/// What is replaced depends on the profile and the key alone, and not on order or place.
/// Thread-safe.
public final class Scrubber {

    private static final String NUMERIC = ":numeric";
    private static final String ERROR = ":error";

    /// Without a value, which may be anything.
    private static final Pattern ERROR_SETTINGS = Pattern.compile("(?:(?:op|status)=[A-Za-z]+,?)+");

    private final Learned learned = new Learned();
    private final Ledger ledger;
    private final ScrubProfile profile;
    private final IndexScrub indexes;
    private final ValueScrub values;
    private final AddressTypes types = new AddressTypes();

    private Scrubber(ScrubProfile profile, ScrubKey key, @Nullable Consumer<Leak> leaks) {
        this.ledger = new Ledger(leaks);
        this.profile = profile;
        Replacements replacements = new Replacements(profile, key, ledger, learned);
        TextScrub text = new TextScrub(replacements, learned);
        OctetScan octets = new OctetScan(replacements, learned);
        this.indexes = new IndexScrub(replacements, new IndexScan(replacements, learned, text));
        this.values = new ValueScrub(replacements, learned, text, octets);
    }

    /// A scrubber that has seen nothing yet.
    public static Scrubber of(ScrubProfile profile, ScrubKey key) {
        return new Scrubber(profile, key, null);
    }

    /// Tells `leaks` of all that `profile` would replace or leave out in these objects, which are
    /// iterated twice.
    public static void check(
            ScrubProfile profile, Iterable<VarBind> objects, Consumer<Leak> leaks) {
        Scrubber scrubber = new Scrubber(profile, ScrubKey.random(), leaks);
        objects.forEach(scrubber::learn);
        objects.forEach(object -> scrubber.scrub(object, true));
    }

    /// Takes note of the names and addresses in `object`.
    public synchronized void learn(VarBind object) {
        ledger.count(false);
        scrub(object, false);
        ledger.count(true);
    }

    /// The object to write instead of this one, perhaps under another OID; null where it is to be
    /// left out. Indexes of unknown tables stay.
    public synchronized @Nullable VarBind scrub(VarBind object) {
        return scrub(object, false);
    }

    /// As [#scrub(VarBind)], with what was learned replaced in the indexes of unknown tables, too:
    /// for what is put in order as a whole afterwards.
    public synchronized @Nullable VarBind scrubAnywhere(VarBind object) {
        return scrub(object, true);
    }

    /// The whole recording scrubbed, in order. What is writable stays so, and numbers that move and
    /// errors do; what other variation modules serve stands still, because their settings may say
    /// anything.
    ///
    /// @throws IllegalStateException if two objects of a table that is not known came to the same
    ///   OID, which another key avoids.
    public Recording scrub(Recording recording) {
        NavigableMap<Oid, VariedRecord> waiting = new TreeMap<>(recording.variations());
        waiting.values().removeIf(varied -> !saysNothing(varied));
        NavigableMap<Oid, VariedRecord> kept = new TreeMap<>();
        Recording scrubbed =
                scrub(
                        recording,
                        recording::isWritable,
                        (before, after) -> {
                            VariedRecord varied = waiting.remove(before);
                            if (varied != null) {
                                kept.put(after, varied);
                            }
                        });
        waiting.forEach((oid, varied) -> {
            VarBind replaced = scrub(new VarBind(oid, Missing.NO_SUCH_OBJECT), true);
            if (replaced != null && !varied.isSubtree()) {
                kept.put(replaced.oid(), varied);
            }
        });
        return kept.isEmpty() ? scrubbed : scrubbed.withVariations(kept);
    }

    private static boolean saysNothing(VariedRecord varied) {
        boolean isError =
                varied.tag().endsWith(ERROR) && ERROR_SETTINGS.matcher(varied.settings()).matches();
        return isError || varied.tag().endsWith(NUMERIC);
    }

    /// As [#scrub(Recording)], of objects that are iterated twice.
    public Recording scrub(Iterable<VarBind> objects, Predicate<Oid> writable) {
        return scrub(objects, writable, (_, _) -> {});
    }

    private Recording scrub(
            Iterable<VarBind> objects, Predicate<Oid> writable, BiConsumer<Oid, Oid> renamed) {
        objects.forEach(this::learn);
        Set<Oid> stillWritable = new HashSet<>();
        long[] kept = new long[1];
        Iterator<VarBind> scrubbed =
                StreamSupport.stream(objects.spliterator(), false)
                        .<VarBind>mapMulti((object, out) -> {
                            VarBind replaced = scrub(object, true);
                            if (replaced != null) {
                                kept[0]++;
                                renamed.accept(object.oid(), replaced.oid());
                                if (writable.test(object.oid())) {
                                    stillWritable.add(replaced.oid());
                                }
                                out.accept(replaced);
                            }
                        })
                        .iterator();
        Recording recording = Recording.of(() -> scrubbed, stillWritable::contains);
        if (recording.size() != kept[0]) {
            throw new IllegalStateException(
                    "scrubbing brought %d objects to the OIDs of others: use another key"
                            .formatted(kept[0] - recording.size()));
        }
        return recording;
    }

    /// A writer that scrubs what it is given, in lexicographic order as every writer's, before
    /// `writer` has it, in lexicographic order again: rows whose index is replaced are held back
    /// until their column is complete. Closing it closes `writer`.
    public StoreWriter before(StoreWriter writer) {
        return new ScrubbingWriter(this, writer);
    }

    /// What has been changed so far.
    public synchronized ScrubReport report() {
        return ledger.report();
    }

    /// Whether `oid` is in a table whose index is known, and thus replaced without anything
    /// learned.
    public boolean knowsTable(Oid oid) {
        return ObjectTypes.KNOWN.match(oid).entry() != null;
    }

    /// The part of `oid` that [#scrub(VarBind)] never replaces.
    Oid kept(Oid oid) {
        ObjectTypes.Match match = ObjectTypes.KNOWN.match(oid);
        int length = match.entry() == null ? oid.length() : match.entryLength() + 1;
        return length >= oid.length()
                ? oid
                : Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length));
    }

    private synchronized @Nullable VarBind scrub(VarBind object, boolean scan) {
        Oid oid = object.oid();
        ObjectTypes.Match match = ObjectTypes.KNOWN.match(oid);
        ledger.begin(oid, match.column(oid));
        if (profile == ScrubProfile.NONE) {
            return object;
        }
        if (match.treatment() == Treatment.COMMUNITY
                && object.value() instanceof OctetString community) {
            values.learnSecret(community);
        }
        if (match.treatment() == Treatment.SECRET || match.treatment() == Treatment.COMMUNITY) {
            ledger.dropped(() -> object.value().text());
            return null;
        }
        Oid name = indexes.scrub(oid, match, scan);
        types.note(oid, object.value());
        return new VarBind(name, scrub(oid, object.value(), match, scan));
    }

    private Value scrub(Oid name, Value value, ObjectTypes.Match match, boolean scan) {
        return switch (value) {
            case OctetString octets -> {
                Treatment treatment = match.treatment();
                yield values.octets(
                        octets,
                        match,
                        treatment == Treatment.UNKNOWN
                                ? types.treatment(name, octets.bytes())
                                : treatment);
            }
            case Opaque opaque -> values.opaque(opaque);
            case IpAddress address -> values.address(address, match.treatment());
            // Points at a row of some table.
            case Oid oid -> indexes.scrub(oid, ObjectTypes.KNOWN.match(oid), scan);
            default -> value;
        };
    }
}
