/// `sonde check` and `sonde convert`: recordings looked through, and written in another form.
package dev.sonde.cli.convert;
