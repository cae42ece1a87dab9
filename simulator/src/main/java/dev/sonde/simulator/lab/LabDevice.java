package dev.sonde.simulator.lab;

import dev.sonde.client.Version;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A device of a lab, for listing.
///
/// @param name what it is called.
/// @param community one that reaches it; null where it has none, or they are secrets.
/// @param versions those it answers in: v3 only where it has a user.
/// @param addresses where it is asked, if not where the whole lab is.
/// @param source the file its data comes from, for people.
public record LabDevice(
        String name,
        @Nullable String community,
        Set<Version> versions,
        List<InetSocketAddress> addresses,
        String source) {}
