package dev.sonde.simulator.lab;

import dev.sonde.simulator.DeviceClock;
import java.time.Duration;

/// The time that a device begins in.
record PlannedClock(Duration uptime, double speed) {

    DeviceClock start() {
        DeviceClock clock = new DeviceClock();
        clock.set(uptime);
        clock.speed(speed);
        return clock;
    }
}
