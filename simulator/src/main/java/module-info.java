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
    requires org.snakeyaml.engine;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;
    // For dev.sonde.simulator.junit alone, whose users have it.
    requires static org.junit.jupiter.api;
    requires static org.junit.platform.commons;

    exports dev.sonde.simulator;
    exports dev.sonde.simulator.junit;
    exports dev.sonde.simulator.lab;
    exports dev.sonde.simulator.recording;
    exports dev.sonde.simulator.store;
    exports dev.sonde.simulator.variation;

    opens dev.sonde.simulator.junit to
            org.junit.platform.commons;
}
