package dev.sonde.mirror.scrub;

import java.util.List;

/// An object type, or a table's entry, of which something is known.
///
/// @param name its descriptor.
/// @param treatment what is done with its value.
/// @param index of an entry, what its rows are named by; otherwise empty.
record ObjectType(String name, Treatment treatment, List<IndexPart> index) {}
