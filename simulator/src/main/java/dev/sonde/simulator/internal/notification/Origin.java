package dev.sonde.simulator.internal.notification;

import dev.sonde.client.TimeTicks;
import dev.sonde.simulator.DeviceClock;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.store.OidStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The device that notifies.
///
/// @param clock its time.
/// @param engine its engine, which is authoritative for its traps.
/// @param addresses where it is asked.
/// @param store its data.
public record Origin(
        DeviceClock clock, LocalEngine engine, List<InetSocketAddress> addresses, OidStore store) {

    private static final long TICK_NANOS = 10_000_000;
    private static final long MAX_TICKS = 0xFFFF_FFFFL;

    TimeTicks sysUpTime() {
        return ticks(clock.uptimeNanos());
    }

    /// An uptime as sysUpTime tells it, which wraps after 497 days.
    static TimeTicks ticks(long uptimeNanos) {
        return new TimeTicks((uptimeNanos / TICK_NANOS) & MAX_TICKS);
    }

    /// The address of the device that a datagram to `receiver` can be sent from, or null where it
    /// has none.
    @Nullable InetAddress source(InetSocketAddress receiver) {
        InetAddress there = receiver.getAddress();
        for (InetSocketAddress address : addresses) {
            InetAddress here = address.getAddress();
            if (!here.isAnyLocalAddress()
                    && here.getAddress().length == there.getAddress().length
                    && here.isLoopbackAddress() == there.isLoopbackAddress()) {
                return here;
            }
        }
        return null;
    }
}
