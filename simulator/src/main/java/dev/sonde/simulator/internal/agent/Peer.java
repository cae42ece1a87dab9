package dev.sonde.simulator.internal.agent;

import java.net.InetSocketAddress;
import org.snmp4j.smi.UdpAddress;

/// The manager that sent a request, as snmp4j sees it.
@SuppressWarnings("serial") // the superclass is serializable; nobody serializes an address
final class Peer extends UdpAddress {

    private final InetSocketAddress socketAddress;

    Peer(InetSocketAddress socketAddress) {
        super(socketAddress.getAddress(), socketAddress.getPort());
        this.socketAddress = socketAddress;
    }

    @Override
    public InetSocketAddress getSocketAddress() {
        return socketAddress;
    }
}
