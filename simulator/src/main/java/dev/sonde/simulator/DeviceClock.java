package dev.sonde.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/// The time that one device lives in. It runs with the machine's until it is paused, set, stepped
/// or sped up; whatever moves in the device, as counters and sysUpTime do, is a function of it.
///
/// ```java
/// device.clock().pause();
/// device.clock().advance(Duration.ofDays(497));       // sysUpTime wraps after 497.1 days
/// ```
///
/// Thread-safe.
public final class DeviceClock {

    /// How time ran since it was last touched. Never changed in place.
    ///
    /// @param machineNanos the machine's time then.
    /// @param uptimeNanos the device's time then.
    /// @param speed device seconds for each second of the machine.
    private record Run(long machineNanos, long uptimeNanos, double speed) {

        long uptime(long nowNanos) {
            long elapsed = nowNanos - machineNanos;
            return uptimeNanos + (speed == 1 ? elapsed : Math.round(elapsed * speed));
        }
    }

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier machine;
    private final Instant started;
    private volatile Run run;

    /// How often it was set back.
    private int setBacks;

    /// The speed to go on with when a pause ends.
    private double speed = 1;

    /// A clock that starts now, at an uptime of zero.
    public DeviceClock() {
        this(System::nanoTime, Instant.now());
    }

    /// A clock over another source of time.
    ///
    /// @param machine nanoseconds from any origin, as [System#nanoTime()] gives them.
    /// @param started the instant at which the device starts.
    public DeviceClock(LongSupplier machine, Instant started) {
        this.machine = machine;
        this.started = started;
        this.run = new Run(machine.getAsLong(), 0, 1);
    }

    /// How long the device has been up, in its own time.
    public Duration uptime() {
        return Duration.ofNanos(uptimeNanos());
    }

    /// [#uptime()] in nanoseconds.
    public long uptimeNanos() {
        return run.uptime(machine.getAsLong());
    }

    /// The instant that the device takes for the present.
    public Instant instant() {
        return started.plusNanos(uptimeNanos());
    }

    /// Whether time stands still.
    public boolean isPaused() {
        return run.speed() == 0;
    }

    /// Stops time. Without effect on a clock that is paused.
    public synchronized void pause() {
        run(uptimeNanos(), 0);
    }

    /// Ends a pause, at the speed from before. Without effect on a clock that runs.
    public synchronized void resume() {
        run(uptimeNanos(), speed);
    }

    /// Sets the uptime, forwards or backwards; a pause stays one.
    ///
    /// @throws IllegalArgumentException if `uptime` is negative.
    public synchronized void set(Duration uptime) {
        if (uptime.isNegative()) {
            throw new IllegalArgumentException("an uptime cannot be negative: " + uptime);
        }
        if (uptime.toNanos() < uptimeNanos()) {
            setBacks++;
        }
        run(uptime.toNanos(), run.speed());
    }

    /// Steps forward; a pause stays one.
    ///
    /// @throws IllegalArgumentException if `step` is negative.
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException(
                    "time cannot be stepped back, only set: advance by " + step);
        }
        run(Math.addExact(uptimeNanos(), step.toNanos()), run.speed());
    }

    /// Makes time run `speed` times as fast as the machine's; a pause stays one until [#resume()].
    /// Default: 1.
    ///
    /// @throws IllegalArgumentException if `speed` is not a positive number.
    public synchronized void speed(double speed) {
        if (!(speed > 0) || Double.isInfinite(speed)) {
            throw new IllegalArgumentException("speed must be positive, not " + speed);
        }
        this.speed = speed;
        run(uptimeNanos(), isPaused() ? 0 : speed);
    }

    private void run(long uptimeNanos, double speed) {
        run = new Run(machine.getAsLong(), uptimeNanos, speed);
        notifyAll();
    }

    /// Waits until the device has been up that long in its own time, however that comes to be.
    ///
    /// @return whether it has; false as soon as the clock is set back.
    /// @throws InterruptedException if the thread is interrupted while it waits.
    public synchronized boolean awaitUptime(Duration uptime) throws InterruptedException {
        int before = setBacks;
        long left = uptime.toNanos() - uptimeNanos();
        while (left > 0 && setBacks == before) {
            if (isPaused()) {
                wait();
            } else {
                wait(1 + (long) (left / speed / NANOS_PER_MILLI));
            }
            left = uptime.toNanos() - uptimeNanos();
        }
        return setBacks == before;
    }
}
