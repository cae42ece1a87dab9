package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Version;
import java.io.IOException;
import org.snmp4j.PDU;

/// A request taken out of its message, and the way to put a response into one of the same kind.
interface IncomingRequest {

    Version version();

    PDU pdu();

    /// The v3 context asked for, empty in other versions.
    String contextName();

    /// The v3 user who asks, empty in other versions.
    String userName();

    /// The octets that the PDU of a response may have, so that its message has at most
    /// `maxMessageSize`.
    int roomForPdu(int maxMessageSize);

    /// The message that carries `response`.
    ///
    /// @throws IOException if it holds what BER cannot express.
    byte[] encode(PDU response) throws IOException;
}
