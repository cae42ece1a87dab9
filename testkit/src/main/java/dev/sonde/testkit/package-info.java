/// Placeholder.
package dev.sonde.testkit;
