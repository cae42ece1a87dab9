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
