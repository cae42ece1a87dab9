/// Fixtures that the tests of every room share: net-snmp's programs and agents that follow a
/// script.
@NullMarked
package dev.sonde.testkit;

import org.jspecify.annotations.NullMarked;
