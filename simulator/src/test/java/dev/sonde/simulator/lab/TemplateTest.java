package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.OverlayStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {

    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Oid SYS_LOCATION = Oid.of("1.3.6.1.2.1.1.6.0");
    private static final String ADDR_ENTRY = "1.3.6.1.2.1.4.20.1";

    private static VarBind object(String oid, Value value) {
        return new VarBind(Oid.of(oid), value);
    }

    private static Row row(long n) {
        return new Row(n, Map.of());
    }

    private static Substitution replacing(String... fromAndTo) {
        List<Replacement> replacements = new ArrayList<>();
        for (int i = 0; i < fromAndTo.length; i += 2) {
            replacements.add(Replacement.of(fromAndTo[i], Formula.of(fromAndTo[i + 1])));
        }
        return new Substitution(Map.of(), replacements);
    }

    private static Substitution setting(Oid oid, Assignment assignment) {
        return new Substitution(Map.of(oid, assignment), List.of());
    }

    private static Map<String, Value> all(OidStore store) {
        Map<String, Value> all = new LinkedHashMap<>();
        store.next(Oid.of(""), 1_000)
                .forEach(varBind -> all.put(varBind.oid().text(), varBind.value()));
        return all;
    }

    private static Map<String, Value> applied(Substitution substitution, long n, VarBind... base) {
        return all(new Template(Recording.of(List.of(base)), substitution).store(row(n)));
    }

    @Test
    void aValueThatIsSetHasTheTypeOfTheRecording() {
        Oid counter = Oid.of("1.3.6.1.2.1.2.2.1.10.1");
        Substitution substitution =
                new Substitution(
                        Map.of(
                                SYS_NAME, new Assignment(null, Formula.of("sw-{n}")),
                                counter, new Assignment(null, Formula.of("{n*10}"))),
                        List.of());
        assertThat(
                        applied(
                                substitution,
                                7,
                                new VarBind(SYS_NAME, OctetString.of("switch")),
                                new VarBind(counter, new Counter32(1))))
                .containsExactly(
                        Map.entry(SYS_NAME.text(), OctetString.of("sw-7")),
                        Map.entry(counter.text(), new Counter32(70)));
    }

    @Test
    void anObjectThatTheRecordingHasNotNeedsAType() {
        Recording base = Recording.of(List.of(new VarBind(SYS_NAME, OctetString.of("switch"))));
        Template typed =
                new Template(
                        base, setting(SYS_LOCATION, new Assignment('s', Formula.of("Lab {n}"))));
        assertThat(all(typed.store(row(3))))
                .containsEntry(SYS_LOCATION.text(), OctetString.of("Lab 3"))
                .hasSize(2);
        Template untyped =
                new Template(base, setting(SYS_LOCATION, new Assignment(null, Formula.of("x"))));
        assertThatThrownBy(() -> untyped.check(row(1)))
                .hasMessage(
                        "set 1.3.6.1.2.1.1.6.0: the recording has no such object, so say its type,"
                                + " as {s: text} or {i: 5}");
        Template wrong =
                new Template(base, setting(SYS_NAME, new Assignment('i', Formula.of("sw"))));
        assertThatThrownBy(() -> wrong.check(row(1))).hasMessageContaining("'sw' is no INTEGER");
    }

    @Test
    void anAddressIsReplacedInValuesTextAndIndexes() {
        Substitution substitution = replacing("10.0.0.1", "10.{n/256}.{n%256}.1");
        assertThat(
                        applied(
                                substitution,
                                300,
                                object(
                                        "1.3.6.1.2.1.1.1.0",
                                        OctetString.of("at 10.0.0.1, not 10.0.0.12")),
                                object(ADDR_ENTRY + ".1.10.0.0.1", IpAddress.of("10.0.0.1")),
                                object(ADDR_ENTRY + ".1.10.0.0.2", IpAddress.of("10.0.0.2")),
                                object(ADDR_ENTRY + ".2.10.0.0.1", new Integer32(1)),
                                object(
                                        "1.3.6.1.2.1.4.34.1.9.1",
                                        OctetString.of(new byte[] {10, 0, 0, 1})),
                                object(
                                        "1.3.6.1.4.1.9.9.1.1.1.0",
                                        Oid.of("1.3.6.1.2.1.4.20.1.1.10.0.0.1"))))
                .containsExactly(
                        Map.entry(
                                "1.3.6.1.2.1.1.1.0", OctetString.of("at 10.1.44.1, not 10.0.0.12")),
                        Map.entry(ADDR_ENTRY + ".1.10.0.0.2", IpAddress.of("10.0.0.2")),
                        Map.entry(ADDR_ENTRY + ".1.10.1.44.1", IpAddress.of("10.1.44.1")),
                        Map.entry(ADDR_ENTRY + ".2.10.1.44.1", new Integer32(1)),
                        Map.entry(
                                "1.3.6.1.2.1.4.34.1.9.1",
                                OctetString.of(new byte[] {10, 1, 44, 1})),
                        Map.entry(
                                "1.3.6.1.4.1.9.9.1.1.1.0",
                                Oid.of("1.3.6.1.2.1.4.20.1.1.10.1.44.1")));
    }

    @Test
    void aMacAddressIsReplacedInOctetsTextAndIndexes() {
        Substitution substitution =
                replacing("00:1a:2b:00:00:01", "00:1A:2B:00:{n/256:02x}:{n%256:02x}");
        assertThat(
                        applied(
                                substitution,
                                258,
                                object("1.3.6.1.2.1.2.2.1.6.1", OctetString.ofHex("001A2B000001")),
                                object(
                                        "1.3.6.1.2.1.2.2.1.2.1",
                                        OctetString.of("mac 00:1A:2B:00:00:01")),
                                object("1.3.6.1.2.1.17.4.3.1.2.0.26.43.0.0.1", new Integer32(5))))
                .containsExactly(
                        Map.entry("1.3.6.1.2.1.2.2.1.2.1", OctetString.of("mac 00:1A:2B:00:01:02")),
                        Map.entry("1.3.6.1.2.1.2.2.1.6.1", OctetString.ofHex("001A2B000102")),
                        Map.entry("1.3.6.1.2.1.17.4.3.1.2.0.26.43.0.1.2", new Integer32(5)));
    }

    @Test
    void noReplacementFindsWhatAnotherOnePutThere() {
        Substitution swap = replacing("left", "right", "right", "left");
        assertThat(applied(swap, 1, new VarBind(SYS_NAME, OctetString.of("left right"))))
                .containsEntry(SYS_NAME.text(), OctetString.of("right left"));
    }

    @Test
    void theRootOfATreeIsNoAddress() {
        Substitution substitution = replacing("1.3.6.1", "9.9.9.9");
        assertThat(applied(substitution, 1, new VarBind(SYS_NAME, OctetString.of("x"))))
                .containsOnlyKeys(SYS_NAME.text());
    }

    @Test
    void whatCanBeSetCanBeSetWhereItWasMoved() {
        Oid recorded = Oid.of("1.3.6.1.2.1.2.2.1.7.10.0.0.1");
        Oid moved = Oid.of("1.3.6.1.2.1.2.2.1.7.10.0.2.1");
        Recording base =
                Recording.of(List.of(new VarBind(recorded, new Integer32(1))), recorded::equals);
        OidStore store =
                new OverlayStore(
                        new Template(base, replacing("10.0.0.1", "10.0.{n}.1")).store(row(2)));
        assertThat(store.isWritable(moved)).isTrue();
        assertThat(store.isWritable(recorded)).isFalse();
        assertThat(store.get(recorded)).isNull();
        store.set(List.of(new VarBind(moved, new Integer32(2))));
        assertThat(all(store)).containsExactly(Map.entry(moved.text(), new Integer32(2)));
    }
}
