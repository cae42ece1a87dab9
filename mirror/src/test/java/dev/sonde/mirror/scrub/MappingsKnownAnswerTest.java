package dev.sonde.mirror.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What stays, what changes, and into what; with one key, so that recordings scrubbed with an older
/// version still belong together.
class MappingsKnownAnswerTest {

    private static final ScrubKey KEY =
            ScrubKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private final KeyedHash hash = new KeyedHash(KEY);
    private final Ipv4Mapping ipv4 = new Ipv4Mapping(hash);
    private final MacMapping mac = new MacMapping(hash, true);
    private final MacMapping wholeMac = new MacMapping(hash, false);
    private final Ipv6Mapping ipv6 = new Ipv6Mapping(hash, ipv4, mac);
    private final Names names = new Names(hash);

    private String ipv4(String address) {
        return new IpAddress(ipv4.of(IpAddress.of(address).bits())).text();
    }

    private static byte[] octets(String address) throws UnknownHostException {
        byte[] octets = InetAddress.getByName(address).getAddress();
        // The JDK makes an IPv4 address of one that is mapped.
        return octets.length == 16
                ? octets
                : Octets.of("\0".repeat(10) + "\u00FF\u00FF" + Octets.latin1(octets));
    }

    private String ipv6(String address) throws UnknownHostException {
        return OctetString.of(ipv6.of(octets(address))).hex().replace(":", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.0.0.7",
                "127.0.0.1",
                "224.0.0.5",
                "239.1.2.3",
                "255.255.255.255",
                "255.255.240.0",
                "192.0.2.17",
                "198.51.100.3",
                "203.0.113.200"
            })
    void ipv4AddressesThatNameNobodyStay(String address) {
        assertThat(ipv4(address)).isEqualTo(address);
        assertThat(Ipv4Mapping.isKept(IpAddress.of(address).bits())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10\\.\\d+\\.\\d+\\.3",
        "10.0.0.255, 10\\.\\d+\\.\\d+\\.255",
        "172.16.5.1, 172\\.(1[6-9]|2\\d|3[01])\\.\\d+\\.1",
        "192.168.0.0, 192\\.168\\.\\d+\\.0",
        "169.254.9.9, 169\\.254\\.\\d+\\.9",
        "100.64.1.1, 100\\.(6[4-9]|[7-9]\\d|1[01]\\d|12[0-7])\\.\\d+\\.1",
        "8.8.4.4, \\d+\\.\\d+\\.\\d+\\.4",
    })
    void ipv4AddressesStayWhatTheyAreAndKeepTheirLastOctet(String address, String replacement) {
        assertThat(ipv4(address)).matches(replacement).isNotEqualTo(address);
        assertThat(IpAddress.of(ipv4(address)).toInetAddress().isMulticastAddress()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "::",
                "::1",
                "ff02::1",
                "ff05::2:1:3",
                "2001:db8::1:2:3:4",
                "fe80::1",
                "::ffff:127.0.0.1"
            })
    void ipv6AddressesThatNameNobodyStay(String address) throws UnknownHostException {
        assertThat(ipv6.of(octets(address))).isEqualTo(octets(address));
        assertThat(Ipv6Mapping.isKept(octets(address))).isTrue();
    }

    @Test
    void anIdentifierMadeOfAMacAddressIsMadeOfItsReplacement() throws UnknownHostException {
        String replaced = "%012x".formatted(mac.of(0x001A2B3C4D5EL));
        assertThat(ipv6("fe80::21a:2bff:fe3c:4d5e"))
                .isEqualToIgnoringCase("fe80000000000000021a2bfffe" + replaced.substring(6));
        assertThat(ipv6("2a02:8108::21a:2bff:fe3c:4d5e"))
                .endsWithIgnoringCase("021a2bfffe" + replaced.substring(6))
                .doesNotStartWith("2A028108");
    }

