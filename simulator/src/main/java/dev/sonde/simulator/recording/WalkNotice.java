package dev.sonde.simulator.recording;

import java.util.List;

/// Lines that net-snmp's commands print between records, or instead of more of them.
final class WalkNotice {

    private static final List<String> BEGINNINGS =
            List.of(
                    "End of MIB",
                    "No more variables left in this MIB View",
                    "Error: OID not increasing",
                    " >= ",
                    "Error in packet",
                    "Reason: ",
                    "Failed object: ",
                    "Timeout: No Response",
                    "snmpwalk: ",
                    "snmpbulkwalk: ",
                    "Variables found: ",
                    "Total traversal time",
                    "MIB search path:",
                    "Cannot find module",
                    "Cannot adopt OID",
                    "Did not find ",
                    "Unlinked OID in ",
                    "Undefined identifier:",
                    "Expected ",
                    "Warning: ",
                    "Bad operator ",
                    "No log handling enabled",
                    "Created directory:");

    private WalkNotice() {}

    static boolean is(String line) {
        return BEGINNINGS.stream().anyMatch(line::startsWith);
    }

    /// Whether what stands after an equals sign is no value but the end of a walk. The name before
    /// it is that of the last object, which has a record of its own.
    static boolean isEnd(String value) {
        return value.startsWith("No more variables left in this MIB View");
    }
}
