package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/// A live agent.
record AgentSource(Target target) implements DeviceSource {

    @Override
    public OpenedDevice open(Consumer<String> complaints, Oid root) {
        SnmpEngine engine = SnmpEngine.builder().sockets(1).open();
        Session session = engine.session(target);
        return new OpenedDevice(
                session.bulkWalk(root),
                _ -> false,
                Collections.emptyNavigableMap(),
                List.of(),
                session,
                engine::close);
    }
}
