package dev.sonde.mirror.scrub;

import static dev.sonde.mirror.scrub.Office.arcs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A device that writes each of its secrets in every way that devices write, in text, in octets and
/// in indexes. What comes out is searched for each of them, octet by octet.
class EveryWritingTest {

    private static final ScrubKey KEY = ScrubKey.of(new byte[32]);

    private static final HexFormat HEX = HexFormat.of();
    private static final String VENDOR = "1.3.6.1.4.1.32473.8.";
    private static final String DOMAIN = "bank.zz";
    private static final String NAME = "zrh-core-7";
    private static final String NEIGHBOUR = "bsl-edge-2";
    private static final String PHONE = "SEP3C5AB4918273";
    private static final String PERSON = "Vreni Meier";
    private static final String STREET = "Bahnhofstrasse 45";

    /// Says nothing by itself, so that it stays where a vendor's text does.
    private static final List<String> FREE_TEXT = List.of(Office.PROCESS, Office.NOTE);

    private static final String COMMUNITY = "s3cr3tRO!";

    private static List<String> ofIpv4(byte[] address) {
        String text = IpAddress.of(address).text();
        String padded =
                IntStream.range(0, 4)
                        .mapToObj(i -> "%03d".formatted(address[i] & 0xFF))
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow();
        return List.of(
                text,
                padded,
                text.replace('.', '-'),
                text.replace('.', '_'),
                HEX.formatHex(address),
                HEX.withUpperCase().formatHex(address),
                "0x" + HEX.formatHex(address),
                HexFormat.ofDelimiter(":").formatHex(address),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(address),
                HexFormat.ofDelimiter("-").formatHex(address),
                HexFormat.ofDelimiter(".").formatHex(address),
                "http://" + text + ":8080/index.html",
                "tftp://" + text + "/core.cfg",
                text + "/24",
                "(" + text + ")",
                "1.3.6.1.2.1.4.20.1.1." + text,
                "::ffff:" + text);
    }

    private static List<String> ofMac(byte[] mac) {
        String hex = HEX.formatHex(mac);
        String groups = hex.replaceAll("(.{4})(?=.)", "$1.");
        byte[] flipped = mac.clone();
        flipped[0] ^= 2;
        String eui =
                HEX.formatHex(flipped).substring(0, 6)
                        + "fffe"
                        + HEX.formatHex(flipped).substring(6);
        String link = "fe80::" + eui.replaceAll("(.{4})(?=.)", "$1:");
        return List.of(
                hex,
                hex.toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(":").formatHex(mac),
                HexFormat.ofDelimiter("-").withUpperCase().formatHex(mac),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(mac),
                HexFormat.ofDelimiter(":").formatHex(mac).replaceAll("\\b0", ""),
                groups,
                groups.replace('.', '-'),
                groups.replace('.', ':'),
                hex.substring(0, 6) + "-" + hex.substring(6),
                "enx" + hex,
                "wlan" + hex.toUpperCase(Locale.ROOT) + "-5G",
                "0x" + hex,
                eui,
                link,
                link.replaceFirst("(?<=:)0+", ""),
                link + "%eth0",
                arcs(mac));
    }

    private static List<String> ofIpv6(byte[] address) {
        String hex = HEX.formatHex(address);
        String full = hex.replaceAll("(.{4})(?=.)", "$1:");
        String compressed = full.replaceAll("(?<=:)0+(?=[^:])", "").replaceFirst("(?<=:)0:", ":");
        return List.of(
                full,
                full.toUpperCase(Locale.ROOT),
                compressed,
                "[" + compressed + "]:161",
                "http://[" + compressed + "]/",
                compressed + "/64",
                hex,
                hex.toUpperCase(Locale.ROOT),
                HexFormat.ofDelimiter(":").formatHex(address),
                HexFormat.ofDelimiter(" ").withUpperCase().formatHex(address),
                arcs(address),
                new StringBuilder(hex).reverse().toString().replaceAll("(.)", "$1.") + "ip6.arpa");
    }

    private static List<String> ofHost(String name) {
        return List.of(
                name,
                name.toUpperCase(Locale.ROOT),
                name + "." + DOMAIN,
                (name + "." + DOMAIN).toUpperCase(Locale.ROOT),
                name + "." + DOMAIN + ".",
                "backup_" + name + "_full",
                name + ":eth0",
                "(" + name + ")",
                "'" + name + "'",
                "\\\\" + name + "\\share",
                "/net/" + name + "/cfg",
                "http://" + name + "/",
                "https://" + name + "." + DOMAIN + ":8443/x?y=z",
                "ftp://backup:geheim99@" + name + "/",
                "root@" + name,
                "noc@" + name + "." + DOMAIN,
                name + "(FOC1932X0KJ)");
    }

