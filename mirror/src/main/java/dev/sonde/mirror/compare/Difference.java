package dev.sonde.mirror.compare;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;

/// One object in which two devices differ.
public sealed interface Difference {

    /// The object that the second alone has.
    record Added(Oid oid, Value after) implements Difference {}

    /// The object that the first alone has.
    record Gone(Oid oid, Value before) implements Difference {}

    /// An object that both have, with another value or another type.
    record Changed(Oid oid, Value before, Value after) implements Difference {}

    /// An object that both have, whose values differ as they do on any device from one moment to
    /// the next: a counter, a time, a measurement.
    record Moved(Oid oid, Value before, Value after) implements Difference {}

    Oid oid();
}
