/// Recordings: what a device answered, in files.
package dev.sonde.simulator.recording;
