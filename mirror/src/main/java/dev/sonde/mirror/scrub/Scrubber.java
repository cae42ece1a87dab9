package dev.sonde.mirror.scrub;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SubtreeTiming;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Predicate;
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
/// What goes through a whole device ends with a [CancellationException] if the thread is
/// interrupted, and it stays so.
///
/// What is replaced depends on the profile and the key alone, and not on order or place.
/// Thread-safe.
public final class Scrubber {

    private static final String NUMERIC = ":numeric";

    private final Learned learned = new Learned();
    private final Ledger ledger;
    private final ScrubProfile profile;
    private final IndexScan scan;
    private final IndexScrub indexes;
    private final ValueScrub values;
    private final AddressTypes types = new AddressTypes();

    private Scrubber(ScrubProfile profile, ScrubKey key, @Nullable Consumer<Leak> leaks) {
        this.ledger = new Ledger(leaks);
        this.profile = profile;
        Replacements replacements = new Replacements(profile, key, ledger, learned);
        TextScrub text = new TextScrub(replacements, learned);
        OctetScan octets = new OctetScan(replacements, learned);
        this.scan = new IndexScan(replacements, learned, text);
        this.indexes = new IndexScrub(replacements, scan);
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
        objects.forEach(scrubber::learnUninterrupted);
        objects.forEach(object -> {
            requireUninterrupted();
            scrubber.scrub(object, true);
        });
    }

    private static void requireUninterrupted() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted while it was scrubbed");
        }
    }

    private void learnUninterrupted(VarBind object) {
        requireUninterrupted();
        learn(object);
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

    /// Whether its settings say a value, which may be anything.
    private static boolean holdsValue(Recording recording, Oid oid) {
        Value held = recording.get(oid);
        return held != null && held.isPresent();
    }

    private static Iterable<VarBind> without(Recording recording, Set<Oid> oids) {
        return () ->
                StreamSupport.stream(recording.spliterator(), false)
                        .filter(object -> !oids.contains(object.oid()))
                        .iterator();
    }

    /// The whole recording scrubbed, in order. What is writable stays so, numbers that move do, and
    /// requests fail where they failed; what other variation modules serve stands still, because
    /// their settings may say anything.
    ///
    /// @throws IllegalStateException if two objects of a table that is not known came to the same
    ///   OID, which another key avoids.
    public Recording scrub(Recording recording) {
        NavigableMap<Oid, VariedRecord> moving = new TreeMap<>();
        NavigableMap<Oid, ErrorStatus> errors = recording.errors();
        errors.keySet().removeIf(oid -> holdsValue(recording, oid));
        Iterable<VarBind> objects = without(recording, errors.keySet());
        Recording scrubbed = scrub(objects, recording::isWritable, recording.variations(), moving);
        Recording moved = moving.isEmpty() ? scrubbed : scrubbed.withVariations(moving);
        return moved.withErrors(scrub(errors, recording, scrubbed))
                .withTimings(scrub(recording.timings()));
    }

    /// Timings with no index that is not replaced; those of what is left out are, too.
    private synchronized List<SubtreeTiming> scrub(List<SubtreeTiming> timings) {
        List<SubtreeTiming> scrubbed = new ArrayList<>();
        ledger.count(false);
        for (SubtreeTiming timing : timings) {
            VarBind kept = scrub(new VarBind(timing.subtree(), Missing.NO_SUCH_OBJECT), true);
            if (kept != null) {
                scrubbed.add(timing.withSubtree(kept.oid()));
            }
        }
        ledger.count(true);
        return scrubbed;
    }

    /// Errors under their new OIDs: one that stands right behind an object stays there.
    private synchronized SortedMap<Oid, ErrorStatus> scrub(
            SortedMap<Oid, ErrorStatus> errors, Recording recording, Recording scrubbed) {
        SortedMap<Oid, ErrorStatus> renamed = new TreeMap<>();
        ledger.count(false);
        errors.forEach((oid, status) -> {
            int last = oid.length() - 1;
            Oid object = Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), last));
            boolean isBehind = oid.arc(last) == 0 && recording.get(object) != null;
            VarBind kept =
                    scrub(new VarBind(isBehind ? object : oid, Missing.NO_SUCH_INSTANCE), true);
            Oid name = kept == null ? null : isBehind ? kept.oid().append(0) : kept.oid();
            if (name != null && scrubbed.get(name) == null) {
                renamed.put(name, status);
            }
        });
        ledger.count(true);
        return renamed;
    }

    /// As [#scrub(Recording)], of objects that are iterated twice, and once more where names in two
    /// indexes came to the same one.
    public Recording scrub(Iterable<VarBind> objects, Predicate<Oid> writable) {
        return scrub(objects, writable, new TreeMap<>(), new TreeMap<>());
    }

    private Recording scrub(
            Iterable<VarBind> objects,
            Predicate<Oid> writable,
            NavigableMap<Oid, VariedRecord> variations,
            NavigableMap<Oid, VariedRecord> moving) {
        objects.forEach(this::learnUninterrupted);
        ScrubReport before = report();
        Renaming renaming = rename(objects, writable, variations);
        if (renaming.lost() > 0) {
            tellApart(before);
            renaming = rename(objects, writable, variations);
        }
        if (renaming.lost() > 0) {
            throw new IllegalStateException(
                    "scrubbing brought %d objects to the OIDs of others: use another key"
                            .formatted(renaming.lost()));
        }
        moving.putAll(renaming.moving());
        return renaming.recording();
    }

    /// What came of all objects under their new OIDs.
    ///
    /// @param lost how many came to the OID of another.
    private record Renaming(
            Recording recording, NavigableMap<Oid, VariedRecord> moving, long lost) {}

    private Renaming rename(
            Iterable<VarBind> objects,
            Predicate<Oid> writable,
            NavigableMap<Oid, VariedRecord> variations) {
        NavigableMap<Oid, VariedRecord> moving = new TreeMap<>();
        Set<Oid> stillWritable = new HashSet<>();
        long[] kept = new long[1];
        Iterator<VarBind> scrubbed =
                StreamSupport.stream(objects.spliterator(), false)
                        .<VarBind>mapMulti((object, out) -> {
                            requireUninterrupted();
                            VarBind replaced = scrub(object, true);
                            if (replaced != null) {
                                kept[0]++;
                                VariedRecord varied = variations.get(object.oid());
                                if (varied != null && varied.tag().endsWith(NUMERIC)) {
                                    moving.put(replaced.oid(), varied);
                                }
                                if (writable.test(object.oid())) {
                                    stillWritable.add(replaced.oid());
                                }
                                out.accept(replaced);
                            }
                        })
                        .iterator();
        Recording recording = Recording.of(() -> scrubbed, stillWritable::contains);
        return new Renaming(recording, moving, kept[0] - recording.size());
    }

    /// From here on no two texts in indexes become the same one, which otherwise those that differ
    /// in case alone do, as the names of hosts; what counts is as `before`.
    private synchronized void tellApart(ScrubReport before) {
        scan.tellApart();
        ledger.restore(before);
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
