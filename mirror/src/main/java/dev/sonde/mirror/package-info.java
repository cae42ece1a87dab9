/// Placeholder.
package dev.sonde.mirror;
