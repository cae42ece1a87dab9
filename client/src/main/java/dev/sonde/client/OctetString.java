package dev.sonde.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/// An OCTET STRING: text, BITS, addresses and everything else that is octets, 0 to 65535 of them
/// (RFC 2578 §7.1.2).
public final class OctetString implements Value {

    private static final OctetString EMPTY = new OctetString(new byte[0]);
    private static final HexFormat COLONS = HexFormat.ofDelimiter(":").withUpperCase();

    private final byte[] octets;

    private OctetString(byte[] octets) {
        this.octets = octets;
    }

    /// The UTF-8 octets of `text`.
    public static OctetString of(String text) {
        return wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy of `octets`.
    public static OctetString of(byte[] octets) {
        return wrap(octets.clone());
    }

    /// The octets written as pairs of hex digits; blanks and colons between pairs are ignored.
    ///
    /// @throws IllegalArgumentException if `hex` is anything else.
    public static OctetString ofHex(String hex) {
        try {
            return wrap(HexFormat.of().parseHex(hex.replaceAll("[\\s:]", "")));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + hex + "' is not pairs of hex digits", e);
        }
    }

    private static OctetString wrap(byte[] octets) {
        return octets.length == 0 ? EMPTY : new OctetString(octets);
    }

    /// The octets; a new array.
    public byte[] bytes() {
        return octets.clone();
    }

    /// How many octets there are.
    public int length() {
        return octets.length;
    }

    /// The octet at `index`, 0 to 255.
    public int octet(int index) {
        return octets[index] & 0xFF;
    }

    /// Whether the octets are UTF-8 text without control characters other than tab, line feed and
    /// carriage return. An empty string is text.
    public boolean isText() {
        boolean ascii = true;
        for (byte b : octets) {
            if ((b >= 0 && b < ' ' && b != '\t' && b != '\n' && b != '\r') || b == 0x7F) {
                return false;
            }
            ascii &= b >= 0;
        }
        return ascii || isUtf8();
    }

    private boolean isUtf8() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /// The text, where this [is text][#isText()], otherwise [#hex()].
    @Override
    public String text() {
        return isText() ? new String(octets, StandardCharsets.UTF_8) : hex();
    }

    /// The octets in hex, as in `00:1A:2B`.
    public String hex() {
        return COLONS.formatHex(octets);
    }

    @Override
    public Syntax syntax() {
        return Syntax.OCTET_STRING;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OctetString that && Arrays.equals(octets, that.octets);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override
    public String toString() {
        return syntax() + ": " + text();
    }
}
