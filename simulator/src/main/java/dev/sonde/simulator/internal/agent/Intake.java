package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.simulator.internal.usm.Incoming;
import dev.sonde.simulator.internal.usm.LocalEngine;
import dev.sonde.simulator.internal.usm.MessageProcessing;
import dev.sonde.simulator.internal.usm.ReportCounter;
import dev.sonde.simulator.internal.usm.UsmRequest;
import java.io.IOException;
import java.net.InetSocketAddress;

/// Takes what arrives apart and finds the device that is asked; counts what comes to nothing.
final class Intake {

    private final MessageProcessing messageProcessing;
    private final LocalEngine sharedEngine;
    private final boolean answersEmptyContextEngineId;
    private final Answering answering;
    private final Counters counters;

    Intake(
            MessageProcessing messageProcessing,
            LocalEngine sharedEngine,
            boolean answersEmptyContextEngineId,
            Answering answering,
            Counters counters) {
        this.messageProcessing = messageProcessing;
        this.sharedEngine = sharedEngine;
        this.answersEmptyContextEngineId = answersEmptyContextEngineId;
        this.answering = answering;
        this.counters = counters;
    }

    /// Takes one datagram, on the reader's thread. Never throws.
    void received(Listener listener, byte[] message, InetSocketAddress source) {
        counters.received.increment();
        MessageCheck check = new MessageCheck(message);
        switch (check.verdict()) {
            case REQUEST -> requested(listener, message, check, source);
            case NO_REQUEST -> counters.unsupported.increment();
            case V3 -> requestedInV3(listener, message, source);
            case UNKNOWN_VERSION -> counters.unknownVersion.increment();
            case MALFORMED -> counters.malformed.increment();
        }
    }

    private void requested(
            Listener listener, byte[] message, MessageCheck check, InetSocketAddress source) {
        CommunityRequest request;
        try {
            request = CommunityRequest.decode(message, check);
        } catch (IOException e) {
            counters.malformed.increment();
            return;
        }
        Route route =
                listener.routes().find(request.community(), request.version(), source.getAddress());
        if (route == null) {
            counters.unknownCommunity.increment();
            // The authenticationFailure trap of RFC 1157 §4.1.6.5.
            listener.routes()
                    .watching(request.version(), source.getAddress())
                    .forEach(device -> device.notifier().authenticationFailed());
            return;
        }
        answering.answer(new Exchange(listener, source, request, route));
    }

    private void requestedInV3(Listener listener, byte[] message, InetSocketAddress source) {
        RouteTable routes = listener.routes();
        Incoming incoming =
                messageProcessing.decode(
                        message,
                        routes.discovery(sharedEngine),
                        id -> {
                            EngineRoutes engine = routes.engine(id);
                            return engine == null ? null : engine.engine();
                        });
        switch (incoming) {
            case UsmRequest request -> requested(listener, request, source);
            case Incoming.Report report -> report(listener, report.message(), source);
            case Incoming.Dropped dropped -> counters.dropped(dropped.reason());
        }
    }

    /// RFC 3412 §7.2.1 step 13 and RFC 3413 §3.2 steps 5 on: whether anybody answers for the
    /// contextEngineID, then for the context, then whether the user may ask it.
    private void requested(Listener listener, UsmRequest request, InetSocketAddress source) {
        OctetString engineId = request.engine().engineId();
        boolean known =
                request.contextEngineId().equals(engineId)
                        || (answersEmptyContextEngineId && request.contextEngineId().length() == 0);
        if (!known) {
            report(listener, request.report(ReportCounter.UNKNOWN_PDU_HANDLERS), source);
            return;
        }
        EngineRoutes routes = listener.routes().engine(engineId);
        Route route =
                routes == null ? null : routes.find(request.contextName(), source.getAddress());
        if (route == null) {
            report(listener, request.report(ReportCounter.UNKNOWN_CONTEXTS), source);
            return;
        }
        answering.answer(new Exchange(listener, source, new V3Request(request), route));
    }

    private void report(Listener listener, byte[] message, InetSocketAddress destination) {
        counters.refused.increment();
        try {
            listener.send(message, destination);
        } catch (IOException e) {
            // The manager asks again.
        }
    }
}
