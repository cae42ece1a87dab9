/// `sonde simulate`: devices that answer until they are stopped.
package dev.sonde.cli.simulate;
