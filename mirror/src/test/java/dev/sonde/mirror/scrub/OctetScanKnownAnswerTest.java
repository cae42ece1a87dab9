package dev.sonde.mirror.scrub;

import static dev.sonde.mirror.scrub.Office.arcs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Addresses as octets among other octets. In the samples, `I` is an IPv4 address that is known
/// from elsewhere, `s` one of small numbers that is, `M` a MAC address, `G` the interface
/// identifier made of it, `V` an IPv6 address and `E` an engine ID.
class OctetScanKnownAnswerTest {

    private static final ScrubKey KEY = ScrubKey.of(new byte[32]);
    private static final String COLUMN = "1.3.6.1.4.1.32473.7.1.1.";

    private static final IpAddress IPV4 = Office.IPV4;
    private static final IpAddress SMALL = IpAddress.of("10.0.0.1");
    private static final IpAddress UNKNOWN = IpAddress.of("85.195.204.78");
    private static final String ENGINE = "80007ed905c0ffee11";

    private static Ipv4Mapping ipv4() {
        return new Ipv4Mapping(new KeyedHash(KEY));
    }

    private static MacMapping macs(ScrubProfile profile) {
        return new MacMapping(new KeyedHash(KEY), profile != ScrubProfile.STRICT);
    }

    private static String standIn(IpAddress address) {
        return hex(new IpAddress(ipv4().of(address.bits())).toBytes());
    }

    private static byte[] standIn(byte[] mac, ScrubProfile profile) {
        byte[] replaced = mac.clone();
        Octets.putMac(replaced, 0, macs(profile).of(Octets.mac(mac, 0)));
        return replaced;
    }

