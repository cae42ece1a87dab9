/// `sonde diff`: what two devices have not in common.
package dev.sonde.cli.diff;
