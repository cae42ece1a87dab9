/// Placeholder.
package dev.sonde.benchmarks;
