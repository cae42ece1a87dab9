package dev.sonde.mirror;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Syntax;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.mirror.compare.WalkPastErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;

/// How far the comparison of a mirror's replay with its device is. Belongs to one thread.
final class ReplayComparison {

    private static final int AT_A_TIME = 20;
    private static final int MOST_DIFFERENCES = 1000;

    private final Session device;
    private final MirrorOptions options;
    private final NavigableMap<Oid, ErrorStatus> errors;
    private final List<Difference> differences = new ArrayList<>();
    private long compared;
    private long moved;
    private long further;
    private long unanswered;

    /// @param errors where the mirror fails, as the device did.
    ReplayComparison(Session device, MirrorOptions options, NavigableMap<Oid, ErrorStatus> errors) {
        this.device = device;
        this.options = options;
        this.errors = errors;
    }

    /// Compares what `replay` shows below `root`.
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
        if (!some.isEmpty()) {
            compare(before, some);
        }
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
        } catch (InterruptedCallException e) {
            throw e;
        } catch (SnmpException e) {
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
