package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class ValueTest {

    private static final HexFormat HEX = HexFormat.of();

    @Test
    void unsignedTypesTakeTheirWholeRangeAndNothingElse() {
        assertThat(new Counter32(4_294_967_295L).text()).isEqualTo("4294967295");
        assertThatThrownBy(() -> new Counter32(4_294_967_296L)).hasMessageContaining("Counter32");
        assertThatThrownBy(() -> new Gauge32(-1)).hasMessageContaining("Gauge32 -1");
        assertThatThrownBy(() -> new TimeTicks(-1)).hasMessageContaining("TimeTicks -1");
    }

    @Test
    void counter64IsUnsigned() {
        Counter64 most = new Counter64(-1);
        assertThat(most.toUnsignedString()).isEqualTo("18446744073709551615");
        assertThat(most.toBigInteger()).isEqualTo(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
    }

    @Test
    void timeTicksAreHundredthsOfASecond() {
        assertThat(new TimeTicks(4_294_967_295L).duration())
                .isEqualTo(Duration.ofMillis(42_949_672_950L));
    }

    @Test
    void octetsAreTextOrHex() {
        assertThat(OctetString.of("Gi0/1 café\n").isText()).isTrue();
        assertThat(OctetString.of("").isText()).isTrue();
        OctetString mac = OctetString.ofHex("00 00:5E00 53ff");
        assertThat(mac.isText()).isFalse();
        assertThat(mac.text()).isEqualTo("00:00:5E:00:53:FF");
        assertThat(mac.octet(5)).isEqualTo(255);
        assertThat(OctetString.of(new byte[] {(byte) 0xE9}).isText()).isFalse();
        assertThatThrownBy(() -> OctetString.ofHex("0g")).hasMessageContaining("'0g'");
    }

    @Test
    void octetsAreNotSharedWithTheCaller() {
        byte[] octets = {'a'};
        OctetString string = OctetString.of(octets);
        octets[0] = 'b';
        string.bytes()[0] = 'c';
        assertThat(string).isEqualTo(OctetString.of("a"));
    }

    @Test
    void ipAddressesHaveFourOctets() {
        assertThat(IpAddress.of("192.0.2.255").text()).isEqualTo("192.0.2.255");
        assertThat(IpAddress.of("192.0.2.255").toInetAddress().getHostAddress())
                .isEqualTo("192.0.2.255");
        for (String wrong : new String[] {"192.0.2", "192.0.2.256", "a.b.c.d", "1.2.3.4.5", ""}) {
            assertThatThrownBy(() -> IpAddress.of(wrong)).hasMessageContaining("'" + wrong + "'");
        }
    }

    @Test
    void onlyNumbersAreNumbers() {
        assertThat(new Integer32(-5).toLong()).isEqualTo(-5);
        assertThatThrownBy(() -> OctetString.of("5").toLong())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("OCTET STRING 5 is not a number");
    }

    @Test
    void onlyMissingIsNotPresent() {
        assertThat(Null.NULL.isPresent()).isTrue();
        for (Missing missing : Missing.values()) {
            assertThat(missing.isPresent()).isFalse();
        }
    }

    @Test
    void aCommunityIsNeverShown() {
        Target target = Target.of("127.0.0.1", new Community("hush-hush"));
        assertThat(target.credentials().toString() + target).doesNotContain("hush");
    }

    @Test
    void bitsAreCountedFromTheHighestOfTheFirstOctet() {
        BitSet bits = OctetString.ofHex("80 01 40").bits();
        assertThat(bits.stream()).containsExactly(0, 15, 17);
        assertThat(OctetString.ofBits(bits)).isEqualTo(OctetString.ofHex("800140"));
        assertThat(OctetString.ofBits(new BitSet()).length()).isZero();
    }

    @Test
    void datesAreReadWithTheirOffsetOrTheOneAssumed() {
        // The example of RFC 2579: Tuesday May 26, 1992 at 1:30:15 PM EDT.
        assertThat(OctetString.ofHex("07C8051A0D1E0F002D0400").dateAndTime(ZoneOffset.UTC))
                .contains(OffsetDateTime.parse("1992-05-26T13:30:15-04:00"));
        assertThat(OctetString.ofHex("07C8051A0D1E0F05").dateAndTime(ZoneOffset.UTC))
                .contains(OffsetDateTime.parse("1992-05-26T13:30:15.5Z"));
        assertThat(OctetString.ofHex("07C80D1A0D1E0F05").dateAndTime(ZoneOffset.UTC)).isEmpty();
        assertThat(OctetString.of("today").dateAndTime(ZoneOffset.UTC)).isEmpty();
    }

    @Test
    void sixOctetsAreAMacAddress() {
        assertThat(OctetString.ofHex("00005E0053FF").macAddress()).contains("00:00:5E:00:53:FF");
        assertThat(OctetString.ofHex("00005E0053").macAddress()).isEmpty();
    }

    @Test
    void numbersWrappedInOpaqueAreUnwrapped() {
        assertThat(Opaque.of(HEX.parseHex("9f78043fc00000")).number()).contains(1.5f);
        assertThat(Opaque.ofFloat(1.5f)).isEqualTo(Opaque.of(HEX.parseHex("9f78043fc00000")));
        assertThat(Opaque.ofDouble(-2.25).number()).contains(-2.25);
        assertThat(Opaque.ofSigned64(-3).number()).contains(-3L);
        assertThat(Opaque.ofUnsigned64(-1).number())
                .contains(new BigInteger("18446744073709551615"));
        assertThat(Opaque.ofFloat(1.5f).text()).isEqualTo("1.5");
    }

    @Test
    void whatIsNoNumberInOpaqueStaysOctets() {
        for (String hex :
                new String[] {"", "9f", "9f7804", "9f78033fc000", "9f78043fc0", "040161"}) {
            assertThat(Opaque.of(HEX.parseHex(hex)).number()).as(hex).isEmpty();
        }
        assertThat(Opaque.of(HEX.parseHex("040161")).text()).isEqualTo("04:01:61");
    }
}
