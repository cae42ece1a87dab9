package dev.sonde.mirror;

import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Syntax;
import dev.sonde.client.Target;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.mirror.compare.WalkPastErrors;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.DatabaseDevice;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.DatabaseStore;
import dev.sonde.simulator.store.OidStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;

/// How a mirror, served by a simulator in this process, compares with its device: every object of
/// the mirror is asked of both, by GETNEXT, so that what has come and gone shows, too.
///
/// @param compared how many objects of the mirror were compared.
/// @param moved how many numbers differ: they move.
/// @param differences what differs otherwise, the first thousand; the mirror is before, the device
///   after.
/// @param furtherDifferences how many more there are.
/// @param unanswered how many objects the device could not be asked for.
public record Verification(
        long compared,
        long moved,
        List<Difference> differences,
        long furtherDifferences,
        long unanswered) {

    private static final int AT_A_TIME = 20;
    private static final int MOST_DIFFERENCES = 1000;

    public Verification {
        differences = List.copyOf(differences);
    }

    /// Whether nothing differs but numbers.
    public boolean agrees() {
        return differences.isEmpty() && unanswered == 0;
    }

    /// Compares `mirrored`, which was taken of the device behind `device`, with it.
    ///
    /// @param options what was taken of the device.
    /// @throws IOException if the simulator cannot be started.
    /// @throws SnmpException if the simulator fails.
    public static Verification of(OidStore mirrored, Session device, MirrorOptions options)
            throws IOException {
        String community = "verified";
        try (Simulator simulator = Simulator.builder().device(community, mirrored).start();
                SnmpEngine engine = SnmpEngine.builder().sockets(1).open()) {
            Session replay =
                    engine.session(
                            Target.of(simulator.address(), new Community(community))
                                    .withTimeout(Duration.ofSeconds(10)));
            NavigableMap<Oid, ErrorStatus> errors =
                    switch (mirrored) {
                        case Recording recording -> recording.errors();
                        case DatabaseStore store -> DatabaseDevice.of(store).errors();
                        default -> Collections.emptyNavigableMap();
                    };
            Comparison comparison = new Comparison(device, options, errors);
            for (Oid root : options.roots()) {
                comparison.compare(replay, root);
            }
            return comparison.result();
        }
    }

    /// The comparison as it goes on.
    private static final class Comparison {

        private final Session device;
        private final MirrorOptions options;
        private final NavigableMap<Oid, ErrorStatus> errors;
        private final List<Difference> differences = new ArrayList<>();
        private long compared;
        private long moved;
        private long further;
        private long unanswered;

        Comparison(Session device, MirrorOptions options, NavigableMap<Oid, ErrorStatus> errors) {
            this.device = device;
            this.options = options;
            this.errors = errors;
        }

        void compare(Session replay, Oid root) {
            List<VarBind> some = new ArrayList<>();
            Oid before = root;
            for (VarBind varBind : WalkPastErrors.of(replay, root, errors)) {
                some.add(varBind);
                if (some.size() == AT_A_TIME) {
                    compare(before, some);
                    before = some.getLast().oid();
                    some.clear();
                }
            }
            compare(before, some);
        }

        private void compare(Oid before, List<VarBind> mirrored) {
            List<Oid> asked = new ArrayList<>();
            asked.add(before);
            mirrored.forEach(varBind -> asked.add(varBind.oid()));
            asked.removeLast();
            compared += mirrored.size();
            try {
                List<VarBind> shown = device.getNext(asked.toArray(Oid[]::new));
                for (int i = 0; i < mirrored.size(); i++) {
                    compare(mirrored.get(i), shown.get(i));
                }
            } catch (InterruptedCallException e) {
                throw e;
            } catch (ErrorStatusException e) {
                if (mirrored.size() == 1) {
                    compareBehindError(before, mirrored.getFirst());
                } else {
                    compared -= mirrored.size();
                    for (int i = 0; i < mirrored.size(); i++) {
                        compare(asked.get(i), mirrored.subList(i, i + 1));
                    }
                }
            } catch (SnmpException e) {
                unanswered += mirrored.size();
            }
        }

        /// The device fails where the mirror does: then the object behind is asked for itself.
        private void compareBehindError(Oid before, VarBind mirrored) {
            Oid error = errors.higherKey(before);
            try {
                if (error == null || error.compareTo(mirrored.oid()) > 0) {
                    unanswered++;
                } else {
                    compare(mirrored, device.get(mirrored.oid()));
                }
            } catch (ErrorStatusException e) {
                unanswered++;
            }
        }

        private void compare(VarBind mirrored, VarBind shown) {
            int order = mirrored.oid().compareTo(shown.oid());
            boolean isEnd = shown.value() == Missing.END_OF_MIB_VIEW;
            if (!isEnd && order > 0 && isWanted(shown.oid())) {
                differs(new Difference.Added(shown.oid(), shown.value()));
            }
            if (order == 0 && !isEnd) {
                compareValues(mirrored, shown.value());
            } else {
                // What follows says nothing of the object itself.
                Value value = device.get(mirrored.oid()).value();
                if (value.isPresent()) {
                    compareValues(mirrored, value);
                } else {
                    differs(new Difference.Gone(mirrored.oid(), mirrored.value()));
                }
            }
        }

        private boolean isWanted(Oid oid) {
            return options.roots().stream().anyMatch(root -> root.isPrefixOf(oid))
                    && options.excludes().stream().noneMatch(root -> root.isPrefixOf(oid));
        }

        private void compareValues(VarBind mirrored, Value shown) {
            if (mirrored.value().equals(shown)) {
                return;
            }
            Syntax syntax = mirrored.value().syntax();
            if (syntax == shown.syntax() && isNumber(syntax)) {
                moved++;
                return;
            }
            Value again = device.get(mirrored.oid()).value();
            if (again.equals(shown)) {
                differs(new Difference.Changed(mirrored.oid(), mirrored.value(), shown));
            } else {
                moved++;
            }
        }

        private static boolean isNumber(Syntax syntax) {
            return switch (syntax) {
                case INTEGER, COUNTER32, GAUGE32, TIME_TICKS, COUNTER64 -> true;
                default -> false;
            };
        }

        private void differs(Difference difference) {
            if (differences.size() < MOST_DIFFERENCES) {
                differences.add(difference);
            } else {
                further++;
            }
        }

        Verification result() {
            return new Verification(compared, moved, differences, further, unanswered);
        }
    }
}
