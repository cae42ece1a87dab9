/// `sonde mirror`: live devices taken home, one or many, scrubbed on the way if asked.
package dev.sonde.cli.mirror;