    private static String standInV6(ScrubProfile profile) {
        KeyedHash hash = new KeyedHash(KEY);
        return hex(new Ipv6Mapping(hash, ipv4(), macs(profile)).of(Office.IPV6));
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    private static String eui64(byte[] mac) {
        byte[] flipped = mac.clone();
        flipped[0] ^= 2;
        String hex = hex(flipped);
        return hex.substring(0, 6) + "fffe" + hex.substring(6);
    }

    private static String original(String sample) {
        return sample.replace("I", hex(IPV4.toBytes()))
                .replace("s", hex(SMALL.toBytes()))
                .replace("M", hex(Office.MAC))
                .replace("G", eui64(Office.MAC))
                .replace("V", hex(Office.IPV6))
                .replace(" ", "");
    }

    private static String replaced(String sample, ScrubProfile profile) {
        byte[] mac = standIn(Office.MAC, profile);
        return sample.replace("I", standIn(IPV4))
                .replace("s", standIn(SMALL))
                .replace("M", hex(mac))
                .replace("G", eui64(mac))
                .replace("V", standInV6(profile))
                .replace(" ", "");
    }

    /// The objects that make the addresses known, and these.
    private static Recording scrubbed(ScrubProfile profile, VarBind... further) {
        List<VarBind> objects = new ArrayList<>();
        for (IpAddress address : List.of(IPV4, SMALL)) {
            objects.add(new VarBind(Oid.of("1.3.6.1.2.1.4.20.1.1." + address.text()), address));
        }
        objects.add(new VarBind(Oid.of("1.3.6.1.2.1.2.2.1.6.1"), OctetString.of(Office.MAC)));
        objects.add(
                new VarBind(
                        Oid.of("1.3.6.1.2.1.4.34.1.3.2.16." + arcs(Office.IPV6)),
                        new Integer32(1)));
        objects.add(new VarBind(Oid.of("1.3.6.1.6.3.10.2.1.1.0"), OctetString.ofHex(ENGINE)));
        objects.addAll(List.of(further));
        return Scrubber.of(profile, KEY).scrub(Recording.of(objects));
    }

    private static String scrubbed(ScrubProfile profile, String hex) {
        Oid oid = Oid.of(COLUMN + "2.1");
        Value value =
                scrubbed(profile, new VarBind(oid, OctetString.ofHex(original(hex)))).get(oid);
        assertThat(value).isInstanceOf(OctetString.class);
        return value instanceof OctetString octets ? hex(octets.bytes()) : "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Anywhere, where they are no small numbers.
                "I",
                "0102 I 0304",
                "ff I ff I",
                "07 M 00",
                "1000 M",
                "00 G 01",
                "0001 V ff",
                "00000000000000000000ffff I",
                // Small numbers, where something announces them.
                "s",
                "01 s",
                "s 00a1",
                "s 0000000b",
                "0002 00a1 s 0000000000000000",
                "0200 a100 s 0000000000000000",
                "1002 00a1 s 0000000000000000",
                "05 01 s 02 00000001",
                "30 06 40 04 s",
                "35 01 05 36 04 s 06 08 s I ff",
                "01 2a 0014 04 06 s 06 06 00000002",
                "40 01 01 00 40 03 04 s",
                "00000001 01 01 cc 0004 s",
                "s 00000000 ffffff00 s",
                "4500 0054 0000 4000 4001 0000 s I 0800",
                "01 04 s",
            })
    void anAddressIsReplacedInTheFormsThatDevicesHave(String sample) {
        for (ScrubProfile profile : List.of(ScrubProfile.NETWORK, ScrubProfile.STRICT)) {
            assertThat(scrubbed(profile, sample)).isEqualTo(replaced(sample, profile));
        }
        assertThat(scrubbed(ScrubProfile.SYSTEM, sample)).isEqualTo(original(sample));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00 s 00",
                "ffff s 0000 8000",
                "0a 00 00 01 01 01 00",
                "80000000 s 00000001",
            })
    void smallNumbersInBitmapsStayUnlessItIsStrict(String sample) {
        assertThat(scrubbed(ScrubProfile.NETWORK, sample)).isEqualTo(original(sample));
        String strict = sample.replace("0a 00 00 01", "s");
        assertThat(scrubbed(ScrubProfile.STRICT, sample))
                .isEqualTo(replaced(strict, ScrubProfile.STRICT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ffffffff00000000c000",
                "8000000000000000",
                "c0",
                "e0 00 00 00",
                "07e80b150f2b1e00",
                "07e80b150f2b1e002b0100",
                "80001f8880e1d1f00a17c6a25f",
                "00010203040506070809",
                "c0a80000ffffffffffffffffffffff00",
                "",
            })
    void whatHoldsNoKnownAddressStaysInEveryProfile(String sample) {
        for (ScrubProfile profile : ScrubProfile.values()) {
            assertThat(scrubbed(profile, sample)).isEqualTo(original(sample));
        }
    }

    @Test
    void aDateStaysThoughItMayHoldWhatIsAnAddressElsewhere() {
        Oid date = Oid.of(COLUMN + "2.1");
        IpAddress noon = IpAddress.of("21.12.30.15");
        OctetString value = OctetString.ofHex("07e80b150c1e0f00");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.STRICT,
                        new VarBind(Oid.of("1.3.6.1.2.1.4.20.1.1.21.12.30.15"), noon),
                        new VarBind(date, value));
        assertThat(scrubbed.get(date)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScrubProfile.class,
            names = {"NETWORK", "STRICT"})
    void listsOfPortsStayWhateverTheyHold(ScrubProfile profile) {
        Oid ports = Oid.of("1.3.6.1.2.1.17.7.1.4.3.1.2.10");
        OctetString value = OctetString.ofHex(original("00 I M"));
        assertThat(scrubbed(profile, new VarBind(ports, value)).get(ports)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"1, 55c3cc4e", "3, 55c3cc4e00000007"})
    void whatIsBehindAnInetAddressTypeIsAnAddressEvenIfItStandsNowhereElse(int type, String hex) {
        Oid oid = Oid.of(COLUMN + "5.3.9");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.NETWORK,
                        new VarBind(Oid.of(COLUMN + "4.3.9"), new Integer32(type)),
                        new VarBind(oid, OctetString.ofHex(hex)));
        assertThat(scrubbed.get(oid))
                .isEqualTo(OctetString.ofHex(standIn(UNKNOWN) + hex.substring(8)));
    }

    @Test
    void whatIsBehindAnEnumerationIsNoAddressForThat() {
        Oid bits = Oid.of(COLUMN + "5.3");
        Oid date = Oid.of(COLUMN + "5.4");
        Oid ports = Oid.of(COLUMN + "5.5");
        Oid text = Oid.of(COLUMN + "5.6");
        OctetString outlet = OctetString.of("Outlet 3");
        OctetString c0000001 = OctetString.ofHex("c0000001");
        OctetString noon = OctetString.ofHex("07e80b150c1e0f00");
        OctetString ff00 = OctetString.ofHex("3ff0000000000000ff00000000000000");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.NETWORK,
                        new VarBind(Oid.of(COLUMN + "4.3"), new Integer32(1)),
                        new VarBind(Oid.of(COLUMN + "4.4"), new Integer32(3)),
                        new VarBind(Oid.of(COLUMN + "4.5"), new Integer32(2)),
                        new VarBind(Oid.of(COLUMN + "4.6"), new Integer32(3)),
                        new VarBind(bits, c0000001),
                        new VarBind(text, outlet),
                        new VarBind(date, noon),
                        new VarBind(ports, ff00));
        assertThat(scrubbed.get(text)).isEqualTo(outlet);
        assertThat(scrubbed.get(bits)).isEqualTo(c0000001);
        assertThat(scrubbed.get(date)).isEqualTo(noon);
        assertThat(scrubbed.get(ports)).isEqualTo(ff00);
    }

    @Test
    void aTransportAddressIsAnAddressAndAPort() {
        Oid oid = Oid.of(COLUMN + "5.3");
        Oid logical = Oid.of("1.3.6.1.2.1.47.1.2.1.1.5.1");
        OctetString address = OctetString.ofHex(hex(UNKNOWN.toBytes()) + "00a1");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.NETWORK,
                        new VarBind(Oid.of(COLUMN + "4.3"), Oid.of("1.3.6.1.6.1.1")),
                        new VarBind(oid, address),
                        new VarBind(logical, address));
        assertThat(scrubbed.get(oid)).isEqualTo(OctetString.ofHex(standIn(UNKNOWN) + "00a1"));
        assertThat(scrubbed.get(logical)).isEqualTo(scrubbed.get(oid));
    }

    @Test
    void opaqueValuesAreLookedThroughAndNumbersInThemStay() {
        Oid oid = Oid.of(COLUMN + "2.1");
        Oid number = Oid.of(COLUMN + "2.2");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.NETWORK,
                        new VarBind(oid, Opaque.of(Octets.of("\4\6" + Octets.latin1(Office.MAC)))),
                        new VarBind(number, Opaque.ofDouble(0.1)));
        assertThat(scrubbed.get(oid))
                .isEqualTo(
                        Opaque.of(
                                Octets.of(
                                        "\4\6"
                                                + Octets.latin1(
                                                        standIn(
                                                                Office.MAC,
                                                                ScrubProfile.NETWORK)))));
        assertThat(scrubbed.get(number)).isEqualTo(Opaque.ofDouble(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "80007ed9010a4d8309, 80007ed901, ipv4",
        "80007ed9022a02abcd77310000c0de12345678fe09, 80007ed902, ipv6",
        "80007ed903001a2bc4d5e6, 80007ed903001a2b, mac",
        "80007ed9047a72682d636f72652d37, 80007ed904, text",
        "80007ed905c0ffee11, 80007ed905, octets",
        "80001f8880e1d1f00a17c6a25f, 80001f8880, octets",
        "000000090000000a4d830900, 00000009, octets",
    })
    void anEngineIdKeepsItsVendorAndFormatAndIsTheSameEverywhere(
            String engine, String kept, String form) {
        byte[] octets = HexFormat.of().parseHex(engine);
        Oid value = Oid.of("1.3.6.1.2.1.47.1.2.1.1.7.1");
        Oid inside = Oid.of(COLUMN + "2.1");
        Recording scrubbed =
                scrubbed(
                        ScrubProfile.NETWORK,
                        new VarBind(value, OctetString.of(octets)),
                        new VarBind(inside, OctetString.ofHex("0001" + engine + "ff")),
                        new VarBind(
                                Oid.of(COLUMN + "3." + octets.length + "." + arcs(octets)),
                                new Integer32(7)));
        String replaced =
                scrubbed.get(value) instanceof OctetString string ? hex(string.bytes()) : "";
        assertThat(replaced).startsWith(kept).hasSameSizeAs(engine).isNotEqualTo(engine);
        switch (form) {
            case "ipv4" -> assertThat(replaced).endsWith(standIn(IPV4));
            case "ipv6" -> assertThat(replaced).endsWith(standInV6(ScrubProfile.NETWORK));
            case "mac" ->
                    assertThat(replaced).endsWith(hex(standIn(Office.MAC, ScrubProfile.NETWORK)));
            case "text" ->
                    assertThat(Octets.latin1(HexFormat.of().parseHex(replaced)).substring(5))
                            .matches("[a-z]{3}-[a-z]{4}-\\d");
            default -> assertThat(replaced.substring(10)).isNotEqualTo(engine.substring(10));
        }
        assertThat(scrubbed.get(inside)).isEqualTo(OctetString.ofHex("0001" + replaced + "ff"));
        String arcs = arcs(HexFormat.of().parseHex(replaced));
        assertThat(scrubbed.get(Oid.of(COLUMN + "3." + octets.length + "." + arcs)))
                .isEqualTo(new Integer32(7));
    }

    @Test
    void theCheckFindsWhatIsLeft() {
        List<Leak> leaks = new ArrayList<>();
        List<VarBind> objects =
                List.of(
                        new VarBind(Oid.of("1.3.6.1.2.1.4.20.1.1.10.77.131.9"), IPV4),
                        new VarBind(
                                Oid.of(COLUMN + "2.1"),
                                OctetString.ofHex(original("0102 I 0304"))));
        Scrubber.check(ScrubProfile.NETWORK, objects, leaks::add);
        assertThat(leaks)
                .filteredOn(leak -> leak.oid().equals(Oid.of(COLUMN + "2.1")))
                .singleElement()
                .satisfies(leak -> assertThat(leak.original()).isEqualTo(IPV4.text()))
                .satisfies(leak -> assertThat(leak.kind()).isEqualTo(IdentifierKind.IPV4));
    }
}
