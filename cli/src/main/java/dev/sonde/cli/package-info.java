/// Placeholder.
package dev.sonde.cli;
