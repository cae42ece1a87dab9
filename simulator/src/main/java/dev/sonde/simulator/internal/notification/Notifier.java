package dev.sonde.simulator.internal.notification;

import dev.sonde.client.Integer32;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.Oid;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Notification;
import dev.sonde.simulator.NotificationTarget;
import dev.sonde.simulator.Notifications;
import dev.sonde.simulator.Notifications.OnSet;
import dev.sonde.simulator.Notifications.Schedule;
import dev.sonde.simulator.variation.NotificationSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// What one device tells of its own accord.
///
/// What is triggered goes out in order on a virtual thread, an inform on one of its own, so that
/// neither a request nor another target waits for it; what fails then is counted.
public final class Notifier implements AutoCloseable {

    private static final Oid SNMP_ENABLE_AUTHEN_TRAPS = Oid.of("1.3.6.1.2.1.11.30.0");
    private static final Integer32 DISABLED = new Integer32(2);

    private final Notifications notifications;
    private final Origin origin;
    private final NotificationSender sender;
    private final TasksInOrder tasks = new TasksInOrder();
    private final List<Thread> schedules = new ArrayList<>();

    public Notifier(Notifications notifications, Origin origin, NotificationSender sender) {
        this.notifications = notifications;
        this.origin = origin;
        this.sender = sender;
        for (Schedule schedule : notifications.schedules()) {
            Repetition repetition =
                    new Repetition(
                            schedule.period(),
                            origin.clock(),
                            due -> {
                                trigger(
                                        schedule.notification().sysUpTime() == null
                                                ? schedule.notification()
                                                        .withSysUpTime(Origin.ticks(due))
                                                : schedule.notification());
                            });
            schedules.add(Thread.startVirtualThread(repetition));
        }
    }

    /// The device is served from now on, and was not before.
    public void started() {
        notifications.atStart().forEach(this::trigger);
    }

    /// A manager has set these objects.
    public void wasSet(List<VarBind> varBinds) {
        for (OnSet onSet : notifications.atSet()) {
            List<VarBind> inside =
                    varBinds.stream().filter(v -> onSet.subtree().isPrefixOf(v.oid())).toList();
            if (!inside.isEmpty()) {
                trigger(onSet.notification().withMore(inside));
            }
        }
    }

    /// Whether [#wasSet(List)] can come to anything.
    public boolean tellsOfSets() {
        return !notifications.atSet().isEmpty();
    }

    /// Somebody asked with a community that is nobody's.
    public void authenticationFailed() {
        later(() -> {
            if (!DISABLED.equals(origin.store().get(SNMP_ENABLE_AUTHEN_TRAPS))) {
                notifications
                        .atAuthenticationFailure()
                        .forEach(notification -> tell(notification, notifications.targets()));
            }
        });
    }

    private void trigger(Notification notification) {
        later(() -> tell(notification, notifications.targets()));
    }

    /// A record of the device's recording asks for a notification.
    public void trigger(NotificationSpec spec) {
        later(() ->
                tell(
                        RecordedNotification.notification(spec),
                        List.of(RecordedNotification.target(spec))));
    }

    private void later(Runnable task) {
        boolean accepted =
                tasks.add(() -> {
                    try {
                        task.run();
                    } catch (RuntimeException e) {
                        // The device's store does not answer, or a host is unknown.
                        sender.counters().failed.increment();
                    }
                });
        if (!accepted) {
            sender.counters().failed.increment();
        }
    }

    private void tell(Notification notification, List<NotificationTarget> targets) {
        for (NotificationTarget target : targets) {
            if (!target.takes(notification)) {
                continue;
            }
            if (target.inform()) {
                Notification now = dated(notification);
                Thread.startVirtualThread(() -> tell(now, target));
            } else {
                tell(notification, target);
            }
        }
    }

    private void tell(Notification notification, NotificationTarget target) {
        try {
            sender.send(notification, target, origin);
        } catch (RuntimeException e) {
            // Counted by the sender; there is nobody here to tell.
        }
    }

    private Notification dated(Notification notification) {
        return notification.sysUpTime() == null
                ? notification.withSysUpTime(origin.sysUpTime())
                : notification;
    }

    /// As [NotificationSender#send], now.
    public void send(Notification notification, NotificationTarget target) {
        sender.send(notification, target, origin);
    }

    /// Sends to every target that can take it, to all at the same time.
    ///
    /// @throws IllegalStateException if the device has no target.
    /// @throws dev.sonde.client.SnmpException for the first target that was not reached, with the
    ///   others suppressed in it.
    public void send(Notification notification) {
        if (notifications.targets().isEmpty()) {
            throw new IllegalStateException(
                    "the device has no target to notify: name one, or give its DeviceSpec some");
        }
        Notification dated = dated(notification);
        List<Callable<Void>> each = new ArrayList<>();
        for (NotificationTarget target : notifications.targets()) {
            if (target.takes(dated)) {
                each.add(() -> {
                    send(dated, target);
                    return null;
                });
            }
        }
        await(each, dated);
    }

    private void await(List<Callable<Void>> each, Notification notification) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RuntimeException failure = null;
            for (Future<Void> sent : threads.invokeAll(each)) {
                try {
                    sent.get();
                } catch (ExecutionException e) {
                    RuntimeException cause =
                            e.getCause() instanceof RuntimeException told
                                    ? told
                                    : new IllegalStateException(e.getCause());
                    if (failure == null) {
                        failure = cause;
                    } else {
                        failure.addSuppressed(cause);
                    }
                }
            }
            if (failure != null) {
                throw failure;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            NotificationTarget first = notifications.targets().getFirst();
            throw new InterruptedCallException(
                    Target.of(first.address(), first.credentials()),
                    "the notification " + notification.trapOid());
        }
    }

    /// Ends what goes on by itself. A schedule that is due at this moment may not see that it is
    /// interrupted, but what it asks for is not begun.
    @Override
    public void close() {
        tasks.end();
        schedules.forEach(Thread::interrupt);
    }
}
