package dev.sonde.client.internal.snmp4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Version;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunityMessageKnownAnswerTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    @Test
    void encodesAGetAsTheRfcDoes() {
        byte[] message =
                CommunityMessage.encode(
                        new Community("public"), Pdu.asking(PduType.GET, SYS_NAME), 0x50524F42);
        assertThat(HEX.formatHex(message))
                .isEqualTo(
                        "302902010104067075626c6963a01c020450524f42020100020100"
                                + "300e300c06082b060102010105000500");
    }

    @Test
    void encodesAGetBulkForVersion1AsAsked() {
        byte[] message =
                CommunityMessage.encode(
                        new Community("c", Version.V1), Pdu.bulk(1, 50, List.of(SYS_NAME)), 7);
        assertThat(HEX.formatHex(message))
                .isEqualTo(
                        "3021020100040163a519020107020101020132300e300c06082b060102010105000500");
    }
}
