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
/// @param millis when it was asked, in milliseconds since 1970.
record Uptime(Value value, long millis) {

    private static final Oid SYS_UP_TIME = Oid.of("1.3.6.1.2.1.1.3.0");
    private static final long WRAP = 1L << 32;
    private static final long MILLIS_PER_TICK = 10;
    private static final long TOLERANCE = 500;

    /// Asks the device, which may have no answer.
    ///
    /// @throws InterruptedCallException if the thread is interrupted.
    static Uptime of(Session session) {
        Value value;
        try {
            value = session.get(SYS_UP_TIME).value();
        } catch (InterruptedCallException | ClosedException e) {
            throw e;
        } catch (SnmpException e) {
            value = Missing.NO_SUCH_OBJECT;
        }
        return new Uptime(
                value instanceof TimeTicks ? value : Missing.NO_SUCH_OBJECT,
                System.currentTimeMillis());
    }

    /// The uptime as [#of(String)] reads it.
    String text() {
        return value.toLong() + "|" + millis;
    }

    /// The uptime that [#text()] wrote.
    ///
    /// @throws IllegalArgumentException if it did not.
    static Uptime of(String text) {
        int bar = text.indexOf('|');
        return new Uptime(
                new TimeTicks(Long.parseLong(text.substring(0, Math.max(0, bar)))),
                Long.parseLong(text.substring(bar + 1)));
    }

    /// Whether the device was started anew after `earlier`.
    boolean isRestartSince(Uptime earlier) {
        if (!value.isPresent() || !earlier.value.isPresent()) {
            return false;
        }
        long expected = earlier.value.toLong() + (millis - earlier.millis) / MILLIS_PER_TICK;
        boolean hasWrapped = expected + TOLERANCE >= WRAP;
        return !hasWrapped && value.toLong() < earlier.value.toLong();
    }
}
