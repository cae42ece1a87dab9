package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceClockTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// What the machine's clock shows, from an origin of its own.
    private long machine = -5_000_000_000L;

    private final DeviceClock clock = new DeviceClock(() -> machine, START);

    private void pass(long seconds) {
        machine += seconds * 1_000_000_000L;
    }

    private void assertUptime(long seconds) {
        assertThat(clock.uptime()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(clock.uptimeNanos()).isEqualTo(seconds * 1_000_000_000L);
        assertThat(clock.instant()).isEqualTo(START.plusSeconds(seconds));
    }

    @Test
    void runsWithTheMachine() {
        assertUptime(0);
        pass(7);
        assertUptime(7);
        assertThat(clock.isPaused()).isFalse();
    }

    @Test
    void standsStillWhilePausedAndGoesOnFromThere() {
        pass(3);
        clock.pause();
        pass(100);
        clock.pause();
        assertThat(clock.isPaused()).isTrue();
        assertUptime(3);
        clock.resume();
        assertUptime(3);
        pass(2);
        clock.resume();
        assertUptime(5);
    }

    @Test
    void isSetForwardsAndBackwards() {
        pass(10);
        clock.set(Duration.ofDays(497));
        assertUptime(497 * 86_400);
        pass(1);
        clock.set(Duration.ofSeconds(4));
        pass(1);
        assertUptime(5);
    }

    @Test
    void isSteppedAndSetWhilePaused() {
        clock.pause();
        clock.advance(Duration.ofSeconds(5));
        pass(1);
        clock.advance(Duration.ofSeconds(5));
        assertUptime(10);
        clock.set(Duration.ofSeconds(2));
        assertThat(clock.isPaused()).isTrue();
        assertUptime(2);
    }

    @Test
    void runsAtAnotherSpeedFromNowOn() {
        pass(10);
        clock.speed(3600);
        assertUptime(10);
        pass(2);
        assertUptime(10 + 7200);
        clock.speed(0.5);
        pass(4);
        assertUptime(10 + 7200 + 2);
    }

    @Test
    void keepsItsSpeedOverAPause() {
        clock.speed(2);
        clock.pause();
        pass(5);
        clock.speed(10);
        pass(5);
        assertUptime(0);
        clock.resume();
        pass(1);
        assertUptime(10);
    }

    @Test
    void startsAtZeroByTheMachinesClock() {
        Instant before = Instant.now();
        DeviceClock now = new DeviceClock();
        now.pause();
        assertThat(now.uptime()).isLessThan(Duration.ofMinutes(1));
        assertThat(now.instant()).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void timeIsNotSteppedBackNorNegative() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .hasMessage("time cannot be stepped back, only set: advance by PT-1S");
        assertThatThrownBy(() -> clock.set(Duration.ofSeconds(-1)))
                .hasMessage("an uptime cannot be negative: PT-1S");
        assertUptime(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoSpeedIsRefused(double speed) {
        assertThatThrownBy(() -> clock.speed(speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed must be positive, not " + speed);
    }
}