    @Test
    void anIpv4AddressInsideIsReplacedAsOne() throws UnknownHostException {
        int replaced = ipv4.of(IpAddress.of("10.1.2.3").bits());
        assertThat(ipv6("::ffff:10.1.2.3")).endsWithIgnoringCase("FFFF%08X".formatted(replaced));
        assertThat(ipv6("64:ff9b::10.1.2.3")).endsWithIgnoringCase("%08X".formatted(replaced));
        assertThat(ipv6("2002:a01:203::1")).startsWith("2002%08X".formatted(replaced));
    }

    @Test
    void ipv6NetworksStayTogetherAndWhatTheyAre() throws UnknownHostException {
        assertThat(ipv6("2a02:8108:1:2::10").substring(0, 16))
                .isEqualTo(ipv6("2a02:8108:1:2:3:4:5:6").substring(0, 16));
        assertThat(ipv6("fd12:3456::1")).startsWith("FD").endsWith("0001").isNotEqualTo("fd123456");
        assertThat(ipv6("fe80::1234:5678:9abc:def0")).startsWith("FE80000000000000");
        assertThat(ipv6("ff02::1:ff3c:4d5e"))
                .startsWith("FF0200000000000000000001FF")
                .doesNotEndWith("3C4D5E");
    }

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                0xFFFFFFFFFFFFL,
                0x01005E000005L,
                0x333300000001L,
                0x00005E000101L,
                0x00005E005301L
            })
    void macAddressesThatNameNobodyStay(long address) {
        assertThat(mac.of(address)).isEqualTo(address);
        assertThat(wholeMac.of(address)).isEqualTo(address);
    }

    @Test
    void theVendorOfAMacAddressStaysOrGoes() {
        assertThat(mac.of(0x001A2B3C4D5EL) >>> 24).isEqualTo(0x001A2B);
        assertThat(mac.of(0x001A2B3C4D5EL)).isNotEqualTo(0x001A2B3C4D5EL);
        assertThat(wholeMac.of(0x001A2B3C4D5EL) >>> 24).isNotEqualTo(0x001A2B);
        assertThat(wholeMac.of(0x001A2B3C4D5EL) >>> 40 & 3).isZero();
        assertThat(wholeMac.of(0x021A2B3C4D5EL) >>> 40 & 3).isEqualTo(2);
    }

    @Test
    void namesOfOneHostAndOfOneDomainMatch() {
        assertThat(names.host("core-1")).matches("host-[0-9a-f]{8}");
        assertThat(names.host("Core-1.lab.acme.com"))
                .startsWith(names.host("core-1") + ".d")
                .endsWith(".example");
        assertThat(names.email("noc@lab.acme.com"))
                .matches("user-[0-9a-f]{8}@d[0-9a-f]{8}\\.example")
                .endsWith(names.host("core-1.lab.acme.com").replaceFirst("^[^.]*\\.", "@"));
    }

    @Test
    void oneKeyGivesTheSameReplacementsForEver() {
        assertThat(ipv4("10.1.2.3")).isEqualTo("10.185.246.3");
        assertThat(ipv4("8.8.4.4")).isEqualTo("147.239.91.4");
        assertThat("%012x".formatted(mac.of(0x001A2B3C4D5EL))).isEqualTo("001a2b6dc808");
        assertThat(names.host("core-1")).isEqualTo("host-98e020fd");
        assertThat(names.shaped("FOC1234X0AB")).isEqualTo("UJZ8220T2JR");
    }

    @Test
    void anotherKeyGivesOthers() {
        KeyedHash other = new KeyedHash(ScrubKey.of(new byte[16]));
        assertThat(new Ipv4Mapping(other).of(0x0A010203)).isNotEqualTo(ipv4.of(0x0A010203));
        assertThat(new Names(other).host("core-1")).isNotEqualTo(names.host("core-1"));
        assertThat(new MacMapping(other, true).of(0x001A2B3C4D5EL))
                .isNotEqualTo(mac.of(0x001A2B3C4D5EL));
    }
}
