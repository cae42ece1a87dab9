package dev.sonde.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

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

    /// A copy of the octets from index `from`, that one included, to index `to`, that one excluded.
    ///
    /// @throws IndexOutOfBoundsException if there are no such octets.
    public static OctetString of(byte[] octets, int from, int to) {
        Objects.checkFromToIndex(from, to, octets.length);
        return wrap(Arrays.copyOfRange(octets, from, to));
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

    /// The octets read as BITS: the numbers of the bits that are set, bit 0 being the highest of
    /// the first octet (RFC 2578 §7.1.4).
    public BitSet bits() {
        BitSet bits = new BitSet(octets.length * 8);
        for (int bit = 0; bit < octets.length * 8; bit++) {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                bits.set(bit);
            }
        }
        return bits;
    }

    /// BITS with these bits set, in as many octets as they need.
    public static OctetString ofBits(BitSet bits) {
        byte[] octets = new byte[(bits.length() + 7) / 8];
        bits.stream().forEach(bit -> octets[bit / 8] |= (byte) (0x80 >> (bit % 8)));
        return wrap(octets);
    }

    /// The octets read as DateAndTime (RFC 2579 §2): 8 octets in a local time that they do not
    /// name, or 11 with its offset from UTC.
    ///
    /// ```
    /// year(2) month day hour minute second decisecond [ '+' or '-' hours minutes ]
    /// ```
    ///
    /// @param zone the offset to assume where the octets name none.
    /// @return empty if the octets are no date.
    public Optional<OffsetDateTime> dateAndTime(ZoneOffset zone) {
        if (octets.length != 8 && octets.length != 11) {
            return Optional.empty();
        }
        try {
            LocalDateTime local =
                    LocalDateTime.of(
                            (octet(0) << 8) | octet(1),
                            octet(2),
                            octet(3),
                            octet(4),
                            octet(5),
                            // 60 is a leap second, which java.time does not know.
                            Math.min(octet(6), 59),
                            octet(7) * 100_000_000);
            return Optional.of(local.atOffset(octets.length == 8 ? zone : offset()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private ZoneOffset offset() {
        int sign = octet(8) == '-' ? -1 : 1;
        return ZoneOffset.ofHoursMinutes(sign * octet(9), sign * octet(10));
    }

    /// The octets read as a MAC address in the form `00:1A:2B:3C:4D:5E`; empty if there are not
    /// six.
    public Optional<String> macAddress() {
        return octets.length == 6 ? Optional.of(hex()) : Optional.empty();
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
