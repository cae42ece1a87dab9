package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;

/// A run of records in a file, in the order of their OIDs.
///
/// @param offset where it begins, in octets.
/// @param length how many octets it has.
/// @param first the OID of its first record.
/// @param last the OID of its last record.
/// @param objects how many records it has.
/// @param millis when it was written, in milliseconds since 1970.
/// @param pass in which reading of the device that was, from 1.
record Extent(long offset, long length, Oid first, Oid last, int objects, long millis, int pass) {}
