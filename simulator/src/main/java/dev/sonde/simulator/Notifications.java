package dev.sonde.simulator;

import dev.sonde.client.Oid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// What a device tells of its own accord, when, and to whom. Immutable; each `on` method and
/// [#every] returns a copy that tells more.
///
/// ```java
/// Notifications.to(NotificationTarget.trap("192.0.2.9", new Community("public")))
///         .onStart(Notification.COLD_START)
///         .onSet(IF_ADMIN_STATUS, Notification.of(LINK_DOWN))
///         .every(Duration.ofMinutes(5), Notification.of(HEARTBEAT))
/// ```
///
/// A notification with a Counter64 is not sent to targets of SNMPv1, which cannot carry it (RFC
/// 3584 §3.2). Requests never wait for notifications; which of them failed is
/// [counted][SimulatorStatistics].
///
/// @param targets who is told all of it.
/// @param atStart told when the device is first served.
/// @param atSet told when a manager has set an object.
/// @param schedules told over and over.
/// @param atAuthenticationFailure told when somebody asks with a community that is nobody's.
public record Notifications(
        List<NotificationTarget> targets,
        List<Notification> atStart,
        List<OnSet> atSet,
        List<Schedule> schedules,
        List<Notification> atAuthenticationFailure) {

    /// Nothing to nobody.
    public static final Notifications NONE = to();

    /// @param subtree an object, or what is above the objects meant.
    public record OnSet(Oid subtree, Notification notification) {}

    /// @param period in the device's time; more than zero.
    public record Schedule(Duration period, Notification notification) {

        /// @throws IllegalArgumentException if the period is not more than zero.
        public Schedule {
            if (!period.isPositive()) {
                throw new IllegalArgumentException(
                        "the period must be more than zero, not " + period);
            }
        }
    }

    public Notifications {
        targets = List.copyOf(targets);
        atStart = List.copyOf(atStart);
        atSet = List.copyOf(atSet);
        schedules = List.copyOf(schedules);
        atAuthenticationFailure = List.copyOf(atAuthenticationFailure);
    }

    /// To these targets, nothing yet.
    public static Notifications to(NotificationTarget... targets) {
        return new Notifications(List.of(targets), List.of(), List.of(), List.of(), List.of());
    }

    /// The same to these targets.
    public Notifications withTargets(List<NotificationTarget> targets) {
        return with(copy -> copy.targets = targets);
    }

    /// Tells `notification`, too, when the device is first served; not when it is
    /// [replaced][Simulator#replace(DeviceSpec)], for its time goes on then.
    public Notifications onStart(Notification notification) {
        return with(copy -> copy.atStart.add(notification));
    }

    /// Tells `notification`, too, when a manager has set objects in `subtree`: once for a request,
    /// with the objects of the subtree and their new values after its own.
    public Notifications onSet(Oid subtree, Notification notification) {
        return with(copy -> copy.atSet.add(new OnSet(subtree, notification)));
    }

    /// Tells `notification`, too, whenever the device's uptime is a multiple of `period`, in the
    /// time of its [DeviceClock]: a clock that is stepped forward lets go what is due meanwhile,
    /// the last 1000 of each schedule at most, with the sysUpTime that each was due at.
    ///
    /// @throws IllegalArgumentException if the period is not more than zero.
    public Notifications every(Duration period, Notification notification) {
        return with(copy -> copy.schedules.add(new Schedule(period, notification)));
    }

    /// Tells [Notification#AUTHENTICATION_FAILURE], too, when somebody asks at its address, in a
    /// version it speaks, with a community that is no device's; unless its snmpEnableAuthenTraps.0
    /// says disabled(2) (RFC 3418 §2).
    public Notifications onAuthenticationFailure() {
        return with(copy ->
                copy.atAuthenticationFailure = List.of(Notification.AUTHENTICATION_FAILURE));
    }

    private Notifications with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.notifications();
    }

    /// Notifications being changed.
    private static final class Copy {

        List<NotificationTarget> targets;
        final List<Notification> atStart;
        final List<OnSet> atSet;
        final List<Schedule> schedules;
        List<Notification> atAuthenticationFailure;

        Copy(Notifications notifications) {
            this.targets = notifications.targets;
            this.atStart = new ArrayList<>(notifications.atStart);
            this.atSet = new ArrayList<>(notifications.atSet);
            this.schedules = new ArrayList<>(notifications.schedules);
            this.atAuthenticationFailure = notifications.atAuthenticationFailure;
        }

        Notifications notifications() {
            return new Notifications(targets, atStart, atSet, schedules, atAuthenticationFailure);
        }
    }
}
