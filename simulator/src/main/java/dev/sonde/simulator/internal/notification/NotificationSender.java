package dev.sonde.simulator.internal.notification;

import dev.sonde.client.Community;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.OctetString;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Version;
import dev.sonde.client.internal.exchange.Operations;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import dev.sonde.client.internal.snmp4j.CommunityMessage;
import dev.sonde.client.internal.snmp4j.Pdus;
import dev.sonde.client.internal.transport.AgentAddress;
import dev.sonde.simulator.Notification;
import dev.sonde.simulator.NotificationTarget;
import dev.sonde.simulator.internal.usm.MessageProcessing;
import dev.sonde.simulator.internal.usm.SecurityLevel;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;

/// Sends the notifications of a simulator's devices, on the thread that asks for it.
///
/// A trap has a socket of its own for the moment. Informs share one for each address that devices
/// send from.
public final class NotificationSender implements AutoCloseable {

    private static final Duration AS_LONG_AS_TRIES_TAKE = Duration.ofDays(365);

    private final MessageProcessing messageProcessing;
    private final NotificationCounters counters;
    private final AtomicInteger requestIds =
            new AtomicInteger(ThreadLocalRandom.current().nextInt());

    private final InformSockets sockets = new InformSockets();

    public NotificationSender(MessageProcessing messageProcessing, NotificationCounters counters) {
        this.messageProcessing = messageProcessing;
        this.counters = counters;
    }

    NotificationCounters counters() {
        return counters;
    }

    /// Sends a trap, or an inform until it is acknowledged.
    ///
    /// @throws IllegalArgumentException if the target's version cannot carry it.
    /// @throws SnmpException if it cannot be sent, or was not acknowledged.
    void send(Notification notification, NotificationTarget target, Origin origin) {
        if (!target.takes(notification)) {
            throw new IllegalArgumentException(
                    "the notification %s has a Counter64, which SNMPv1 cannot carry: send it to a v2c or v3 target"
                            .formatted(notification.trapOid()));
        }
        boolean done = false;
        try {
            if (target.inform()) {
                inform(notification, target, origin);
                counters.informsAcknowledged.increment();
            } else {
                trap(notification, target, origin);
            }
            done = true;
        } finally {
            if (!done) {
                counters.failed.increment();
            }
        }
    }

    private void trap(Notification notification, NotificationTarget target, Origin origin) {
        try (DatagramSocket socket =
                new DatagramSocket(new InetSocketAddress(source(target, origin), 0))) {
            // Connected, it knows which of the machine's addresses leads there.
            socket.connect(target.address());
            byte[] message = trap(notification, target, origin, socket.getLocalAddress());
            // Counted before it is sent: who has it should find it counted.
            counters.trapsSent.increment();
            try {
                socket.send(new DatagramPacket(message, message.length));
            } catch (IOException e) {
                counters.trapsSent.decrement();
                throw e;
            }
        } catch (IOException e) {
            throw new UnreachableException(
                    "cannot send the trap %s to %s: %s"
                            .formatted(
                                    notification.trapOid(),
                                    AgentAddress.text(target.address()),
                                    e.getMessage()),
                    e);
        }
    }

    private byte[] trap(
            Notification notification, NotificationTarget target, Origin origin, InetAddress source)
            throws IOException {
        return switch (target.credentials()) {
            case Community community when community.version() == Version.V1 ->
                    CommunityMessage.encode(
                            community,
                            Version1Trap.of(notification, sysUpTime(notification, origin), source));
            case Community community ->
                    CommunityMessage.encode(community, version2Trap(notification, origin));
            case UsmUser user ->
                    messageProcessing.trap(
                            origin.engine(),
                            user,
                            SecurityLevel.of(user),
                            OctetString.of(target.contextName()),
                            version2Trap(notification, origin));
        };
    }

    private PDU version2Trap(Notification notification, Origin origin) {
        PDU pdu = new PDU();
        Pdus.fill(
                pdu,
                pdu(PduType.TRAP, notification, origin),
                requestIds.incrementAndGet() & Integer.MAX_VALUE);
        return pdu;
    }

    private static Pdu pdu(PduType type, Notification notification, Origin origin) {
        return Pdu.notifying(
                type,
                sysUpTime(notification, origin),
                notification.trapOid(),
                notification.varBinds());
    }

    private static TimeTicks sysUpTime(Notification notification, Origin origin) {
        return Objects.requireNonNullElseGet(notification.sysUpTime(), origin::sysUpTime);
    }

    private void inform(Notification notification, NotificationTarget target, Origin origin) {
        Target receiver =
                Target.of(target.address(), target.credentials())
                        .withTimeout(target.timeout())
                        .withRetries(target.retries())
                        .withDeadline(AS_LONG_AS_TRIES_TAKE)
                        .withContextName(target.contextName())
                        // The context is the device's, whoever's engine secures the message
                        // (RFC 3413 §3.3).
                        .withContextEngineId(origin.engine().engineId());
        Pdu inform = pdu(PduType.INFORM, notification, origin);
        try {
            sockets.with(
                    source(target, origin),
                    exchange ->
                            new Operations(exchange, exchange.agent(target.address()), receiver)
                                    .inform(inform));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedCallException(
                    receiver, "the notification " + notification.trapOid());
        }
    }

    private static @Nullable InetAddress source(NotificationTarget target, Origin origin) {
        return target.source() == null ? origin.source(target.address()) : target.source();
    }

    /// Ends the informs under way with [ClosedException].
    @Override
    public void close() {
        sockets.close();
    }
}
