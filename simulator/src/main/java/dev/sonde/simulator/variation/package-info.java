/// Values that move and objects that misbehave: what the variation modules of a recording say, and
/// a device that does it.
package dev.sonde.simulator.variation;
