package dev.sonde.client;

/// From where an answer is taken. Multi-homed devices may answer from an address that was not
/// asked; so may anybody who would like to be believed.
public enum AnswerSource {
    /// Only from the address and port that was asked.
    SAME,
    /// From anywhere, if the request-id matches.
    ANY
}
