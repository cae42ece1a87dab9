/// Options that several commands have, and what reads their values.
package dev.sonde.cli.options;
