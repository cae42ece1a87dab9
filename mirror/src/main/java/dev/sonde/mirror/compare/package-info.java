/// Compares devices: recordings, snapshots and live agents, in any pairing.
package dev.sonde.mirror.compare;
