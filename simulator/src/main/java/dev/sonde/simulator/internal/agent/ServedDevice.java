package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.DeviceClock;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.ReceivedRequest;
import dev.sonde.simulator.internal.notification.Notifier;
import dev.sonde.simulator.internal.usm.SecurityLevel;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.variation.NotificationSpec;
import dev.sonde.simulator.variation.VariationContext;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/// A device while it is served: its contexts, its faults, its time and what it was asked.
public final class ServedDevice {

    private final DeviceSpec spec;
    private final DeviceClock clock;
    private final Map<String, DeviceContext> contexts = new LinkedHashMap<>();
    private final RequestLog log;
    private final AtomicLong requests = new AtomicLong();
    private volatile FaultPlan faults;

    /// Where it is asked; the agent sets this once.
    private List<Listener> listeners = List.of();

    /// Who may ask it in v3, by name, and at which level; the agent sets this once.
    private Map<String, SecurityLevel> users = Map.of();

    /// What it tells of its own accord; the agent sets this once.
    private volatile @Nullable Notifier notifier;

    /// @param requestLog how many of its last requests are kept.
    public ServedDevice(DeviceSpec spec, Counters counters, int requestLog) {
        this.spec = spec;
        this.clock = spec.clock() == null ? new DeviceClock() : spec.clock();
        this.log = new RequestLog(requestLog);
        this.faults = plan(spec.faults());
        VariationContext context = VariationContext.of(spec.name(), clock, this::notify);
        spec.contexts()
                .forEach((name, source) -> {
                    RecordedLatency latency = new RecordedLatency();
                    OidStore store = DeviceStores.open(source, spec, context, latency);
                    contexts.put(name, new DeviceContext(this, name, store, latency, counters));
                });
    }

    private FaultPlan plan(List<Fault> faults) {
        return faults.isEmpty()
                ? FaultPlan.NONE
                : new FaultPlan(faults, spec.name().hashCode() * 31L);
    }

    public DeviceSpec spec() {
        return spec;
    }

    public DeviceClock clock() {
        return clock;
    }

    /// The store of a context, the default one under the empty name.
    ///
    /// @throws NoSuchElementException if it has no such context.
    public OidStore store(String contextName) {
        DeviceContext context = contexts.get(contextName);
        if (context == null) {
            throw new NoSuchElementException("the device has no context '" + contextName + "'");
        }
        return context.store();
    }

    public List<Fault> faults() {
        return faults.faults();
    }

    public void faults(List<Fault> faults) {
        this.faults = plan(faults);
    }

    public List<ReceivedRequest> requests() {
        return log.all();
    }

    public @Nullable ReceivedRequest takeRequest(Duration patience) throws InterruptedException {
        return log.take(patience);
    }

    Map<String, DeviceContext> contexts() {
        return contexts;
    }

    /// Every community that leads to it, with those of its contexts.
    List<OctetString> communities() {
        List<OctetString> all = new ArrayList<>();
        for (String context : contexts.keySet()) {
            spec.communities().forEach(name -> all.add(community(name, context)));
            spec.readOnlyCommunities().forEach(name -> all.add(community(name, context)));
        }
        return all;
    }

    /// The managers it answers to, all if there is no range.
    List<AddressRange> sources() {
        return spec.sources().stream().map(AddressRange::of).toList();
    }

    /// The addresses it is asked at.
    public List<InetSocketAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    static OctetString community(String community, String contextName) {
        return OctetString.of(contextName.isEmpty() ? community : community + "@" + contextName);
    }

    RequestLog log() {
        return log;
    }

    FaultPlan faultPlan() {
        return faults;
    }

    /// The number of the request that is being answered.
    long nextNumber() {
        return requests.getAndIncrement();
    }

    void users(List<UsmUser> users) {
        Map<String, SecurityLevel> levels = new HashMap<>();
        users.forEach(user -> levels.put(user.name(), SecurityLevel.of(user)));
        this.users = Map.copyOf(levels);
    }

    /// Whether it lets that user ask at that level: the one its keys are for.
    boolean admits(UsmUser user, SecurityLevel level) {
        return users.get(user.name()) == level;
    }

    /// What it tells of its own accord.
    ///
    /// @throws IllegalStateException if it was not served yet.
    public Notifier notifier() {
        Notifier told = notifier;
        if (told == null) {
            throw new IllegalStateException("the device is not served yet");
        }
        return told;
    }

    void notifier(Notifier notifier) {
        this.notifier = notifier;
    }

    private void notify(NotificationSpec notification) {
        Notifier told = notifier;
        if (told != null) {
            told.trigger(notification);
        }
    }

    /// Ends what it tells over and over.
    public void silence() {
        Notifier told = notifier;
        if (told != null) {
            told.close();
        }
    }

    /// A manager has set these objects.
    void wasSet(PDU request) {
        Notifier told = notifier;
        if (told != null && told.tellsOfSets()) {
            told.wasSet(request.getVariableBindings().stream().map(Variables::fromSnmp4j).toList());
        }
    }

    List<Listener> listeners() {
        return listeners;
    }

    void listeners(List<Listener> listeners) {
        this.listeners = List.copyOf(listeners);
    }
}