    /// All writings of all secrets that `profile` takes out.
    private static List<String> writings(ScrubProfile profile) {
        List<String> writings = new ArrayList<>();
        writings.addAll(ofHost(NAME));
        writings.addAll(List.of(PERSON, STREET, "Call " + PERSON + " before", COMMUNITY));
        if (profile != ScrubProfile.SYSTEM) {
            writings.addAll(ofHost(NEIGHBOUR));
            writings.addAll(ofHost("tresor"));
            writings.removeIf(writing ->
                    writing.toLowerCase(Locale.ROOT).contains("tresor")
                            && !writing.toLowerCase(Locale.ROOT).contains(DOMAIN));
            writings.addAll(List.of(DOMAIN, "vreni.meier@" + DOMAIN, PHONE));
            writings.addAll(ofIpv4(Office.IPV4.toBytes()));
            writings.addAll(ofIpv4(Office.PUBLIC_IPV4.toBytes()));
            writings.addAll(ofMac(Office.MAC));
            writings.addAll(ofMac(Office.OTHER_MAC));
            writings.addAll(ofIpv6(Office.IPV6));
        }
        if (profile == ScrubProfile.STRICT) {
            writings.addAll(List.of(Office.SERIAL, Office.USER, Office.PROCESS, Office.NOTE));
        }
        return writings;
    }

    /// What is searched for: each secret by itself, in each writing that is no other's part.
    private static List<String> secrets(ScrubProfile profile) {
        List<String> secrets = new ArrayList<>();
        secrets.addAll(List.of(NAME, PERSON, STREET, COMMUNITY));
        if (profile != ScrubProfile.SYSTEM) {
            secrets.addAll(List.of(NEIGHBOUR, DOMAIN, "tresor", ":geheim99", "vreni.meier", PHONE));
            Stream.of(Office.IPV4, Office.PUBLIC_IPV4)
                    .flatMap(address -> ofIpv4(address.toBytes()).stream())
                    .forEach(secrets::add);
            Stream.of(Office.MAC, Office.OTHER_MAC)
                    .flatMap(mac -> ofMac(mac).stream())
                    .forEach(secrets::add);
            secrets.addAll(ofIpv6(Office.IPV6));
        }
        if (profile == ScrubProfile.STRICT) {
            secrets.addAll(List.of(Office.SERIAL, Office.USER, Office.PROCESS, "before the audit"));
        }
        return secrets.stream().map(secret -> secret.toLowerCase(Locale.ROOT)).toList();
    }

    private static Recording device() {
        List<VarBind> objects = new ArrayList<>();
        known(objects);
        List<String> writings = writings(ScrubProfile.STRICT);
        // No row is the length of what follows it, by chance.
        int row = 300;
        for (String writing : writings) {
            row++;
            if (!FREE_TEXT.contains(writing)) {
                add(objects, "1.3.6.1.2.1.25.3.2.1.3." + row, writing);
                add(objects, "1.3.6.1.2.1.2.2.1.2." + row, "port " + writing);
            }
            add(objects, "1.3.6.1.2.1.47.1.2.1.1.2." + row, writing + ", of the lab");
            add(objects, VENDOR + "1.1.1." + row, "see " + writing + ", or " + writing + ".");
            byte[] octets = writing.getBytes(StandardCharsets.UTF_8);
            add(objects, VENDOR + "1.1.2." + row, Octets.latin1(octets) + "\0\1\2");
            int end = Math.min(octets.length, 60);
            byte[] index = Arrays.copyOf(octets, end);
            if (end == octets.length) {
                objects.add(
                        new VarBind(
                                Oid.of(VENDOR + "2.1.1." + row + "." + end + "." + arcs(index)),
                                new Integer32(row)));
                objects.add(
                        new VarBind(
                                Oid.of(
                                        VENDOR
                                                + "3.1.1."
                                                + row
                                                + "."
                                                + end
                                                + "."
                                                + arcs(index)
                                                + "."
                                                + row),
                                new Integer32(row)));
                objects.add(
                        new VarBind(
                                Oid.of(VENDOR + "4.1.1." + row + "." + arcs(index)),
                                new Integer32(row)));
            }
        }
        octets(objects);
        return Recording.of(objects);
    }

    private static void add(List<VarBind> objects, String oid, String latin1) {
        objects.add(new VarBind(Oid.of(oid), OctetString.of(Octets.of(latin1))));
    }

