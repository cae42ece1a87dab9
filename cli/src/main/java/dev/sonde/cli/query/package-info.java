/// `sonde get` and its like, `walk`, `table`, `set` and `probe`: they ask one agent and print what
/// it answers.
package dev.sonde.cli.query;
