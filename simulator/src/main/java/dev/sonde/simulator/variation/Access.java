package dev.sonde.simulator.variation;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import org.jspecify.annotations.Nullable;

/// One look at a record.
///
/// @param oid the record's OID.
/// @param asked the OID in the request: another one in a GETNEXT.
/// @param held what the device holds there, were it not for the module; null for nothing.
/// @param state the device.
record Access(Oid oid, Oid asked, @Nullable Value held, DeviceState state) {}
