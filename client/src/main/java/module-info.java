import org.jspecify.annotations.NullMarked;

/// SNMP for those who poll: blocking calls that are cheap on virtual threads.
///
/// Everything public is in [dev.sonde.client]; start at `Session`.
@NullMarked
@SuppressWarnings("module") // the simulator is built after this room
module dev.sonde.client {
    requires static org.jspecify;
    requires jdk.jfr;
    requires org.snmp4j;

    exports dev.sonde.client;
    // The simulator speaks the same messages, so it shares the border to snmp4j.
    exports dev.sonde.client.internal.message to
            dev.sonde.simulator;
    exports dev.sonde.client.internal.snmp4j to
            dev.sonde.simulator;
    // It sends informs, and is a manager then.
    exports dev.sonde.client.internal.exchange to
            dev.sonde.simulator;
    // It writes addresses the same way, too.
    exports dev.sonde.client.internal.transport to
            dev.sonde.simulator;
}
