package dev.sonde.simulator.recording;

import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.variation.VariedRecord;
import java.util.HexFormat;

/// The records of a `.snmprec` file as they are written.
final class SnmprecForm {

    private SnmprecForm() {}

    static String line(VarBind varBind) {
        Value value = varBind.value();
        int tag = value.syntax().tag();
        String tagAndValue =
                switch (value) {
                    case OctetString string when isPlain(string) -> tag + "|" + string.text();
                    case OctetString string -> tag + "x|" + hex(string.bytes());
                    case Opaque opaque -> tag + "x|" + hex(opaque.bytes());
                    case Missing _ -> tag + "|";
                    default -> tag + "|" + value.text();
                };
        return varBind.oid() + "|" + tagAndValue;
    }

    /// The record that a variation module serves.
    static String line(Oid oid, VariedRecord record) {
        return oid + "|" + record.tag() + "|" + record.settings();
    }

    /// The record of an object that SET may change.
    static String writableLine(VarBind varBind) {
        String value =
                switch (varBind.value()) {
                    case OctetString string when isPlain(string) && !hasSeparator(string.text()) ->
                            "value=" + string.text();
                    case OctetString string -> "hexvalue=" + hex(string.bytes());
                    case Opaque opaque -> "hexvalue=" + hex(opaque.bytes());
                    case Missing _ -> "value=";
                    case Value other -> "value=" + other.text();
                };
        return varBind.oid() + "|" + varBind.value().syntax().tag() + ":writecache|" + value;
    }

    private static boolean hasSeparator(String text) {
        return text.indexOf(',') >= 0 || text.indexOf('=') >= 0;
    }

    /// Whether the octets are what any reader of the line makes of them: printable ASCII, and no
    /// blank at either end, which readers strip.
    static boolean isPlain(OctetString string) {
        int length = string.length();
        for (int i = 0; i < length; i++) {
            int octet = string.octet(i);
            boolean inside = i > 0 && i < length - 1;
            if (octet > '~' || octet < ' ' || (octet == ' ' && !inside)) {
                return false;
            }
        }
        return true;
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
