package dev.sonde.mirror.scrub;

import static dev.sonde.mirror.scrub.Office.arcs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.store.StoreWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ScrubberTest {

    private static final ScrubKey KEY = ScrubKey.of(new byte[32]);

    @TempDir private Path folder;

    private static Recording scrubbed(ScrubProfile profile) {
        return Scrubber.of(profile, KEY).scrub(Office.recording());
    }

    private static Value value(Recording recording, String oid) {
        Value value = recording.get(Oid.of(oid));
        assertThat(value).as(oid).isNotNull();
        return value == null ? OctetString.of("") : value;
    }

    private static Scrubber learned(ScrubProfile profile) {
        Scrubber scrubber = Scrubber.of(profile, KEY);
        Office.recording().forEach(scrubber::learn);
        return scrubber;
    }

    /// The address that takes the place of `address` in a recording scrubbed with [#KEY].
    private static IpAddress standIn(IpAddress address) {
        return new IpAddress(new Ipv4Mapping(new KeyedHash(KEY)).of(address.bits()));
    }

    private static byte[] standIn(byte[] mac) {
        byte[] replaced = mac.clone();
        long mapped = new MacMapping(new KeyedHash(KEY), true).of(Octets.mac(mac, 0));
        Octets.putMac(replaced, 0, mapped);
        return replaced;
    }

    private String written(Recording recording) throws Exception {
        Path file = folder.resolve("scrubbed.snmprec");
        try (StoreWriter writer = SnmprecFormat.writer(file, List.of())) {
            List<VarBind> all = new ArrayList<>();
            recording.forEach(all::add);
            writer.write(all);
            writer.complete();
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScrubProfile.class,
            names = {"SYSTEM", "NETWORK", "STRICT"})
    void nothingOfTheOriginalIsLeftInAnyWriting(ScrubProfile profile) throws Exception {
        String original = written(Office.recording()).toLowerCase(Locale.ROOT);
        String file = written(scrubbed(profile)).toLowerCase(Locale.ROOT);
        for (byte[] secret : Office.secrets(profile)) {
            String hex = HexFormat.of().formatHex(secret);
            List<String> writings =
                    List.of(
                            Octets.latin1(secret).toLowerCase(Locale.ROOT),
                            hex,
                            HexFormat.ofDelimiter(":").formatHex(secret),
                            HexFormat.of().formatHex(Octets.of(hex)),
                            arcs(secret),
                            secret.length == 4
                                    ? arcs(Octets.of(IpAddress.of(secret).text()))
                                    : arcs(secret));
            assertThat(writings.stream().anyMatch(original::contains)).as(hex).isTrue();
            for (String writing : writings) {
                assertThat(file).doesNotContain(writing);
            }
        }
    }

    @Test
    void withoutAProfileNothingChanges() {
        assertThat(scrubbed(ScrubProfile.NONE)).containsExactlyElementsOf(Office.recording());
    }

    @ParameterizedTest
    @EnumSource(ScrubProfile.class)
    void theResultIsInOrderHasEveryTypeAndIsNoShorterThanItShouldBe(ScrubProfile profile) {
        List<Oid> oids = new ArrayList<>();
        scrubbed(profile).forEach(object -> oids.add(object.oid()));
        assertThat(oids).isSorted().doesNotHaveDuplicates();
        int dropped = profile == ScrubProfile.NONE ? 0 : 4;
        assertThat(oids).hasSize(Office.recording().size() - dropped);
    }

    @ParameterizedTest
    @EnumSource(
            value = ScrubProfile.class,
            names = {"SYSTEM", "NETWORK", "STRICT"})
    void tablesOfCommunitiesUsersViewsAndTargetsAreDropped(ScrubProfile profile) {
        assertThat(scrubbed(profile))
                .extracting(object -> object.oid().text())
                .noneMatch(oid -> oid.matches("1\\.3\\.6\\.1\\.6\\.3\\.1[2-8].*"));
    }

    @Test
    void theSystemProfileReplacesWhatWasTypedInAndNoAddress() {
        Recording recording = scrubbed(ScrubProfile.SYSTEM);
        assertThat(value(recording, "1.3.6.1.2.1.1.5.0").text())
                .matches("host-[0-9a-f]{8}\\.d[0-9a-f]{8}\\.example");
        assertThat(value(recording, "1.3.6.1.2.1.1.4.0").text()).matches("contact-[0-9a-f]{8}");
        assertThat(value(recording, "1.3.6.1.2.1.1.6.0").text()).matches("location-[0-9a-f]{8}");
        assertThat(value(recording, "1.3.6.1.2.1.31.1.1.1.18.1").text())
                .matches("alias-[0-9a-f]{8}");
        assertThat(value(recording, "1.3.6.1.2.1.47.1.1.1.1.15.1").text())
                .matches("physicalassetid-[0-9a-f]{8}");
        assertThat(value(recording, "1.3.6.1.2.1.4.20.1.1." + Office.IPV4.text()))
                .isEqualTo(Office.IPV4);
        assertThat(value(recording, "1.0.8802.1.1.2.1.4.1.1.9.0.5.1").text())
                .isEqualTo(Office.NEIGHBOUR);
    }

    @Test
    void theNameOfTheDeviceIsReplacedInItsDescriptionAndTheVersionStays() {
        Recording recording = scrubbed(ScrubProfile.NETWORK);
        String name = value(recording, "1.3.6.1.2.1.1.5.0").text();
        String host = name.substring(0, name.indexOf('.'));
        assertThat(value(recording, "1.3.6.1.2.1.1.1.0").text())
                .isEqualTo("Linux " + host + " 6.1.0 #1 SMP, version 12.2.55.1 on FOC1932X0KJ");
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.6.0").text())
                .isEqualTo("backup_" + host + "_full");
        assertThat(value(recording, "1.0.8802.1.1.2.1.3.3.0").text()).isEqualTo(name);
    }

    @Test
    void anIpv4AddressIsTheSameInValuesIndexesTextAndOctets() {
        Recording recording = scrubbed(ScrubProfile.NETWORK);
        IpAddress own = standIn(Office.IPV4);
        IpAddress gateway = standIn(Office.GATEWAY);
        assertThat(value(recording, "1.3.6.1.2.1.4.20.1.1." + own.text())).isEqualTo(own);
        assertThat(value(recording, "1.3.6.1.2.1.4.20.1.3." + own.text())).isEqualTo(Office.MASK);
        assertThat(value(recording, "1.3.6.1.2.1.4.21.1.7.0.0.0.0")).isEqualTo(gateway);
        assertThat(value(recording, "1.3.6.1.2.1.4.22.1.3.1." + gateway.text())).isEqualTo(gateway);
        String network = gateway.text().replaceFirst("254$", "0");
        value(
                recording,
                "1.3.6.1.2.1.4.24.4.1.1." + network + ".255.255.255.0.0." + gateway.text());
        value(
                recording,
                "1.3.6.1.2.1.4.24.7.1.7.1.4." + network + ".24.2.0.0.1.4." + gateway.text());
        assertThat(value(recording, "1.3.6.1.2.1.4.34.1.5.1.4." + own.text()))
                .isEqualTo(Oid.of("1.3.6.1.2.1.4.32.1.5.1.1.4." + network + ".24"));
        value(
                recording,
                "1.3.6.1.2.1.6.13.1.1."
                        + own.text()
                        + ".22."
                        + standIn(Office.PUBLIC_IPV4).text()
                        + ".50022");
        value(recording, "1.0.8802.1.1.2.1.4.2.1.4.0.5.1.1.4." + gateway.text());
        assertThat(value(recording, "1.3.6.1.4.1.9.9.23.1.2.1.1.4.1.1"))
                .isEqualTo(OctetString.of(gateway.toBytes()));
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.1.0")).isEqualTo(own);
        value(recording, "1.3.6.1.4.1.32473.7.1.1.1." + own.text());
        value(
                recording,
                "1.3.6.1.4.1.32473.7.1.1.5.%d.%s"
                        .formatted(own.text().length(), arcs(Octets.of(own.text()))));
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.2.0").text())
                .isEqualTo(
                        "syslog to %s, via %s"
                                .formatted(
                                        gateway.text(), Office.colons(standIn(Office.OTHER_MAC))));
    }

    @Test
    void aMacAddressIsTheSameInValuesIndexesTextAndOctets() {
        Recording recording = scrubbed(ScrubProfile.NETWORK);
        byte[] own = standIn(Office.MAC);
        byte[] other = standIn(Office.OTHER_MAC);
        OctetString mac = OctetString.of(own);
        assertThat(value(recording, "1.3.6.1.2.1.2.2.1.6.1")).isEqualTo(mac);
        assertThat(value(recording, "1.3.6.1.2.1.17.1.1.0")).isEqualTo(mac);
        assertThat(value(recording, "1.3.6.1.2.1.17.2.5.0"))
                .isEqualTo(OctetString.ofHex("8000" + mac.hex()));
        assertThat(value(recording, "1.3.6.1.6.3.10.2.1.1.0"))
                .isEqualTo(OctetString.ofHex("80007ed903" + mac.hex()));
        assertThat(value(recording, "1.3.6.1.2.1.17.4.3.1.1." + arcs(own))).isEqualTo(mac);
        value(recording, "1.3.6.1.2.1.17.7.1.2.2.1.2.10." + arcs(other));
        value(recording, "1.3.6.1.4.1.32473.7.1.1.2.6." + arcs(other));
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.4.0").text())
                .isEqualTo(
                        "id %s/%s"
                                .formatted(
                                        HexFormat.of().withUpperCase().formatHex(own),
                                        HexFormat.of()
                                                .formatHex(other)
                                                .replaceAll("(.{4})(?=.)", "$1.")));
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.5.0"))
                .isEqualTo(OctetString.ofHex("0102" + mac.hex() + "03"));
        assertThat(value(recording, "1.3.6.1.2.1.2.2.1.6.2"))
                .isEqualTo(OctetString.of(new byte[6]));
    }

    @Test
    void textOfTheVendorAndMeasurementsStayInEveryProfile() {
        Recording recording = scrubbed(ScrubProfile.STRICT);
        assertThat(value(recording, "1.3.6.1.2.1.2.2.1.2.1").text()).isEqualTo("Gigabit port 1");
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.8.0").text()).isEqualTo("23.5 C");
        assertThat(value(recording, "1.0.8802.1.1.2.1.4.1.1.7.0.5.1").text()).isEqualTo("xe-0/0/7");
        assertThat(value(recording, "1.3.6.1.4.1.32473.7.2.7.0").text())
                .matches("text-[0-9a-f]{8}");
        assertThat(value(recording, "1.3.6.1.2.1.47.1.1.1.1.11.1").text())
                .matches("[A-Z]{3}\\d{4}[A-Z]\\d[A-Z]{2}");
        assertThat(value(recording, "1.3.6.1.2.1.31.1.1.1.18.2").text()).isEmpty();
    }

    @Test
    void whatIsWritableStaysSo() {
        assertThat(scrubbed(ScrubProfile.STRICT).isWritable(Oid.of("1.3.6.1.2.1.1.5.0"))).isTrue();
        assertThat(scrubbed(ScrubProfile.STRICT).isWritable(Oid.of("1.3.6.1.2.1.1.4.0"))).isFalse();
    }

    @Test
    void anIndexWithoutThePartsItShouldHaveIsReplacedWhereTheAddressIsKnown() {
        Recording odd =
                Recording.of(
                        List.of(
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.4.20.1.1.10.77.131.9"), Office.IPV4),
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.4.34.1.4.1.10.77.131.9"), Office.IPV4),
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.4.34.1.4.1.4.10.77"), Office.IPV4)));
        String own = standIn(Office.IPV4).text();
        assertThat(Scrubber.of(ScrubProfile.NETWORK, KEY).scrub(odd))
                .extracting(object -> object.oid().text())
                .containsExactlyInAnyOrder(
                        "1.3.6.1.2.1.4.20.1.1." + own,
                        "1.3.6.1.2.1.4.34.1.4.1." + own,
                        "1.3.6.1.2.1.4.34.1.4.1.4.10.77");
    }

    @Test
    void rowsThatDifferInTheCaseOfANameAloneStayTwoAndCountOnce() {
        List<VarBind> objects = new ArrayList<>();
        objects.add(new VarBind(Oid.of("1.3.6.1.2.1.1.5.0"), OctetString.of("zrh-core-7")));
        for (String column : List.of("1.3.6.1.4.1.32473.9.1.1.1.", "1.3.6.1.4.1.32473.9.1.1.2.")) {
            for (String name : List.of("ZRH-CORE-7", "Zrh-core-7", "zrh-core-7")) {
                String index = name.length() + "." + arcs(name.getBytes(StandardCharsets.US_ASCII));
                objects.add(new VarBind(Oid.of(column + index), new Integer32(name.charAt(0))));
            }
        }
        Scrubber scrubber = Scrubber.of(ScrubProfile.NETWORK, KEY);
        Recording scrubbed = scrubber.scrub(Recording.of(objects));
        assertThat(scrubbed.size()).isEqualTo(7);
        assertThat(scrubber.report().objects()).isEqualTo(7);
        assertThat(scrubber.report().changed()).isEqualTo(7);
        List<Oid> oids = new ArrayList<>();
        scrubbed.forEach(object -> oids.add(object.oid()));
        List<String> first = indexes(oids, "1.3.6.1.4.1.32473.9.1.1.1.");
        assertThat(first)
                .hasSize(3)
                .doesNotHaveDuplicates()
                .isEqualTo(indexes(oids, "1.3.6.1.4.1.32473.9.1.1.2."));
        String host =
                arcs(
                        value(scrubbed, "1.3.6.1.2.1.1.5.0")
                                .text()
                                .getBytes(StandardCharsets.US_ASCII));
        assertThat(first).allMatch(index -> index.contains("." + host + "."));
    }

    private static List<String> indexes(List<Oid> oids, String column) {
        return oids.stream()
                .map(Oid::text)
                .filter(oid -> oid.startsWith(column))
                .map(oid -> oid.substring(column.length()))
                .toList();
    }

    @Test
    void anInterruptEndsIt() {
        Scrubber scrubber = Scrubber.of(ScrubProfile.NETWORK, KEY);
        Recording recording = Office.recording();
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> scrubber.scrub(recording))
                .isInstanceOf(CancellationException.class)
                .hasMessageContaining("interrupted");
        assertThatThrownBy(() -> Scrubber.check(ScrubProfile.NETWORK, recording, _ -> {}))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(scrubber.scrub(recording))
                .containsExactlyElementsOf(scrubbed(ScrubProfile.NETWORK));
    }

    @Test
    void theReportCountsAndTellsNothing() {
        Scrubber scrubber = learned(ScrubProfile.STRICT);
        assertThat(scrubber.report().objects()).isZero();
        scrubber.scrub(Office.recording());
        ScrubReport report = scrubber.report();
        assertThat(report.objects()).isEqualTo(Office.recording().size());
        assertThat(report.dropped()).isEqualTo(4);
        assertThat(report.kinds()).containsKeys(IdentifierKind.values());
        assertThat(report.columns().get("sysName"))
                .isEqualTo(Map.of(IdentifierKind.SYSTEM_NAME, 1L));
        assertThat(report.columns().get("ipNetToMediaEntry.3"))
                .isEqualTo(Map.of(IdentifierKind.IPV4, 2L));
        for (byte[] secret : Office.secrets(ScrubProfile.STRICT)) {
            assertThat(report.toString()).doesNotContain(Octets.latin1(secret), arcs(secret));
        }
        assertThat(KEY.toString()).isEqualTo("scrub key (hidden)");
    }

    @Test
    void theSameKeyGivesTheSameInAnotherRecordingAndAnotherKeyDoesNot() {
        VarBind alone = new VarBind(Oid.of("1.3.6.1.2.1.4.20.1.1.10.77.131.9"), Office.IPV4);
        VarBind scrubbed = Scrubber.of(ScrubProfile.NETWORK, KEY).scrub(alone);
        assertThat(scrubbed).isIn((Object[]) toArray(scrubbed(ScrubProfile.STRICT)));
        assertThat(Scrubber.of(ScrubProfile.NETWORK, ScrubKey.random()).scrub(alone))
                .isNotEqualTo(scrubbed);
    }

    private static VarBind[] toArray(Recording recording) {
        List<VarBind> all = new ArrayList<>();
        recording.forEach(all::add);
        return all.toArray(VarBind[]::new);
    }

    @Test
    void anIndexOfManyPartsIsReplacedWithoutHavingSeenItsAddressesBefore() {
        VarBind route =
                new VarBind(
                        Oid.of(
                                "1.3.6.1.2.1.4.24.7.1.7.1.4.10.77.131.0.24.3.0.0.9.1.4.10.77.131.254"),
                        new Integer32(1));
        String network = standIn(IpAddress.of("10.77.131.0")).text();
        String gateway = standIn(Office.GATEWAY).text();
        assertThat(Scrubber.of(ScrubProfile.NETWORK, KEY).scrub(route))
                .isEqualTo(
                        new VarBind(
                                Oid.of(
                                        "1.3.6.1.2.1.4.24.7.1.7.1.4."
                                                + network
                                                + ".24.3.0.0.9.1.4."
                                                + gateway),
                                new Integer32(1)));
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> ScrubKey.of(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key for scrubbing has 16 octets or more, not 15");
    }

    @Test
    void theCheckFindsEverySeededLeakAndPrintsNoneOfThem() {
        List<Leak> leaks = new ArrayList<>();
        Scrubber.check(ScrubProfile.STRICT, Office.recording(), leaks::add);
        assertThat(leaks).extracting(Leak::kind).contains(IdentifierKind.values());
        assertThat(leaks)
                .extracting(Leak::original)
                .contains(
                        Office.FULL_NAME,
                        Office.CONTACT,
                        Office.NEIGHBOUR,
                        Office.SERIAL,
                        Office.ASSET,
                        Office.USER,
                        Office.COMMUNITY,
                        Office.PROCESS,
                        Office.ALIAS,
                        Office.NOTE,
                        Office.IPV4.text(),
                        Office.PUBLIC_IPV4.text(),
                        Office.GATEWAY.text(),
                        "001a2bc4d5e6",
                        "3c5ab4918273",
                        "2A:02:AB:CD:77:31:00:00:C0:DE:12:34:56:78:FE:09");
        assertThat(leaks)
                .filteredOn(leak -> leak.original().length() > 2)
                .allSatisfy(leak -> assertThat(leak.excerpt()).doesNotContain(leak.original()));
        assertThat(leaks.getFirst().toString())
                .isEqualTo(
                        "1.0.8802.1.1.2.1.3.2.0 lldpLocChassisId: MAC address 00… (12 characters)");
    }

    @Test
    void theCheckOfARecordingOfNobodyFindsNothing() {
        List<Leak> leaks = new ArrayList<>();
        Scrubber.check(
                ScrubProfile.STRICT,
                Recording.of(
                        List.of(
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.1.1.0"), OctetString.of("Switch 4.2")),
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.4.20.1.1.127.0.0.1"),
                                        IpAddress.of("127.0.0.1")),
                                new VarBind(
                                        Oid.of("1.3.6.1.2.1.4.20.1.3.127.0.0.1"),
                                        IpAddress.of("255.0.0.0")))),
                leaks::add);
        assertThat(leaks).isEmpty();
    }
}
