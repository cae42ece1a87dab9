package dev.sonde.simulator.variation;

import dev.sonde.client.Value;

/// Reads values of the type that a record's tag names, as the recording's format writes them.
@FunctionalInterface
public interface ValueReader {

    /// The value of this text.
    ///
    /// @param hex whether the text is in hex whatever the tag says.
    /// @throws IllegalArgumentException if it is no value of the type.
    Value read(String text, boolean hex);
}
