package dev.sonde.simulator.internal.agent;

import java.util.List;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.MessageException;
import org.snmp4j.PDU;
import org.snmp4j.agent.CommandProcessor;
import org.snmp4j.agent.RequestHandler;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.asn1.BER;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.mp.StatusInformation;
import org.snmp4j.smi.Address;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// snmp4j-agent's command processor over the devices of a simulator: the community selects the
/// device, its store answers.
///
/// What differs from the superclass: an unknown community is silence, and so is a PDU that asks for
/// nothing; GETBULK is our own; a response that would be too big is refused as its version demands,
/// a SET before it changes anything.
final class Responder extends CommandProcessor {

    private static final int VERSION_LENGTH = 3;

    private final DeviceTable devices;
    private final Counters counters;
    private final int maxMessageSize;

    Responder(DeviceTable devices, Counters counters, int maxMessageSize) {
        super(new OctetString());
        this.devices = devices;
        this.counters = counters;
        this.maxMessageSize = maxMessageSize;
        pduHandler.removeIf(handler -> handler.isSupported(PDU.GETBULK));
        pduHandler.add(new BulkHandler());
    }

    @Override
    public <A extends Address> void processPdu(CommandResponderEvent<A> event) {
        event.setProcessed(true);
        RequestHandler<SnmpRequest> handler = getHandler(event.getPDU().getType());
        if (handler == null) {
            counters.unsupported.increment();
            return;
        }
        DeviceContext device = devices.find(event.getSecurityName());
        if (device == null) {
            counters.unknownCommunity.increment();
            return;
        }
        event.setMaxSizeResponsePDU(roomForPdu(event.getSecurityName().length));
        processRequest(event, device, handler);
    }

    /// The octets that a message of maximum size leaves to its PDU.
    private int roomForPdu(int communityLength) {
        int header = 1 + BER.getBERLengthOfLength(maxMessageSize);
        int community = 1 + BER.getBERLengthOfLength(communityLength) + communityLength;
        return maxMessageSize - header - VERSION_LENGTH - community;
    }

    @Override
    protected <A extends Address> void processRequest(
            CommandResponderEvent<A> event,
            CoexistenceInfo context,
            RequestHandler<SnmpRequest> handler) {
        DeviceContext device = (DeviceContext) context;
        StoreRequest request = new StoreRequest(event, device);
        // > If the size of the message is [too big], the variables are not altered: an alternate
        // > Response-PDU is generated (RFC 3416 §4.2.5)
        boolean refused =
                event.getPDU().getType() == PDU.SET && !fits(request.getResponse(), event);
        if (!refused) {
            handle(request, device.server(), handler);
        }
        sendResponse(event, request.getResponse());
    }

    private static void handle(
            StoreRequest request, StoreServer server, RequestHandler<SnmpRequest> handler) {
        try {
            handler.processPdu(request, server);
        } catch (Error e) {
            // A store is anybody's code; the reader has other devices to answer for.
            server.object().failed("request", e);
            request.fail(0, PDU.genErr);
        }
    }

    private static boolean fits(PDU response, CommandResponderEvent<?> event) {
        return response.getBERLength() <= event.getMaxSizeResponsePDU();
    }

    @Override
    protected <A extends Address> void sendResponse(CommandResponderEvent<A> event, PDU response) {
        // Counted before it is sent: who has the answer should find it counted.
        counters.answered.increment();
        boolean sent = fits(response, event) ? sendOrFail(event, response) : sendTooBig(event);
        if (!sent) {
            counters.answered.decrement();
            counters.unsent.increment();
        }
    }

    /// Sends `response`, or genErr where it holds what BER cannot express, as an OID of 3.1.
    private <A extends Address> boolean sendOrFail(CommandResponderEvent<A> event, PDU response) {
        return send(event, response)
                || send(event, error(event, PDU.genErr, event.getPDU().getVariableBindings()));
    }

    private <A extends Address> boolean sendTooBig(CommandResponderEvent<A> event) {
        boolean v1 = event.getMessageProcessingModel() == MessageProcessingModel.MPv1;
        // v1 repeats the request (RFC 1157 §4.1.2), v2 sends no varbinds (RFC 3416 §4.2.1).
        PDU tooBig =
                error(event, PDU.tooBig, v1 ? event.getPDU().getVariableBindings() : List.of());
        return fits(tooBig, event) && send(event, tooBig);
    }

    private static PDU error(
            CommandResponderEvent<?> event, int status, List<? extends VariableBinding> varBinds) {
        PDU response = new PDU(PDU.RESPONSE, varBinds);
        response.setRequestID(event.getPDU().getRequestID());
        response.setErrorStatus(status);
        return response;
    }

    private <A extends Address> boolean send(CommandResponderEvent<A> event, PDU response) {
        try {
            event.getMessageDispatcher()
                    .returnResponsePdu(
                            event.getMessageProcessingModel(),
                            event.getSecurityModel(),
                            event.getSecurityName(),
                            event.getSecurityLevel(),
                            response,
                            event.getMaxSizeResponsePDU(),
                            event.getStateReference(),
                            new StatusInformation());
            return true;
        } catch (MessageException e) {
            return false;
        }
    }
}
