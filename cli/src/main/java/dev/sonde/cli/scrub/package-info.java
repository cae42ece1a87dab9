/// `sonde scrub`: recordings without what says whose device it is.
package dev.sonde.cli.scrub;
