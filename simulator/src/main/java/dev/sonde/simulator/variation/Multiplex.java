package dev.sonde.simulator.variation;

import dev.sonde.client.Oid;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The module `multiplex`: a subtree that one of several recordings serves at a time.
///
/// @param snapshots the recordings by the numbers they are named with.
/// @param periodNanos how long one number lasts.
/// @param wraps whether the first comes again after the last.
/// @param control what is set to choose a recording, which then does not depend on time; or null.
record Multiplex(
        NavigableMap<Integer, OidStore> snapshots,
        long periodNanos,
        boolean wraps,
        @Nullable Oid control) {

    static final Set<String> KEYS = Set.of("dir", "period", "wrap", "control");

    private static final Pattern NUMBERED =
            Pattern.compile("([0-9]{1,9})\\.snmprec(\\.[a-z0-9]+)?");
    private static final BigDecimal LONGEST_PERIOD = BigDecimal.valueOf(1_000_000_000);

    static Multiplex of(
            Settings settings, Oid prefix, List<Path> roots, Function<Path, OidStore> read) {
        Path folder = folder(settings, roots);
        BigDecimal period = settings.number("period", BigDecimal.valueOf(60));
        if (period.signum() <= 0 || period.compareTo(LONGEST_PERIOD) > 0) {
            throw settings.fault("period", "no number of seconds above 0");
        }
        return new Multiplex(
                snapshots(folder, read),
                Math.max(1, period.movePointRight(9).longValue()),
                settings.isOn("wrap"),
                control(settings, prefix));
    }

    private static Path folder(Settings settings, List<Path> roots) {
        String name = settings.require("dir");
        try {
            return roots.stream()
                    .map(root -> root.resolve(name))
                    .filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow(() -> settings.fault("dir", "no folder"));
        } catch (InvalidPathException e) {
            throw settings.fault("dir", "no path");
        }
    }

    private static NavigableMap<Integer, OidStore> snapshots(
            Path folder, Function<Path, OidStore> read) {
        NavigableMap<Integer, OidStore> snapshots = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher name = NUMBERED.matcher(file.getFileName().toString());
                if (name.matches()) {
                    snapshots.put(Integer.valueOf(name.group(1)), read.apply(file));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "multiplex cannot use its dir: " + e.getMessage(), e);
        }
        if (snapshots.isEmpty()) {
            throw new IllegalArgumentException(
                    "multiplex finds no recordings that are named with a number in " + folder);
        }
        return snapshots;
    }

    private static @Nullable Oid control(Settings settings, Oid prefix) {
        if (settings.get("control") == null) {
            return null;
        }
        Oid control;
        try {
            control = Oid.of(settings.get("control", ""));
        } catch (IllegalArgumentException e) {
            throw settings.fault("control", "no OID");
        }
        if (!prefix.isPrefixOf(control)) {
            throw settings.fault("control", "not in the subtree " + prefix);
        }
        return control;
    }

    /// What is served after this much of the device's time.
    OidStore at(long uptimeNanos) {
        long first = snapshots.firstKey();
        long numbers = snapshots.lastKey() - first + 1;
        long periods = uptimeNanos / periodNanos;
        long slot = wraps ? periods % numbers : Math.min(periods, numbers - 1);
        return snapshots.floorEntry((int) (first + slot)).getValue();
    }
}
