import org.jspecify.annotations.NullMarked;

/// Devices that answer SNMP: recordings and databases served as agents, for tests and for play.
@NullMarked
module dev.sonde.simulator {
    requires static org.jspecify;
    requires transitive dev.sonde.client;
    requires org.snmp4j;
    requires org.snmp4j.agent;
    requires java.sql;
    requires org.apache.commons.compress;

    exports dev.sonde.simulator;
    exports dev.sonde.simulator.recording;
    exports dev.sonde.simulator.store;
    exports dev.sonde.simulator.variation;
}
