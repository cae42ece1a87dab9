package dev.sonde.simulator.lab;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the files of a lab describe, as they are at a time. Filled while they are read.
final class Plan {

    private final List<InetSocketAddress> listen = new ArrayList<>();
    private final Map<String, PlannedDevice> devices = new LinkedHashMap<>();
    private @Nullable Integer maxMessageSize;
    private @Nullable Path bootsFile;

    List<InetSocketAddress> listen() {
        return listen;
    }

    /// By name.
    Map<String, PlannedDevice> devices() {
        return devices;
    }

    @Nullable Integer maxMessageSize() {
        return maxMessageSize;
    }

    void maxMessageSize(int octets) {
        this.maxMessageSize = octets;
    }

    /// Where the starts of the engines are counted; null for nowhere.
    @Nullable Path bootsFile() {
        return bootsFile;
    }

    void bootsFile(Path file) {
        this.bootsFile = file;
    }

    /// Whether there was none of this name yet.
    boolean add(PlannedDevice device) {
        return devices.putIfAbsent(device.name(), device) == null;
    }

    Set<Source> sources() {
        return devices.values().stream()
                .flatMap(device -> device.allSources().stream())
                .collect(Collectors.toSet());
    }

    /// Whether `file` describes a lab, by its name.
    static boolean isDescription(Path file) {
        return file.toString().matches(".*\\.ya?ml");
    }
}
