package dev.sonde.mirror;

import java.time.Duration;

/// What a complete run of a [Mirror] did.
///
/// @param objects how many objects the device showed, all of them written.
/// @param elapsed from the first request to the last byte on disk.
public record MirrorReport(long objects, Duration elapsed) {}
