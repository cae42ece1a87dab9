package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Version;
import dev.sonde.simulator.internal.usm.UsmRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.snmp4j.PDU;

/// A request of SNMPv3 that has passed its engine.
///
/// @param message what its engine made of it.
record V3Request(UsmRequest message) implements IncomingRequest {

    @Override
    public Version version() {
        return Version.V3;
    }

    @Override
    public PDU pdu() {
        return message.pdu();
    }

    @Override
    public String contextName() {
        return new String(message.contextName().bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public String userName() {
        return message.user().name();
    }

    @Override
    public int roomForPdu(int maxMessageSize) {
        return message.roomForPdu();
    }

    @Override
    public byte[] encode(PDU response) throws IOException {
        return message.respond(response);
    }
}
