package dev.sonde.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.Snmp;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// snmp4j as its users use it: one shared `Snmp`, and `send` from every caller.
final class Snmp4jContender implements Contender {

    private static final OID OBJECT = new OID(LoadTable.OBJECT);
    private static final OID TABLE = new OID(LoadTable.TABLE);

    private final Snmp snmp;
    private final CommunityTarget<UdpAddress> target;

    Snmp4jContender(InetSocketAddress agent) throws IOException {
        DefaultUdpTransportMapping transport =
                new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
        transport.setReceiveBufferSize(8 << 20);
        snmp = new Snmp(transport);
        snmp.listen();
        target =
                new CommunityTarget<>(
                        new UdpAddress(agent.getAddress(), agent.getPort()),
                        new OctetString("public"));
        target.setVersion(SnmpConstants.version2c);
        target.setTimeout(2000);
        target.setRetries(1);
    }

    private @Nullable PDU send(int type, OID oid) {
        PDU request = new PDU();
        request.setType(type);
        if (type == PDU.GETBULK) {
            request.setMaxRepetitions(LoadTable.MAX_REPETITIONS);
        }
        request.add(new VariableBinding(oid));
        try {
            return snmp.send(request, target).getResponse();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean get() {
        PDU response = send(PDU.GET, OBJECT);
        return response != null && !response.get(0).isException();
    }

    @Override
    public int walk() {
        int varBinds = 0;
        OID last = TABLE;
        while (true) {
            PDU response = send(PDU.GETBULK, last);
            if (response == null) {
                return -1;
            }
            for (VariableBinding binding : response.getVariableBindings()) {
                if (binding.isException() || !binding.getOid().startsWith(TABLE)) {
                    return varBinds;
                }
                varBinds++;
                last = binding.getOid();
            }
        }
    }

    @Override
    public void close() throws IOException {
        snmp.close();
    }
}
