package dev.sonde.client.internal.snmp4j;

import java.util.concurrent.TimeUnit;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.security.UsmTimeEntry;
import org.snmp4j.security.UsmTimeTable;
import org.snmp4j.smi.OctetString;

/// Our notion of one authoritative engine's boots and time (RFC 3414 §2.3), in the place of
/// snmp4j's table for all engines: no lock shared with other agents, and no quarrel where two
/// agents have been given the same engineID.
///
/// Until an authentic message came, it holds what the discovery report said: good enough to ask
/// with, and replaced by the first authentic answer.
final class RemoteClock extends UsmTimeTable {

    private static final long serialVersionUID = 1;
    private static final int TIME_WINDOW_SECONDS = 150;
    private static final int MAX_BOOTS = Integer.MAX_VALUE;

    private final transient OctetString engineId;
    private int boots;
    private int latestTime;
    private long receivedNanos = System.nanoTime();
    private boolean synchronizedOnce;

    RemoteClock(OctetString engineId, int boots, int time) {
        super(new OctetString(), 0);
        this.engineId = engineId;
        this.boots = boots;
        this.latestTime = time;
    }

    @Override
    public synchronized UsmTimeEntry getTime(OctetString engineId) {
        return new UsmTimeEntry(engineId, boots, now());
    }

    private int now() {
        return latestTime + (int) TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - receivedNanos);
    }

    /// Accepts any engine: a report may come from one that has replaced ours, and a digest that is
    /// right proves the engineID by itself, for the key is localized with it.
    @Override
    public int checkEngineID(
            OctetString engineId, boolean discoveryAllowed, int engineBoots, int engineTime) {
        return SnmpConstants.SNMPv3_USM_OK;
    }

    /// RFC 3414 §3.2 step 7 b, called for authentic messages only.
    @Override
    public synchronized int checkTime(UsmTimeEntry received) {
        int receivedBoots = received.getEngineBoots();
        int receivedTime = received.getLatestReceivedTime();
        if (!engineId.equals(received.getEngineID())) {
            return SnmpConstants.SNMPv3_USM_UNKNOWN_ENGINEID;
        }
        boolean newer =
                receivedBoots > boots || (receivedBoots == boots && receivedTime > latestTime);
        if (newer || !synchronizedOnce) {
            boots = receivedBoots;
            latestTime = receivedTime;
            receivedNanos = System.nanoTime();
            synchronizedOnce = true;
        }
        boolean outside =
                boots == MAX_BOOTS
                        || receivedBoots < boots
                        || (receivedBoots == boots && receivedTime < now() - TIME_WINDOW_SECONDS);
        return outside ? SnmpConstants.SNMPv3_USM_NOT_IN_TIME_WINDOW : SnmpConstants.SNMPv3_USM_OK;
    }
}
