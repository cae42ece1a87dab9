package dev.sonde.client;

/// What a varbind holds: a typed, immutable SMI value (RFC 2578 §7.1), or [Missing] where the agent
/// has none.
///
/// The type is always known; switch over it exhaustively:
///
/// ```java
/// switch (varBind.value()) {
///     case OctetString s when s.isText() -> print(s.text());
///     case Counter64 c -> print(c.toUnsignedString());
///     case Missing m -> print("none: " + m);
///     case Value v -> print(v.text());
/// }
/// ```
public sealed interface Value
        permits Integer32,
                OctetString,
                Oid,
                IpAddress,
                Counter32,
                Gauge32,
                TimeTicks,
                Opaque,
                Counter64,
                Null,
                Missing {

    /// The value that net-snmp's users write as a type letter and a text, for example `i` and `-5`.
    ///
    /// | letter | type | text |
    /// |---|---|---|
    /// | `i` | INTEGER | digits, `-` allowed |
    /// | `u` `c` `t` `C` | Gauge32, Counter32, TimeTicks, Counter64 | digits |
    /// | `3` | Gauge32, which has replaced UInteger32 | digits |
    /// | `a` | IpAddress | `192.0.2.1` |
    /// | `o` | OBJECT IDENTIFIER | dotted |
    /// | `s` | OCTET STRING | text, sent as UTF-8 |
    /// | `x` | OCTET STRING | pairs of hex digits; `0x`, blanks and colons allowed |
    /// | `d` | OCTET STRING | octets in decimal, between blanks or dots |
    /// | `b` | BITS | numbers of the bits that are one, between blanks or commas |
    /// | `F` `D` | Opaque float, Opaque double | a number |
    /// | `I` `U` | Opaque signed and unsigned 64-bit integer | digits |
    /// | `n` | NULL | ignored |
    ///
    /// @throws IllegalArgumentException if there is no such letter, or `text` is no such value.
    static Value parse(char letter, String text) {
        return TypeLetter.parse(letter, text);
    }

    /// The type of this value.
    Syntax syntax();

    /// The value alone, as people read it: digits, dotted OIDs and addresses, text, or hex where
    /// octets are no text.
    String text();

    /// The number this value is. Counter64 values of 2⁶³ and more come out negative: see
    /// [Counter64#toUnsignedString()].
    ///
    /// @throws IllegalStateException if this type has no number.
    default long toLong() {
        throw new IllegalStateException(syntax() + " " + text() + " is not a number");
    }

    /// Whether there is a value at all, that is, whether this is anything but [Missing].
    default boolean isPresent() {
        return true;
    }
}
