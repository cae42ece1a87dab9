package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ClosedException;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;

/// How long a device has been up, and when that was asked.
///
/// @param value sysUpTime, or that there is none.
/// @param nanos when it was asked, by [System#nanoTime()].
public record Uptime(Value value, long nanos) {

    private static final Oid SYS_UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final long WRAP = 1L << 32;
    private static final long NANOS_PER_TICK = 10_000_000;
    private static final long TOLERANCE = 500;

    /// Asks the device, which may have no answer.
    ///
    /// @throws InterruptedCallException if the thread is interrupted.
    public static Uptime of(Session session) {
        Value value;
        try {
            value = session.get(SYS_UP_TIME).value();
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            value = Missing.NO_SUCH_OBJECT;
        }
        return new Uptime(
                value instanceof TimeTicks ? value : Missing.NO_SUCH_OBJECT, System.nanoTime());
    }

    /// Whether the device was started anew after `earlier`.
    public boolean isRestartSince(Uptime earlier) {
        if (!value.isPresent() || !earlier.value.isPresent()) {
            return false;
        }
        long expected = earlier.value.toLong() + (nanos - earlier.nanos) / NANOS_PER_TICK;
        boolean hasWrapped = expected + TOLERANCE >= WRAP;
        return !hasWrapped && value.toLong() < earlier.value.toLong();
    }
}
