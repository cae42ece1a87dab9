package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Version;
import dev.sonde.simulator.store.SilenceException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageDispatcher;
import org.snmp4j.MessageDispatcherImpl;
import org.snmp4j.PDU;
import org.snmp4j.agent.CommandProcessor;
import org.snmp4j.agent.RequestHandler;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;

/// snmp4j-agent's command processor over the devices of a simulator: from a request to the octets
/// of its response.
///
/// What differs from the superclass: only SET goes its way, the others are read from the store; a
/// response that would be too big is refused as its version demands, a SET before it changes
/// anything. A request is answered on the thread that asks, and refers to nothing else.
final class Responder extends CommandProcessor {

    /// snmp4j wants to know who brought a request, but never asks it.
    private static final MessageDispatcher NOBODY = new MessageDispatcherImpl();

    private static final byte[] NO_NAME = {};

    private final int maxMessageSize;

    Responder(int maxMessageSize) {
        super(new OctetString());
        this.maxMessageSize = maxMessageSize;
        pduHandler.removeIf(handler -> !handler.isSupported(PDU.SET));
        pduHandler.addAll(List.of(new ReadHandler(), new BulkHandler()));
    }

    /// The message that answers `request`, or null where there is nothing to say: because not even
    /// the error would fit.
    ///
    /// @throws SilenceException if the device keeps silent on purpose.
    byte @Nullable [] answer(IncomingRequest request, Route route) {
        int room = request.roomForPdu(maxMessageSize);
        PDU response = response(request, route, room);
        return fits(response, room) ? encodeOrFail(request, response) : tooBig(request, room);
    }

    private PDU response(IncomingRequest request, Route route, int room) {
        StoreRequest stored = new StoreRequest(event(request, room), route.context());
        if (route.readOnly()) {
            stored.writeView(_ -> false);
        }
        // > If the size of the message is [too big], the variables are not altered: an alternate
        // > Response-PDU is generated (RFC 3416 §4.2.5)
        boolean refused = request.pdu().getType() == PDU.SET && !fits(stored.getResponse(), room);
        if (!refused) {
            handle(stored, route.context().server());
            if (request.pdu().getType() == PDU.SET
                    && stored.getResponse().getErrorStatus() == PDU.noError) {
                route.context().device().wasSet(request.pdu());
            }
        }
        return stored.getResponse();
    }

    private void handle(StoreRequest request, StoreServer server) {
        RequestHandler<SnmpRequest> handler = getHandler(request.getSource().getPDU().getType());
        try {
            handler.processPdu(request, server);
        } catch (Error e) {
            // A store is anybody's code; there are other devices to answer for.
            server.object().failed("request", e);
            request.fail(0, PDU.genErr);
        }
    }

    private static CommandResponderEvent<UdpAddress> event(IncomingRequest request, int room) {
        int version = request.version().number();
        return new CommandResponderEvent<>(
                NOBODY, null, null, version, version, NO_NAME, 0, null, request.pdu(), room, null);
    }

    private static boolean fits(PDU response, int room) {
        return response.getBERLength() <= room;
    }

    /// `response` in a message, or genErr where it holds what BER cannot express, as an OID of 3.1.
    private byte @Nullable [] encodeOrFail(IncomingRequest request, PDU response) {
        byte[] message = encode(request, response);
        return message == null ? error(request, ErrorStatus.GEN_ERR) : message;
    }

    private static byte @Nullable [] encode(IncomingRequest request, PDU response) {
        try {
            return request.encode(response);
        } catch (IOException e) {
            return null;
        }
    }

    private static byte @Nullable [] tooBig(IncomingRequest request, int room) {
        PDU tooBig = error(request, ErrorStatus.TOO_BIG, 0);
        return fits(tooBig, room) ? encode(request, tooBig) : null;
    }

    /// The message that answers `request` with `status` alone, or tooBig where that is too big;
    /// null where nothing can be said.
    byte @Nullable [] error(IncomingRequest request, ErrorStatus status) {
        boolean ofWhole =
                switch (status) {
                    case GEN_ERR, TOO_BIG, AUTHORIZATION_ERROR -> true;
                    default -> false;
                };
        int index = ofWhole || request.pdu().size() == 0 ? 0 : 1;
        PDU response = error(request, status, index);
        int room = request.roomForPdu(maxMessageSize);
        return fits(response, room) ? encode(request, response) : tooBig(request, room);
    }

    private static PDU error(IncomingRequest request, ErrorStatus status, int index) {
        // An error repeats the request (RFC 1157 §4.1.2), but for tooBig, which from v2 on has no
        // varbinds (RFC 3416 §4.2.1).
        boolean empty = status == ErrorStatus.TOO_BIG && request.version() != Version.V1;
        PDU response =
                new PDU(PDU.RESPONSE, empty ? List.of() : request.pdu().getVariableBindings());
        response.setRequestID(request.pdu().getRequestID());
        response.setErrorStatus(StoreRequest.status(status.code(), request.version()));
        response.setErrorIndex(index);
        return response;
    }
}
