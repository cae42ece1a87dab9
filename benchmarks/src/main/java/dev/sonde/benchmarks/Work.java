package dev.sonde.benchmarks;

/// What contenders are measured at.
///
/// @param name `get`, `walk` or `v3get`.
/// @param callers how many ask at a time.
record Work(String name, int callers) {}
