package dev.sonde.simulator.store;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Objects whose values are worked out whenever they are asked for.
///
/// ```java
/// OidStore device = ComputedStore.builder()
///         .value(SYS_UP_TIME, () -> new TimeTicks(clock.uptime().toMillis() / 10))
///         .value(FAN_SPEED, fan::speed, value -> fan.turnTo(value.toLong()))
///         .build()
///         .over(recording);
/// ```
///
/// What is called may throw a [RefusedException] or a [SilenceException], and must be safe from any
/// number of threads at once. It is called on the thread that answers, so what takes long must be
/// [declared][Builder#waiting(Waiting)].
public final class ComputedStore implements OidStore {

    /// @param setter what takes a value that is set; null where none is taken.
    private record Computed(
            Supplier<? extends Value> getter, @Nullable Consumer<? super Value> setter) {}

    private final NavigableMap<Oid, Computed> objects;
    private final Waiting waiting;

    private ComputedStore(Builder builder) {
        this.objects = new TreeMap<>(builder.objects);
        this.waiting = builder.waiting;
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A store of these objects and, everywhere else, of those of `base`.
    public OidStore over(OidStore base) {
        CompositeStore.Builder composite = CompositeStore.over(base);
        objects.keySet().forEach(oid -> composite.mountObject(oid, this));
        return composite.build();
    }

    @Override
    public @Nullable Value get(Oid oid) {
        Computed object = objects.get(oid);
        return object == null ? null : object.getter.get();
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        List<VarBind> following = new ArrayList<>();
        for (Map.Entry<Oid, Computed> object : objects.tailMap(oid, false).entrySet()) {
            if (following.size() >= limit) {
                break;
            }
            try {
                Value value = object.getValue().getter.get();
                if (value.isPresent()) {
                    following.add(new VarBind(object.getKey(), value));
                }
            } catch (RuntimeException e) {
                if (following.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        return following;
    }

    @Override
    public @Nullable Oid nextOid(Oid oid) {
        return objects.higherKey(oid);
    }

    @Override
    public boolean isWritable(Oid oid) {
        Computed object = objects.get(oid);
        return object != null && object.setter != null;
    }

    /// Calls the setters in the order of `varBinds`. Where one throws, those before it are given
    /// the values from before.
    @Override
    public void set(List<VarBind> varBinds) {
        List<Consumer<? super Value>> setters = varBinds.stream().map(this::setter).toList();
        List<Value> before = varBinds.stream().map(varBind -> present(varBind.oid())).toList();
        Undoing undoing = new Undoing();
        for (int i = 0; i < varBinds.size(); i++) {
            VarBind varBind = varBinds.get(i);
            Consumer<? super Value> setter = setters.get(i);
            Value old = before.get(i);
            undoing.step(
                    varBind.oid(), () -> setter.accept(varBind.value()), () -> setter.accept(old));
        }
    }

    private Value present(Oid oid) {
        try {
            return Objects.requireNonNullElse(get(oid), Missing.NO_SUCH_INSTANCE);
        } catch (RuntimeException e) {
            throw RefusedException.about(oid, e);
        }
    }

    private Consumer<? super Value> setter(VarBind varBind) {
        Computed object = objects.get(varBind.oid());
        if (object == null || object.setter == null) {
            throw new UnsupportedOperationException(varBind.oid() + " has no setter");
        }
        return object.setter;
    }

    @Override
    public Waiting waiting() {
        return waiting;
    }

    /// The objects. Not thread-safe.
    public static final class Builder {

        private final NavigableMap<Oid, Computed> objects = new TreeMap<>();
        private Waiting waiting = Waiting.NEVER;

        private Builder() {}

        /// An object that cannot be set. `getter` gives a [Missing] where there is no object at
        /// present.
        public Builder value(Oid oid, Supplier<? extends Value> getter) {
            objects.put(oid, new Computed(getter, null));
            return this;
        }

        /// An object that can be set, to values of the type that it has. Where `setter` throws,
        /// nothing of the SET is done: a [RefusedException] is answered as it says, anything else
        /// with commitFailed.
        public Builder value(
                Oid oid, Supplier<? extends Value> getter, Consumer<? super Value> setter) {
            objects.put(oid, new Computed(getter, setter));
            return this;
        }

        /// Whether what is called may take long. Default: never.
        public Builder waiting(Waiting waiting) {
            this.waiting = waiting;
            return this;
        }

        public ComputedStore build() {
            return new ComputedStore(this);
        }
    }
}
