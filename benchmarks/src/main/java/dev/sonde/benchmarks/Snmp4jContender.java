package dev.sonde.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommunityTarget;
import org.snmp4j.PDU;
import org.snmp4j.ScopedPDU;
import org.snmp4j.Snmp;
import org.snmp4j.Target;
import org.snmp4j.UserTarget;
import org.snmp4j.event.ResponseEvent;
import org.snmp4j.mp.MPv3;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.AuthSHA;
import org.snmp4j.security.PrivAES128;
import org.snmp4j.security.SecurityLevel;
import org.snmp4j.security.SecurityModels;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmUser;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.UdpAddress;
import org.snmp4j.smi.VariableBinding;
import org.snmp4j.transport.DefaultUdpTransportMapping;

/// snmp4j as its users use it: one shared `Snmp`, and `send` from every caller.
final class Snmp4jContender implements Contender {

    private static final OID OBJECT = new OID(Workload.OBJECT);
    private static final OID SYS_DESCR = new OID(Workload.SYS_DESCR);
    private static final OID TABLE = new OID(Workload.TABLE);

    private final Snmp snmp;
    private final CommunityTarget<UdpAddress> target;
    private final UserTarget<UdpAddress> v3Target;

    Snmp4jContender(InetSocketAddress agent, InetSocketAddress v3Agent) throws IOException {
        DefaultUdpTransportMapping transport =
                new DefaultUdpTransportMapping(new UdpAddress("127.0.0.1/0"));
        transport.setReceiveBufferSize(8 << 20);
        snmp = new Snmp(transport);
        SecurityProtocols protocols = SecurityProtocols.getInstance();
        protocols.addAuthenticationProtocol(new AuthSHA());
        protocols.addPrivacyProtocol(new PrivAES128());
        USM usm = new USM(protocols, new OctetString(MPv3.createLocalEngineID()), 0);
        SecurityModels.getInstance().addSecurityModel(usm);
        usm.addUser(
                new UsmUser(
                        new OctetString(Workload.USER),
                        AuthSHA.ID,
                        new OctetString(Workload.AUTH_PASSWORD),
                        PrivAES128.ID,
                        new OctetString(Workload.PRIV_PASSWORD)));
        snmp.listen();
        target = new CommunityTarget<>(address(agent), new OctetString(Workload.COMMUNITY));
        target.setVersion(SnmpConstants.version2c);
        v3Target =
                new UserTarget<>(
                        address(v3Agent),
                        new OctetString(Workload.USER),
                        new byte[0],
                        SecurityLevel.AUTH_PRIV);
        v3Target.setVersion(SnmpConstants.version3);
        for (Target<UdpAddress> each : List.of(target, v3Target)) {
            each.setTimeout(2000);
            each.setRetries(1);
        }
    }

    private static UdpAddress address(InetSocketAddress agent) {
        return new UdpAddress(agent.getAddress(), agent.getPort());
    }

    private @Nullable PDU send(PDU request, int type, OID oid, Target<UdpAddress> agent) {
        request.setType(type);
        if (type == PDU.GETBULK) {
            request.setMaxRepetitions(Workload.MAX_REPETITIONS);
        }
        request.add(new VariableBinding(oid));
        try {
            ResponseEvent<UdpAddress> event = snmp.send(request, agent);
            return event.getResponse();
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public boolean get() {
        return isAnswer(send(new PDU(), PDU.GET, OBJECT, target));
    }

    @Override
    public boolean v3get() {
        return isAnswer(send(new ScopedPDU(), PDU.GET, SYS_DESCR, v3Target));
    }

    private static boolean isAnswer(@Nullable PDU response) {
        return response != null
                && response.getType() == PDU.RESPONSE
                && !response.get(0).isException();
    }

    @Override
    public int walk() {
        int varBinds = 0;
        OID last = TABLE;
        while (true) {
            PDU response = send(new PDU(), PDU.GETBULK, last, target);
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
