package dev.sonde.simulator.internal.agent;

import static dev.sonde.simulator.internal.agent.Wire.GET;
import static dev.sonde.simulator.internal.agent.Wire.GET_BULK;
import static dev.sonde.simulator.internal.agent.Wire.GET_NEXT;
import static dev.sonde.simulator.internal.agent.Wire.RESPONSE;
import static dev.sonde.simulator.internal.agent.Wire.SET;
import static dev.sonde.simulator.internal.agent.Wire.V1;
import static dev.sonde.simulator.internal.agent.Wire.V2C;
import static dev.sonde.simulator.internal.agent.Wire.concat;
import static dev.sonde.simulator.internal.agent.Wire.integer;
import static dev.sonde.simulator.internal.agent.Wire.message;
import static dev.sonde.simulator.internal.agent.Wire.nothing;
import static dev.sonde.simulator.internal.agent.Wire.octets;
import static dev.sonde.simulator.internal.agent.Wire.oid;
import static dev.sonde.simulator.internal.agent.Wire.pdu;
import static dev.sonde.simulator.internal.agent.Wire.tlv;
import static dev.sonde.simulator.internal.agent.Wire.varBind;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What both agents of [SnmpdOracleIT] are asked, by name, in order.
///
/// `reader` may read what [#VIEW] shows, `writer` may set it too.
final class OracleRequests {

    static final String READER = "reader";
    static final String WRITER = "writer";

    /// What stands still in snmpd, one read-only Gauge32 and one Counter64 of the loopback
    /// interface among it.
    static final String[] VIEW = {
        "view oracle included .1.3.6.1.2.1.1",
        "view oracle excluded .1.3.6.1.2.1.1.3",
        "view oracle included .1.3.6.1.2.1.31.1.1.1.8.1",
        "view oracle included .1.3.6.1.2.1.31.1.1.1.15.1",
        "rocommunity " + READER + " 127.0.0.1 -V oracle",
        "rwcommunity " + WRITER + " 127.0.0.1 -V oracle"
    };

    static final String SYS_CONTACT = "1.3.6.1.2.1.1.4.0";
    static final String SYS_NAME = "1.3.6.1.2.1.1.5.0";
    static final String SYS_LOCATION = "1.3.6.1.2.1.1.6.0";

    /// What the view does not show.
    static final String OUTSIDE = "1.3.6.1.4.1.99999";

    private static final String NO_TYPE = OUTSIDE + ".1.0";

    private static final String SYS_DESCR = "1.3.6.1.2.1.1.1.0";
    private static final String OR_ID = "1.3.6.1.2.1.1.9.1.2";
    private static final String OR_DESCR = "1.3.6.1.2.1.1.9.1.3";
    private static final String MULTICASTS = "1.3.6.1.2.1.31.1.1.1.8.1";
    private static final String LAST = "1.3.6.1.2.1.31.1.1.1.15.1";
    private static final String NO_SCALAR = "1.3.6.1.2.1.1.99.0";
    private static final String NO_INSTANCE = "1.3.6.1.2.1.1.5.7";
    private static final String NO_ROW = OR_DESCR + ".999";

    private final SequencedMap<String, byte[]> messages = new LinkedHashMap<>();

    private OracleRequests() {
        basics();
        oddOids();
        oddMessages();
        bulks();
        bulksAtTheEnd();
        sets();
        version1();
    }

    static SequencedMap<String, byte[]> all() {
        return Collections.unmodifiableSequencedMap(new OracleRequests().messages);
    }

    /// In both versions.
    private void both(String name, byte[] pdu) {
        v2(name, pdu);
        v1(name, pdu);
    }

    private void v2(String name, byte[] pdu) {
        raw(name, message(V2C, community(pdu), pdu));
    }

    private void v1(String name, byte[] pdu) {
        raw(name + " (v1)", message(V1, community(pdu), pdu));
    }

    private static String community(byte[] pdu) {
        return (pdu[0] & 0xFF) == SET ? WRITER : READER;
    }

    private void raw(String name, byte[] message) {
        messages.put(name, message);
    }

    private static byte[] get(String... oids) {
        return ask(GET, oids);
    }

    private static byte[] next(String... oids) {
        return ask(GET_NEXT, oids);
    }

