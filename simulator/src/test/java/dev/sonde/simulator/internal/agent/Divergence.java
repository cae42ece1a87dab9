package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// Where snmpd and we answer the same request differently, and why we stay with ours.
///
/// An answer is told by its error-status, its error-index, how many varbinds it has and the first
/// name of them.
enum Divergence {
    COLUMN_ENDS(
            "B9 one column ends earlier",
            "noError 0, 8 from 1.3.6.1.2.1.31.1.1.1.15.1",
            "noError 0, 4 from 1.3.6.1.2.1.31.1.1.1.15.1",
            "snmpd stops where the first column does; RFC 3416 §4.2.3 only lets the end of all"
                    + " columns end the repetitions"),
    COLUMNS_END(
            "B9 all columns end",
            "noError 0, 4 from 1.3.6.1.2.1.31.1.1.1.15.1",
            "genErr 0, 2 from 1.3.6.1.2.1.31.1.1.1.8.1",
            "snmpd loses its way where a restricted view ends; there is nothing wrong with the"
                    + " request"),
    BULK_IN_V1(
            "B11 GETBULK (v1)",
            "silence",
            "noError 0, 3 from 1.3.6.1.2.1.1.9.1.2.1",
            "SNMPv1 has no GetBulkRequest-PDU (RFC 1157 §4.1)"),
    NON_REPEATER_ENDS(
            "B13 a non-repeater at the end of the view",
            "noError 0, 3 from 1.3.6.1.2.1.31.1.1.1.15.1",
            "noError 0, 3 from 1.3.6.1.2.1.31.1.5.0",
            "snmpd says endOfMibView under the name of an object that the view hides; it is to be"
                    + " the name asked (RFC 3416 §4.2.3)"),
    TOO_BIG(
            "D5 a response that is too big",
            "tooBig 0, 0",
            "silence",
            "snmpd makes a response that no datagram holds; it is to be tooBig (RFC 3416 §4.2.1)"),
    TOO_BIG_IN_V1(
            "D5 a response that is too big (v1)",
            "tooBig 0, 800 from 1.3.6.1.2.1.1.9.1.3.3",
            "silence",
            "snmpd makes a response that no datagram holds; it is to be tooBig (RFC 1157 §4.1.2)"),
    SEVERAL_MISSING(
            "D6 several missing (v1)",
            "noSuchName 1, 3 from 1.3.6.1.2.1.1.99.0",
            "noSuchName 3, 3 from 1.3.6.1.2.1.1.99.0",
            "RFC 1157 §4.1.2 lets any of them be named: we name the first, snmpd the last"),
    SEVERAL_ENDS(
            "D6 several past the end (v1)",
            "noSuchName 2, 3 from 1.3",
            "noSuchName 3, 3 from 1.3",
            "RFC 1157 §4.1.3 lets any of them be named: we name the first, snmpd the last");

    /// By the name of the request.
    static final Map<String, Divergence> ALL =
            Arrays.stream(values())
                    .collect(Collectors.toUnmodifiableMap(it -> it.request, Function.identity()));

    private final String request;
    private final String ours;
    private final String theirs;
    private final String reason;

    Divergence(String request, String ours, String theirs, String reason) {
        this.request = request;
        this.ours = ours;
        this.theirs = theirs;
        this.reason = reason;
    }

    String ours() {
        return ours;
    }

    String theirs() {
        return theirs;
    }

    String reason() {
        return reason;
    }

    /// An answer as it is told here.
    static String told(byte[] answer) throws IOException {
        if (answer.length == 0) {
            return "silence";
        }
        BERInputStream in = new BERInputStream(ByteBuffer.wrap(answer));
        BER.decodeHeader(in, new BER.MutableByte());
        new Integer32().decodeBER(in);
        new OctetString().decodeBER(in);
        PDU pdu = new PDU();
        pdu.decodeBER(in);
        String what =
                ErrorStatus.of(pdu.getErrorStatus()).label()
                        + " "
                        + pdu.getErrorIndex()
                        + ", "
                        + pdu.size();
        return pdu.size() == 0 ? what : what + " from " + pdu.get(0).getOid().toDottedString();
    }
}
