package dev.sonde.simulator.lab;

import dev.sonde.simulator.Notifications;
import java.util.List;

/// What a device tells of its own accord as a lab describes it. Equal where that is.
///
/// @param events what is told when, to nobody yet.
record PlannedNotifications(List<PlannedTarget> targets, Notifications events) {

    static final PlannedNotifications NONE =
            new PlannedNotifications(List.of(), Notifications.NONE);

    PlannedNotifications {
        targets = List.copyOf(targets);
    }

    Notifications notifications() {
        return events.withTargets(targets.stream().map(PlannedTarget::target).toList());
    }
}
