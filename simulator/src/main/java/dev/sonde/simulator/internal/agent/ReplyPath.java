package dev.sonde.simulator.internal.agent;

import java.io.IOException;
import org.snmp4j.TransportMapping;
import org.snmp4j.TransportStateReference;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.transport.TransportListener;

/// A listener as snmp4j sees it: the way back for a response, through the socket that the request
/// came in by.
final class ReplyPath implements TransportMapping<UdpAddress> {

    private final Listener listener;
    private final int maxMessageSize;

    ReplyPath(Listener listener, int maxMessageSize) {
        this.listener = listener;
        this.maxMessageSize = maxMessageSize;
    }

    @Override
    public void sendMessage(
            UdpAddress address,
            byte[] message,
            TransportStateReference state,
            long timeoutMillis,
            int maxRetries)
            throws IOException {
        listener.send(message, ((Peer) address).getSocketAddress());
    }

    @Override
    public Class<UdpAddress> getSupportedAddressClass() {
        return UdpAddress.class;
    }

    @Override
    public UdpAddress getListenAddress() {
        return new Peer(listener.address());
    }

    @Override
    public int getMaxInboundMessageSize() {
        return maxMessageSize;
    }

    @Override
    public boolean isListening() {
        return true;
    }

    /// Does nothing: the reader is started by its owner.
    @Override
    public void listen() {}

    @Override
    public void addTransportListener(TransportListener transportListener) {
        throw new UnsupportedOperationException("a listener has one receiver");
    }

    @Override
    public void removeTransportListener(TransportListener transportListener) {
        throw new UnsupportedOperationException("a listener has one receiver");
    }

    /// Does nothing: the socket is closed by its owner.
    @Override
    public void close() {}
}
