package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every [OidStore] does, whatever it keeps its objects in.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class OidStoreContract {

    private static final Oid ROOT = Oid.of("1.3.6.1.4.1.64512");

    /// A store of `objects`; those that satisfy `writable` are writable.
    abstract OidStore store(List<VarBind> objects, Predicate<Oid> writable) throws Exception;

    private OidStore store(VarBind... objects) throws Exception {
        return store(List.of(objects), oid -> false);
    }

    private OidStore writableStore(VarBind... objects) throws Exception {
        return store(List.of(objects), oid -> true);
    }

    private static VarBind number(String suffix, int number) {
        return new VarBind(ROOT.append(Oid.of(suffix)), new Integer32(number));
    }

    private static VarBind hole(String suffix, Missing hole) {
        return new VarBind(ROOT.append(Oid.of(suffix)), hole);
    }

    private static Oid oid(String suffix) {
        return ROOT.append(Oid.of(suffix));
    }

    @Test
    void getReturnsValuesOfEveryTypeAsTheyWereStored() throws Exception {
        List<VarBind> objects = Samples.objects();
        OidStore store = store(objects, oid -> false);
        assertThat(objects)
                .allSatisfy(
                        o -> assertThat(store.get(o.oid())).as("%s", o.oid()).isEqualTo(o.value()));
    }

    @Test
    void getReturnsNullWhereThereIsNoObject() throws Exception {
        OidStore store = store(number("2.1", 1), number("2.3", 3));
        for (String suffix : List.of("", "1", "2", "2.0", "2.2", "2.4", "2.1.0", "2.3.0", "3")) {
            assertThat(store.get(oid(suffix))).as("%s", suffix).isNull();
        }
    }

    @Test
    void anEmptyStoreHasNothing() throws Exception {
        OidStore store = store();
        assertThat(store.get(ROOT)).isNull();
        assertThat(store.next(Oid.of(""))).isNull();
        assertThat(store.next(Oid.of(""), 10)).isEmpty();
        assertThat(store.isWritable(ROOT)).isFalse();
    }

    @Test
    void nextFollowsTheOrderOfUnsignedArcs() throws Exception {
        List<String> suffixes =
                List.of(
                        "1",
                        "1.0",
                        "1.127",
                        "1.128",
                        "1.16384",
                        "1.2147483647",
                        "1.2147483648",
                        "1.2147483648.0",
                        "1.4294967295",
                        "1.4294967295.4294967295",
                        "2",
                        "10",
                        "128");
        List<VarBind> shuffled = new ArrayList<>();
        for (int i = 0; i < suffixes.size(); i++) {
            shuffled.add(number(suffixes.get(5 * i % suffixes.size()), i));
        }
        shuffled.sort((a, b) -> a.oid().compareTo(b.oid()));
        OidStore store = store(shuffled, oid -> false);
        List<String> walked = new ArrayList<>();
        for (VarBind at = store.next(Oid.of("")); at != null; at = store.next(at.oid())) {
            walked.add(at.oid().suffix(ROOT).text());
        }
        assertThat(walked).isEqualTo(suffixes);
    }

    @Test
    void nextOfAnOidThatIsNotThereIsTheOneAfterItsPlace() throws Exception {
        VarBind one = number("1.1", 1);
        VarBind two = number("1.1.5", 2);
        VarBind three = number("2", 3);
        OidStore store = store(one, two, three);
        assertThat(store.next(oid("1"))).isEqualTo(one);
        assertThat(store.next(oid("1.0.4294967295"))).isEqualTo(one);
        assertThat(store.next(oid("1.1"))).isEqualTo(two);
        assertThat(store.next(oid("1.1.4"))).isEqualTo(two);
        assertThat(store.next(oid("1.1.6"))).isEqualTo(three);
        assertThat(store.next(oid("1.4294967295"))).isEqualTo(three);
        assertThat(store.next(oid("2"))).isNull();
        assertThat(store.next(oid("2.0"))).isNull();
    }

    @Test
    void nextReturnsAsManyAsAskedForAndFewerOnlyAtTheEnd() throws Exception {
        VarBind one = number("1", 1);
        VarBind two = number("2", 2);
        VarBind three = number("3", 3);
        OidStore store = store(one, two, three);
        assertThat(store.next(ROOT, 0)).isEmpty();
        assertThat(store.next(ROOT, -1)).isEmpty();
        assertThat(store.next(ROOT, 1)).containsExactly(one);
        assertThat(store.next(ROOT, 2)).containsExactly(one, two);
        assertThat(store.next(ROOT, 3)).containsExactly(one, two, three);
        assertThat(store.next(ROOT, Integer.MAX_VALUE)).containsExactly(one, two, three);
        assertThat(store.next(one.oid(), 2)).containsExactly(two, three);
        assertThat(store.next(three.oid(), 2)).isEmpty();
    }

    @Test
    void aHoleAnswersGetAndIsSkippedByNext() throws Exception {
        VarBind one = number("2", 1);
        VarBind two = number("5", 2);
        OidStore store =
                store(
                        hole("1", Missing.NO_SUCH_OBJECT),
                        one,
                        hole("3", Missing.NO_SUCH_INSTANCE),
                        hole("4", Missing.END_OF_MIB_VIEW),
                        two,
                        hole("6", Missing.NO_SUCH_OBJECT));
        assertThat(store.get(oid("1"))).isEqualTo(Missing.NO_SUCH_OBJECT);
        assertThat(store.get(oid("3"))).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(store.get(oid("4"))).isEqualTo(Missing.END_OF_MIB_VIEW);
        assertThat(store.next(ROOT)).isEqualTo(one);
        assertThat(store.next(one.oid())).isEqualTo(two);
        assertThat(store.next(two.oid())).isNull();
        assertThat(store.next(ROOT, 2)).containsExactly(one, two);
        assertThat(store.next(ROOT, 9)).containsExactly(one, two);
    }

    @Test
    void onlyWhatIsDeclaredWritableIsWritable() throws Exception {
        OidStore store = store(List.of(number("1", 1), number("2", 2)), oid("1")::equals);
        assertThat(store.isWritable(oid("1"))).isTrue();
        assertThat(store.isWritable(oid("2"))).isFalse();
        assertThat(store.isWritable(oid("3"))).isFalse();
        assertThat(store.isWritable(ROOT)).isFalse();
    }

    @Test
    void everyReadAfterSetSeesTheNewValues() throws Exception {
        OidStore store = writableStore(number("1", 1), number("2", 2), number("3", 3));
        VarBind text = new VarBind(oid("1"), OctetString.of("one"));
        store.set(List.of(text, number("3", 33)));
        assertThat(store.get(oid("1"))).isEqualTo(text.value());
        assertThat(store.next(ROOT)).isEqualTo(text);
        assertThat(store.next(ROOT, 5)).containsExactly(text, number("2", 2), number("3", 33));
        assertThat(store.next(text.oid(), 1)).containsExactly(number("2", 2));
        assertThat(store.isWritable(oid("1"))).isTrue();
    }

    @Test
    void anObjectCanBeSetToEveryValue() throws Exception {
        OidStore store = writableStore(number("1", 1));
        for (Value value : Samples.values()) {
            store.set(List.of(new VarBind(oid("1"), value)));
            assertThat(store.get(oid("1"))).isEqualTo(value);
        }
    }

    @Test
    void ofAnObjectSetTwiceAtOnceTheLastValueStays() throws Exception {
        OidStore store = writableStore(number("1", 1));
        store.set(List.of(number("1", 2), number("1", 3)));
        assertThat(store.get(oid("1"))).isEqualTo(new Integer32(3));
    }

    @Test
    void anObjectSetToAHoleIsSkippedAndOneSetFromAHoleIsNot() throws Exception {
        OidStore store =
                writableStore(number("1", 1), hole("2", Missing.NO_SUCH_OBJECT), number("3", 3));
        store.set(List.of(hole("1", Missing.NO_SUCH_INSTANCE), number("2", 2)));
        assertThat(store.get(oid("1"))).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(store.next(ROOT)).isEqualTo(number("2", 2));
        assertThat(store.next(ROOT, 1)).containsExactly(number("2", 2));
        assertThat(store.next(ROOT, 2)).containsExactly(number("2", 2), number("3", 3));
    }

    @Test
    void setChangesAndCreatesWhateverIsDeclaredWritable() throws Exception {
        OidStore store = store(List.of(number("1", 1), number("2", 2)), oid("1")::equals);
        VarBind text = new VarBind(oid("2"), OctetString.of("two"));
        store.set(List.of(text, number("1.5", 5), number("7", 7)));
        assertThat(store.next(ROOT, 9))
                .containsExactly(number("1", 1), number("1.5", 5), text, number("7", 7));
        assertThat(store.get(oid("7"))).isEqualTo(new Integer32(7));
        assertThat(store.isWritable(oid("1"))).isTrue();
        assertThat(store.isWritable(oid("2"))).isFalse();
        assertThat(store.isWritable(oid("7"))).isFalse();
    }

    @Test
    void whatWasCreatedCanBeTakenAwayAgain() throws Exception {
        OidStore store = writableStore(number("1", 1));
        store.set(List.of(number("2", 2)));
        store.set(List.of(hole("2", Missing.NO_SUCH_INSTANCE)));
        assertThat(store.next(ROOT, 9)).containsExactly(number("1", 1));
        store.set(List.of(number("2", 3)));
        assertThat(store.next(ROOT, 9)).containsExactly(number("1", 1), number("2", 3));
    }

    @Test
    void testRefusesTheFirstThatIsNotWritableOrOfAnotherTypeAndChangesNothing() throws Exception {
        OidStore store =
                store(
                        List.of(number("1", 1), number("2", 2), hole("3", Missing.NO_SUCH_OBJECT)),
                        oid -> !oid.equals(oid("2")));
        VarBind text = new VarBind(oid("1"), OctetString.of("one"));
        assertThat(store.test(List.of())).isNull();
        assertThat(store.test(List.of(number("1", 9), number("3", 9)))).isNull();
        assertThat(store.test(List.of(number("1", 9), number("2", 9), text)))
                .isEqualTo(new Refusal(1, ErrorStatus.NOT_WRITABLE));
        assertThat(store.test(List.of(number("1", 9), text)))
                .isEqualTo(new Refusal(1, ErrorStatus.WRONG_TYPE));
        assertThat(store.test(List.of(number("4", 9))))
                .isEqualTo(new Refusal(0, ErrorStatus.NOT_WRITABLE));
        assertThat(store.test(List.of(new VarBind(oid("1"), Null.NULL))))
                .isEqualTo(new Refusal(0, ErrorStatus.WRONG_TYPE));
        assertThat(store.next(ROOT, 9)).containsExactly(number("1", 1), number("2", 2));
    }

    @Test
    void nextOidNamesTheNextObjectOrAHoleBeforeIt() throws Exception {
        OidStore store = store(number("1", 1), hole("2", Missing.NO_SUCH_OBJECT), number("3", 3));
        assertThat(store.nextOid(ROOT)).isEqualTo(oid("1"));
        assertThat(store.nextOid(oid("1"))).isIn(oid("2"), oid("3"));
        assertThat(store.nextOid(oid("2"))).isEqualTo(oid("3"));
        assertThat(store.nextOid(oid("3"))).isNull();
    }

    @Test
    void whoReadsWhileOthersSetSeesAllOfASetOrNothing() throws Exception {
        OidStore store = writableStore(number("1", 0), number("2", 0));
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> readers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                readers.add(threads.submit(() -> readPairs(store, done)));
            }
            for (int i = 1; i <= 200; i++) {
                store.set(List.of(number("1", i), number("2", i)));
            }
            done.set(true);
            for (Future<Integer> reader : readers) {
                assertThat(reader.get(30, TimeUnit.SECONDS)).isPositive();
            }
        }
        assertThat(store.get(oid("2"))).isEqualTo(new Integer32(200));
    }

    /// Reads until done; returns how often.
    private static int readPairs(OidStore store, AtomicBoolean done) {
        int reads = 0;
        long last = 0;
        do {
            List<VarBind> pair = store.next(ROOT, 2);
            long first = pair.getFirst().value().toLong();
            assertThat(pair.getLast().value().toLong())
                    .isEqualTo(first)
                    .isGreaterThanOrEqualTo(last);
            last = first;
            reads++;
        } while (!done.get());
        return reads;
    }

    @Test
    void whateverIsAskedItAnswersAsASortedMapDoes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("OidStoreContract seed " + seed);
        Random random = new Random(seed);
        List<VarBind> objects = Samples.objects(random, 300);
        Predicate<Oid> writable = oid -> oid.hashCode() % 2 == 0;
        NavigableMap<Oid, Value> model = new TreeMap<>();
        objects.forEach(o -> model.put(o.oid(), o.value()));
        OidStore store = store(objects, writable);
        for (int i = 0; i < 1000; i++) {
            Oid oid =
                    random.nextBoolean()
                            ? Samples.oid(random)
                            : objects.get(random.nextInt(objects.size())).oid();
            int limit = random.nextInt(20);
            if (i % 10 == 0 && writable.test(oid) && model.containsKey(oid)) {
                Value value = Samples.value(random);
                model.put(oid, value);
                store.set(List.of(new VarBind(oid, value)));
            }
            List<VarBind> expected = following(model, oid, limit);
            assertThat(store.get(oid)).as("seed %d get %s", seed, oid).isEqualTo(model.get(oid));
            assertThat(store.next(oid, limit)).as("seed %d next %s", seed, oid).isEqualTo(expected);
            assertThat(store.next(oid))
                    .as("seed %d next %s", seed, oid)
                    .isEqualTo(following(model, oid, 1).stream().findFirst().orElse(null));
        }
    }

    private static List<VarBind> following(NavigableMap<Oid, Value> model, Oid oid, int limit) {
        return model.tailMap(oid, false).entrySet().stream()
                .filter(e -> e.getValue().isPresent())
                .limit(limit)
                .map(e -> new VarBind(e.getKey(), e.getValue()))
                .toList();
    }
}
