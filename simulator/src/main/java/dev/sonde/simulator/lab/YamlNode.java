package dev.sonde.simulator.lab;

import java.util.List;
import java.util.Map;

/// A piece of a YAML file and where it stands. Immutable.
///
/// What a scalar means is for its reader to say: `1.10` is a version to one and a number to
/// another.
sealed interface YamlNode {

    Place place();

    /// @param text as it was written, without quotes.
    /// @param isNull whether nothing was written, or `null` or `~`.
    record Scalar(String text, boolean isNull, Place place) implements YamlNode {}

    record Sequence(List<YamlNode> items, Place place) implements YamlNode {}

    /// @param entries in the order of the file.
    record Mapping(Map<String, Entry> entries, Place place) implements YamlNode {}

    /// @param keyPlace where the key stands.
    record Entry(Place keyPlace, YamlNode value) {}
}
