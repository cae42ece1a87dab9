/// What a command leaves behind: its results, line by line, and the places of the files that it
/// writes.
package dev.sonde.cli.output;