    private static byte[] ask(int type, String... oids) {
        return pdu(type, 4711, 0, 0, varBinds(oids));
    }

    private static byte[] bulk(int nonRepeaters, int maxRepetitions, String... oids) {
        return pdu(GET_BULK, 4711, nonRepeaters, maxRepetitions, varBinds(oids));
    }

    private static byte[] set(byte[]... varBinds) {
        return pdu(SET, 4711, 0, 0, varBinds);
    }

    private static byte[][] varBinds(String... oids) {
        return Arrays.stream(oids).map(Wire::varBind).toArray(byte[][]::new);
    }

    private void basics() {
        both("A1 GET of nothing", get());
        both("A1 GETNEXT of nothing", next());
        both("A1 SET of nothing", set());
        v2("A2 GETBULK of nothing", bulk(0, 10));
        v2("A3 GET of an unknown type", get(NO_TYPE));
        v2("A3 GET of an unknown scalar", get(NO_SCALAR));
        v2("A3 GET of an unknown row", get(NO_ROW));
        v2("A3 GET of an unknown instance of a scalar", get(NO_INSTANCE));
        v2("A4 GET of a scalar without its zero", get("1.3.6.1.2.1.1.5"));
        both("A5 GET of the same twice", get(SYS_NAME, SYS_DESCR, SYS_NAME));
        both("A6 GET with a value", pdu(GET, 6, 0, 0, varBind(SYS_NAME, integer(77))));
        both("A7 GET with an error-status", pdu(GET, 7, 5, 3, varBind(SYS_NAME)));
        for (int id : new int[] {-5, Integer.MAX_VALUE, Integer.MIN_VALUE, 0}) {
            v2("A8 request-id " + id, pdu(GET, id, 0, 0, varBind(SYS_NAME)));
        }
        String[] many = new String[200];
        Arrays.setAll(many, i -> i % 2 == 0 ? SYS_NAME : SYS_DESCR);
        both("A23 GET of 200", get(many));
    }

    private void oddOids() {
        v2("A9 GET of 0.0", get("0.0"));
        both("A10 GETNEXT of 0.0", next("0.0"));
        both("A10 GETNEXT of no arcs", pdu(GET_NEXT, 10, 0, 0, tlv(0x30, tlv(0x06), nothing())));
        v2("A11 GETNEXT past the end", next(LAST, "2.5.1", SYS_DESCR));
        v2("A12 GETNEXT of arc 4294967295", next(OR_ID + ".4294967295"));
        v2("A12 GETNEXT of arc 3000000000", next(OR_ID + ".3000000000"));
        v2("A13 GET of arc 2^32", get("1.3.6.4294967296"));
        v2("A14 GET of 128 arcs", get(OR_DESCR + ".7".repeat(118)));
        v2("A14 GET of 129 arcs", get(OR_DESCR + ".7".repeat(119)));
        both("A15 GETNEXT after a subtree", next(OR_DESCR + ".4000000"));
    }

    private void oddMessages() {
        byte[] get = get(SYS_NAME);
        raw("A16 version 4", message(4, READER, get));
        raw("A16 version -1", message(-1, READER, get));
        raw("A17 another community", message(V2C, "Reader", get));
        raw("A17 no community", message(V2C, "", get));
        v2("A18 a Response", ask(RESPONSE, SYS_NAME));
        raw("A19 octets after the message", concat(message(V2C, READER, get), new byte[3]));
        for (int octets : new int[] {1, 2, 4}) {
            raw("A20 lengths in " + octets + " octets more", longForms(octets));
        }
        byte[] content = concat(integer(V2C), octets(READER), get, new byte[2]);
        raw("A21 indefinite length", concat(new byte[] {0x30, (byte) 0x80}, content));
        byte[] whole = message(V2C, READER, get);
        raw("A22 the last octet missing", Arrays.copyOf(whole, whole.length - 1));
        raw("A22 half of it missing", Arrays.copyOf(whole, whole.length / 2));
        v2("A24 an unknown PDU", ask(0xA9, SYS_NAME));
        v2("A24 a trap PDU of v1", ask(0xA4, SYS_NAME));
    }

