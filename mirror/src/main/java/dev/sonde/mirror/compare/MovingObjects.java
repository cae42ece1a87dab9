package dev.sonde.mirror.compare;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import java.time.ZoneOffset;
import java.util.List;

/// Which values move by themselves: by their type, by their form, or by what is known of the
/// object.
final class MovingObjects {

    /// Of types that do not say so: gauges, integers, text and addresses of a moment.
    private static final List<Oid> KNOWN =
            List.of(
                    // tcpCurrEstab
                    Oid.of("1.3.6.1.2.1.6.9"),
                    // hrSystemDate, hrSystemNumUsers, hrSystemProcesses
                    Oid.of("1.3.6.1.2.1.25.1.2"),
                    Oid.of("1.3.6.1.2.1.25.1.5"),
                    Oid.of("1.3.6.1.2.1.25.1.6"),
                    // hrStorageUsed, hrProcessorLoad
                    Oid.of("1.3.6.1.2.1.25.2.3.1.6"),
                    Oid.of("1.3.6.1.2.1.25.3.3.1.2"),
                    // hrSWRunStatus, hrSWRunPerfTable
                    Oid.of("1.3.6.1.2.1.25.4.2.1.7"),
                    Oid.of("1.3.6.1.2.1.25.5.1"),
                    // upsBattery, upsInput, upsOutput
                    Oid.of("1.3.6.1.2.1.33.1.2"),
                    Oid.of("1.3.6.1.2.1.33.1.3.3"),
                    Oid.of("1.3.6.1.2.1.33.1.4"),
                    // dot1dStpTimeSinceTopologyChange is of TimeTicks; prtMarkerLifeCount,
                    // prtMarkerSuppliesLevel
                    Oid.of("1.3.6.1.2.1.43.10.2.1.4"),
                    Oid.of("1.3.6.1.2.1.43.11.1.1.9"),
                    // bgpPeerFsmEstablishedTime, bgpPeerInUpdateElapsedTime
                    Oid.of("1.3.6.1.2.1.15.3.1.16"),
                    Oid.of("1.3.6.1.2.1.15.3.1.24"),
                    // entPhySensorValue; pethMainPseConsumptionPower
                    Oid.of("1.3.6.1.2.1.99.1.1.1.4"),
                    Oid.of("1.3.6.1.2.1.105.1.3.1.1.4"),
                    // ifLastChange and its like are of TimeTicks; snmpEngineTime, snmpSetSerialNo
                    Oid.of("1.3.6.1.6.3.10.2.1.3"),
                    Oid.of("1.3.6.1.6.3.1.1.6.1"),
                    // ciscoMemoryPoolUsed, ciscoMemoryPoolFree, cpmCPUTotalTable, busyPer, avgBusy
                    Oid.of("1.3.6.1.4.1.9.9.48.1.1.1.5"),
                    Oid.of("1.3.6.1.4.1.9.9.48.1.1.1.6"),
                    Oid.of("1.3.6.1.4.1.9.9.109.1.1.1"),
                    Oid.of("1.3.6.1.4.1.9.2.1.56"),
                    Oid.of("1.3.6.1.4.1.9.2.1.57"),
                    Oid.of("1.3.6.1.4.1.9.2.1.58"),
                    // memory, dskTable, laTable, systemStats, diskIOTable of UCD-SNMP-MIB;
                    // lmSensors
                    Oid.of("1.3.6.1.4.1.2021.4"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.7"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.8"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.9"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.12"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.13"),
                    Oid.of("1.3.6.1.4.1.2021.9.1.14"),
                    Oid.of("1.3.6.1.4.1.2021.10.1"),
                    Oid.of("1.3.6.1.4.1.2021.11"),
                    Oid.of("1.3.6.1.4.1.2021.13.15.1.1"),
                    Oid.of("1.3.6.1.4.1.2021.13.16"),
                    // nsCacheTable: when each was read; nsTransactions
                    Oid.of("1.3.6.1.4.1.8072.1.5.3.1"),
                    Oid.of("1.3.6.1.4.1.8072.1.8"));

    private MovingObjects() {}

    /// Whether these two values of the object, of the same type, differ as those of any moment do.
    static boolean contains(Oid oid, Value before, Value after) {
        if (before.syntax() != after.syntax()) {
            return false;
        }
        return switch (before) {
            case Counter32 _, Counter64 _, TimeTicks _ -> true;
            case OctetString date when isDate(date) && after instanceof OctetString other ->
                    isDate(other);
            default -> KNOWN.stream().anyMatch(known -> known.isPrefixOf(oid));
        };
    }

    private static boolean isDate(OctetString octets) {
        return octets.dateAndTime(ZoneOffset.UTC).isPresent();
    }
}
