package dev.sonde.cli.simulate;

import dev.sonde.cli.output.LineOutput;
import dev.sonde.cli.output.ProgramName;
import dev.sonde.client.Version;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.lab.Lab;
import dev.sonde.simulator.lab.LabDevice;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What people are told of a lab that has started: where it answers, and what to type.
final class Announcement {

    private static final int MOST_LISTED = 20;

    private final Simulator simulator;
    private final List<LabDevice> devices;

    Announcement(Lab lab) {
        this.simulator = lab.simulator();
        this.devices = lab.devices();
    }

    void print(LineOutput output) {
        int count = devices.size();
        output.println(
                "Serving %s on %s, SNMP %s; Ctrl-C stops."
                        .formatted(
                                count == 1 ? "1 device" : "%,d devices".formatted(count),
                                places(),
                                versions()));
        output.println("");
        devices.stream().limit(MOST_LISTED).forEach(device -> output.println("  " + line(device)));
        if (count > MOST_LISTED) {
            output.println("  and %,d more".formatted(count - MOST_LISTED));
        }
        devices.stream()
                .filter(device -> device.community() != null && byCommunity(device) != null)
                .findFirst()
                .ifPresent(device -> {
                    output.println("");
                    output.println(
                            "With net-snmp: snmpwalk -v%s -c %s %s 1.3.6.1.2.1"
                                    .formatted(
                                            byCommunity(device),
                                            quoted(String.valueOf(device.community())),
                                            agent(device)));
                });
        output.flush();
    }

    /// In which versions anybody answers, as `v1, v2c and v3`.
    private String versions() {
        Set<Version> all = new TreeSet<>();
        devices.forEach(device -> all.addAll(device.versions()));
        if (all.isEmpty()) {
            return "v3 without users";
        }
        return all.stream()
                .map(version -> "v" + version.label())
                .collect(Collectors.joining(", "))
                .replaceFirst(", (v\\w+)$", " and $1");
    }

    private String line(LabDevice device) {
        String remark =
                device.name().equals(device.community())
                        ? device.source()
                        : device.name() + ", " + device.source();
        return "%s walk %s %s   # %s"
                .formatted(ProgramName.TYPED, access(device), agent(device), remark);
    }

    private static String access(LabDevice device) {
        String version = byCommunity(device);
        if (version == null) {
            return "-v 3 -u USER -n " + quoted(device.name());
        }
        String community = device.community();
        return (version.equals("2c") ? "-c " : "-v " + version + " -c ")
                + (community == null ? "COMMUNITY" : quoted(community));
    }

    /// The version to ask it in with a community; null where it answers to none.
    private static @Nullable String byCommunity(LabDevice device) {
        return Stream.of(Version.V2C, Version.V1)
                .filter(device.versions()::contains)
                .map(Version::label)
                .findFirst()
                .orElse(null);
    }

    /// The simulator's addresses, and how many there are of devices' own.
    private String places() {
        List<String> all = addresses();
        List<String> shared = simulator.addresses().stream().map(Announcement::reachable).toList();
        String places = String.join(" and ", shared);
        return all.size() == shared.size()
                ? places
                : "%s, and at %,d more".formatted(places, all.size() - shared.size());
    }

    /// Every address that is listened on, those of the whole simulator first.
    List<String> addresses() {
        Set<InetSocketAddress> all = new LinkedHashSet<>(simulator.addresses());
        devices.forEach(device -> all.addAll(device.addresses()));
        return all.stream()
                .map(Announcement::reachable)
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private String agent(LabDevice device) {
        return reachable(
                device.addresses().isEmpty() ? simulator.address() : device.addresses().getFirst());
    }

    /// An address that can be asked: the loopback address where all are listened on.
    private static String reachable(InetSocketAddress address) {
        InetAddress host =
                address.getAddress().isAnyLocalAddress()
                        ? InetAddress.getLoopbackAddress()
                        : address.getAddress();
        String text = host.getHostAddress();
        return (text.contains(":") ? "[" + text + "]" : text) + ":" + address.getPort();
    }

    /// As a shell takes it for one word.
    private static String quoted(String name) {
        return name.matches("[A-Za-z0-9._/@-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
    }
}