    private static byte[] longForms(int octets) {
        byte[] varBinds = longForm(0x30, octets, longForm(0x30, octets, oid(SYS_NAME), nothing()));
        byte[] pdu = longForm(GET, octets, integer(20), integer(0), integer(0), varBinds);
        return longForm(0x30, octets, integer(V2C), octets(READER), pdu);
    }

    private static byte[] longForm(int tag, int octets, byte[]... parts) {
        byte[] content = concat(parts);
        byte[] header = new byte[2 + octets];
        header[0] = (byte) tag;
        header[1] = (byte) (0x80 | octets);
        header[1 + octets] = (byte) content.length;
        return concat(header, content);
    }

    private void bulks() {
        v2("B1 no repetitions", bulk(0, 0, OR_ID));
        v2("B2 fewer repetitions than none", bulk(0, -1, OR_ID));
        v2("B3 fewer non-repeaters than none", bulk(-1, 2, OR_ID));
        v2("B4 more non-repeaters than varbinds", bulk(5, 3, OR_ID));
        v2("B5 rows after non-repeaters", bulk(1, 2, "1.3.6.1.2.1.1.5", OR_ID, OR_DESCR));
        v2("B6 repetitions without end", bulk(0, Integer.MAX_VALUE, OR_DESCR));
        String[] many = new String[70];
        Arrays.setAll(many, i -> i % 2 == 0 ? OR_ID : OR_DESCR);
        v2("B8 seventy repeaters", bulk(0, 1, many));
        v2("B6 repetitions of two columns", bulk(0, 9, OR_ID, OR_DESCR));
        v1("B11 GETBULK", bulk(0, 3, OR_ID));
    }

    private void bulksAtTheEnd() {
        v2("B7 past the end", bulk(0, 3, LAST));
        v2("B7 past the end in two columns", bulk(0, 3, LAST, "2.1"));
        v2("B9 one column ends earlier", bulk(0, 4, MULTICASTS, OR_ID));
        v2("B9 all columns end", bulk(0, 4, MULTICASTS, LAST));
        v2("B13 a non-repeater at the end", bulk(1, 2, "2.1", OR_ID));
        v2("B13 a non-repeater at the end of the view", bulk(1, 2, LAST, OR_ID));
    }

    private void sets() {
        byte[] name = varBind(SYS_NAME, octets("changed"));
        byte[] readOnly = varBind(SYS_DESCR, octets("changed"));
        both("C1 another type", set(varBind(SYS_NAME, integer(1))));
        both("C1 no value", set(varBind(SYS_NAME)));
        both("C2 300 octets", set(varBind(SYS_NAME, octets("x".repeat(300)))));
        both("C3 a read-only object", set(readOnly));
        both("C4 an unknown object", set(varBind(NO_SCALAR, integer(1))));
        both("C5 writable and read-only", set(name, readOnly));
        v2("C5 nothing has changed", get(SYS_NAME));
        both("C6 outside the view", set(varBind(NO_TYPE, integer(1))));
        raw("C6 by who may only read", message(V2C, READER, set(name)));
        raw("C6 by who may only read (v1)", message(V1, READER, set(name)));
        both("C13 what is set", set(name, varBind(SYS_LOCATION, octets("there"))));
        v2("C13 has changed", get(SYS_NAME, SYS_LOCATION, SYS_CONTACT));
        both("C13 no octets", set(varBind(SYS_CONTACT, octets(""))));
        v2("C13 is empty", get(SYS_CONTACT));
    }

    private void version1() {
        v1("D1 a value and a missing one", get(SYS_NAME, NO_SCALAR));
        v1("D2 GETNEXT past the end", next(SYS_NAME, LAST));
        v1("D3 GET of a Counter64", get(SYS_NAME, MULTICASTS));
        v1("D4 GETNEXT over a Counter64", next(OR_DESCR + ".10", "1.3.6.1.2.1.31"));
        v2("D4 GETNEXT not over a Counter64", next("1.3.6.1.2.1.31"));
        String[] tooMany = new String[800];
        Arrays.fill(tooMany, OR_DESCR + ".3");
        both("D5 a response that is too big", get(tooMany));
        v1("D6 several missing", get(NO_SCALAR, SYS_NAME, NO_SCALAR));
        v1("D6 several past the end", next("1.3", "1.5", "1.4"));
    }
}
