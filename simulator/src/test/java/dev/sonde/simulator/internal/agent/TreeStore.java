package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/// The plainest store, for devices of a few lines.
public final class TreeStore implements OidStore {

    private final ConcurrentNavigableMap<Oid, Value> values = new ConcurrentSkipListMap<>();
    private final Set<Oid> writable = ConcurrentHashMap.newKeySet();
    private final Set<Oid> broken = ConcurrentHashMap.newKeySet();
    private final Set<Oid> fatal = ConcurrentHashMap.newKeySet();
    private final Set<Oid> unsettable = ConcurrentHashMap.newKeySet();
    private final Set<Oid> silent = ConcurrentHashMap.newKeySet();
    private final Map<Oid, ErrorStatus> refusing = new ConcurrentHashMap<>();
    private final Map<Oid, ErrorStatus> refusingCommit = new ConcurrentHashMap<>();

    public TreeStore with(String oid, Value value) {
        values.put(Oid.of(oid), value);
        return this;
    }

    public TreeStore withWritable(String oid, Value value) {
        writable.add(Oid.of(oid));
        return with(oid, value);
    }

    /// Setting `oid` fails, though it is writable.
    public TreeStore withUnsettable(String oid) {
        unsettable.add(Oid.of(oid));
        return this;
    }

    /// Setting `oid` is refused in the second phase, though it is writable.
    TreeStore withRefusingCommit(String oid, ErrorStatus status) {
        refusingCommit.put(Oid.of(oid), status);
        return this;
    }

    /// The object `oid` answers an error-status when it is read.
    TreeStore withRefusing(String oid, ErrorStatus status) {
        refusing.put(Oid.of(oid), status);
        return with(oid, Null.NULL);
    }

    /// The object `oid` is not answered for.
    TreeStore withSilent(String oid) {
        silent.add(Oid.of(oid));
        return withWritable(oid, Null.NULL);
    }

    /// Reading `oid` and reading on from it fail.
    public TreeStore withBroken(String oid) {
        broken.add(Oid.of(oid));
        return this;
    }

    /// Reading `oid` and reading on from it fail with an error of the virtual machine.
    public TreeStore withFatal(String oid) {
        fatal.add(Oid.of(oid));
        return this;
    }

    @Override
    public @Nullable Value get(Oid oid) {
        check(oid);
        workOut(oid);
        return values.get(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        check(oid);
        List<VarBind> following = new ArrayList<>();
        for (Map.Entry<Oid, Value> entry : values.tailMap(oid, false).entrySet()) {
            if (following.size() == limit) {
                break;
            }
            if (isMisbehaving(entry.getKey())) {
                if (!following.isEmpty()) {
                    break;
                }
                workOut(entry.getKey());
            }
            if (!(entry.getValue() instanceof Missing)) {
                following.add(new VarBind(entry.getKey(), entry.getValue()));
            }
        }
        return following;
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        return values.higherKey(oid);
    }

    private boolean isMisbehaving(Oid oid) {
        return silent.contains(oid) || refusing.containsKey(oid);
    }

    private void workOut(Oid oid) {
        if (silent.contains(oid)) {
            throw new SilenceException();
        }
        if (refusing.containsKey(oid)) {
            throw new RefusedException(refusing.get(oid));
        }
    }

    @Override
    public boolean isWritable(Oid oid) {
        return writable.contains(oid);
    }

    @Override
    public void set(List<VarBind> varBinds) {
        if (varBinds.stream().map(VarBind::oid).anyMatch(unsettable::contains)) {
            throw new IllegalStateException("the store cannot set this");
        }
        for (VarBind varBind : varBinds) {
            ErrorStatus status = refusingCommit.get(varBind.oid());
            if (status != null) {
                throw new RefusedException(status, varBind.oid());
            }
        }
        varBinds.forEach(varBind -> values.put(varBind.oid(), varBind.value()));
    }

    private void check(Oid oid) {
        if (broken.contains(oid)) {
            throw new IllegalStateException("the store is broken at " + oid);
        }
        if (fatal.contains(oid)) {
            throw new StackOverflowError("the store is broken at " + oid);
        }
    }
}