    private static void known(List<VarBind> objects) {
        add(objects, "1.3.6.1.2.1.1.5.0", NAME + "." + DOMAIN);
        add(objects, "1.3.6.1.2.1.1.4.0", PERSON + ", vreni.meier@" + DOMAIN);
        add(objects, "1.3.6.1.2.1.1.6.0", STREET + ", Zurich");
        add(objects, "1.3.6.1.2.1.2.2.1.6.1", Octets.latin1(Office.MAC));
        add(objects, "1.3.6.1.2.1.2.2.1.6.2", Octets.latin1(Office.OTHER_MAC));
        add(objects, "1.3.6.1.2.1.47.1.1.1.1.11.1", Office.SERIAL);
        add(objects, "1.3.6.1.2.1.25.4.2.1.2.77", Office.PROCESS);
        add(objects, "1.3.6.1.4.1.9.9.43.1.1.6.1.7.1", Office.USER);
        add(objects, "1.3.6.1.4.1.9.9.23.1.2.1.1.6.1.1", NEIGHBOUR + "(FOC1932X0KJ)");
        add(objects, "1.3.6.1.4.1.9.9.23.1.2.1.1.6.1.2", PHONE);
        add(objects, "1.3.6.1.6.3.18.1.1.1.2.1.97", COMMUNITY);
        for (IpAddress address : List.of(Office.IPV4, Office.PUBLIC_IPV4)) {
            objects.add(new VarBind(Oid.of("1.3.6.1.2.1.4.20.1.1." + address.text()), address));
        }
        objects.add(
                new VarBind(
                        Oid.of("1.3.6.1.2.1.4.34.1.3.2.16." + arcs(Office.IPV6)),
                        new Integer32(1)));
    }

    private static void octets(List<VarBind> objects) {
        int row = 0;
        for (byte[] secret :
                List.of(
                        Office.IPV4.toBytes(),
                        Office.PUBLIC_IPV4.toBytes(),
                        Office.MAC,
                        Office.OTHER_MAC,
                        Office.IPV6)) {
            row++;
            String octets = Octets.latin1(secret);
            add(objects, VENDOR + "5.1.1." + row, octets);
            add(objects, VENDOR + "5.1.2." + row, "\0\1\2" + octets + "\u00fe\3");
            add(objects, VENDOR + "5.1.3." + row, "Some text, then " + octets + octets);
            objects.add(
                    new VarBind(
                            Oid.of(VENDOR + "5.1.4." + row), Opaque.of(Octets.of("\2" + octets))));
            objects.add(
                    new VarBind(
                            Oid.of(VENDOR + "6.1." + secret.length + "." + arcs(secret)),
                            Oid.of("1.3.6.1.4.1.32473.9." + arcs(secret) + ".1")));
            objects.add(
                    new VarBind(
                            Oid.of(VENDOR + "7.1.2." + arcs(secret) + ".5"), new Integer32(row)));
        }
    }

    /// The whole recording, each object a line: its OID, its octets as they are, in hexadecimal
    /// digits, and the octets of the text that its arcs would be.
    private static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        for (VarBind object : recording) {
            String arcs =
                    object.oid().text()
                            + (object.value() instanceof Oid oid ? " -> " + oid.text() : "");
            byte[] octets =
                    switch (object.value()) {
                        case OctetString string -> string.bytes();
                        case Opaque opaque -> opaque.bytes();
                        case IpAddress address -> Octets.of(address.text());
                        default -> new byte[0];
                    };
            StringBuilder text = new StringBuilder();
            int[] all = object.oid().toUnsignedArray();
            for (int arc : all) {
                text.append(arc >= 32 && arc < 127 ? (char) arc : '\n');
            }
            lines.add(
                    String.join(
                                    "\n",
                                    arcs,
                                    Octets.latin1(octets),
                                    "octets " + HEX.formatHex(octets),
                                    text)
                            .toLowerCase(Locale.ROOT));
        }
        return lines;
    }

    @ParameterizedTest
    @EnumSource(
            value = ScrubProfile.class,
            names = {"SYSTEM", "NETWORK", "STRICT"})
    void noSecretIsLeftInAnyWriting(ScrubProfile profile) {
        Recording device = device();
        String before = String.join("\n", lines(device));
        List<String> after = lines(Scrubber.of(profile, KEY).scrub(device));
        assertThat(after).hasSize(device.size() - 1);
        SoftAssertions softly = new SoftAssertions();
        for (String secret : secrets(profile)) {
            assertThat(before).contains(secret);
            after.stream()
                    .filter(line -> line.contains(secret))
                    .limit(3)
                    .forEach(line -> softly.fail("'%s' is left in:%n%s", secret, line));
        }
        softly.assertAll();
    }
}
