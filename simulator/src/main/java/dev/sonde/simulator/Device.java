package dev.sonde.simulator;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.ServedDevice;
import dev.sonde.simulator.store.OidStore;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// A device while a simulator serves it: what it holds, what it was asked, and what is wrong with
/// it.
///
/// ```java
/// device.set(Oid.of("1.3.6.1.2.1.2.2.1.8.1"), new Integer32(2));   // the port goes down
/// device.fault(Fault.latency(Duration.ofMillis(300)));
/// assertThat(device.takeRequest(Duration.ofSeconds(5)).oids()).contains(IF_OPER_STATUS);
/// ```
///
/// Thread-safe.
public final class Device {

    private final ServedDevice served;

    Device(ServedDevice served) {
        this.served = served;
    }

    ServedDevice served() {
        return served;
    }

    /// The name, which is its community, too, unless it was given others.
    public String name() {
        return served.spec().name();
    }

    /// The addresses it is asked at, with the ports that were found.
    public List<InetSocketAddress> addresses() {
        return served.addresses();
    }

    /// Where and how a session reaches it: at its first address, with its first community, over v2c
    /// or, where it does not speak that, over v1.
    ///
    /// @throws IllegalStateException if it has no address or no community, or speaks v3 alone.
    public Target target() {
        DeviceSpec spec = served.spec();
        if (addresses().isEmpty() || spec.communities().isEmpty()) {
            throw new IllegalStateException("the device has no address or no community");
        }
        Version version = spec.versions().contains(Version.V2C) ? Version.V2C : Version.V1;
        if (!spec.versions().contains(version)) {
            throw new IllegalStateException("the device speaks v3 alone, which takes a user");
        }
        return Target.of(
                reachable(addresses().getFirst()),
                new Community(spec.communities().getFirst(), version));
    }

    /// Any address of this machine is no address to ask; the loopback address of its kind is one.
    private static InetSocketAddress reachable(InetSocketAddress address) {
        if (!address.getAddress().isAnyLocalAddress()) {
            return address;
        }
        String loopback = address.getAddress() instanceof Inet4Address ? "127.0.0.1" : "::1";
        return new InetSocketAddress(InetAddress.ofLiteral(loopback), address.getPort());
    }

    /// The data it answers from.
    public OidStore store() {
        return served.store("");
    }

    /// The data of one of its contexts.
    ///
    /// @throws NoSuchElementException if it has no such context.
    public OidStore store(String contextName) {
        return served.store(contextName);
    }

    /// Gives an object a value from now on, whether or not a manager might; creates it where there
    /// is none. [Missing][dev.sonde.client.Missing] takes it away.
    ///
    /// @throws UnsupportedOperationException if its store does not change.
    public void set(Oid oid, Value value) {
        set(List.of(new VarBind(oid, value)));
    }

    /// As [#set(Oid, Value)], all at once.
    public void set(List<VarBind> varBinds) {
        store().set(varBinds);
    }

    /// The time it lives in.
    public DeviceClock clock() {
        return served.clock();
    }

    /// What is wrong with it.
    public List<Fault> faults() {
        return served.faults();
    }

    /// From the next request on, exactly this is wrong with it; nothing if there is no fault named.
    public void fault(Fault... faults) {
        served.faults(List.of(faults));
    }

    /// Sends a trap or an inform to each of its [targets][DeviceSpec#withNotifications] that can
    /// take it, to all at the same time; returns when traps are sent and informs acknowledged.
    ///
    /// @throws IllegalStateException if it has no target.
    /// @throws SnmpException as [#send(Notification, NotificationTarget)] does, for the first
    ///   target that was not reached, with the others suppressed in it.
    public void send(Notification notification) {
        served.notifier().send(notification);
    }

    /// Sends a trap, or an inform until it is acknowledged, whatever its faults.
    ///
    /// @throws IllegalArgumentException if it has a Counter64, and the target speaks SNMPv1.
    /// @throws dev.sonde.client.SnmpTimeoutException if no acknowledgement came in any try.
    /// @throws dev.sonde.client.UnreachableException if it cannot be sent.
    /// @throws SnmpException if the receiver refuses an inform, or the simulator is closed.
    public void send(Notification notification, NotificationTarget target) {
        served.notifier().send(notification, target);
    }

    /// The last requests that reached it, the oldest first, as many as the simulator
    /// [keeps][Simulator.Builder#requestLog(int)].
    public List<ReceivedRequest> requests() {
        return served.requests();
    }

    /// The oldest request that was not taken yet; waits for one up to `patience`, then null.
    ///
    /// @throws InterruptedException if the thread is interrupted while it waits.
    public @Nullable ReceivedRequest takeRequest(Duration patience) throws InterruptedException {
        return served.takeRequest(patience);
    }

    @Override
    public String toString() {
        return "device (name hidden)";
    }
}
