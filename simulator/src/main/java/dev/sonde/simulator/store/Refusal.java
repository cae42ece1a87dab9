package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;

/// Why a SET is refused before it changes anything (RFC 3416 §4.2.5).
///
/// @param index which of the varbinds is to blame, from 0.
/// @param status what is said of it, in the words of v2c and v3.
public record Refusal(int index, ErrorStatus status) {}
