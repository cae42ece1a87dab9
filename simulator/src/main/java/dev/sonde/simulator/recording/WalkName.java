package dev.sonde.simulator.recording;

import dev.sonde.client.Oid;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// OIDs as net-snmp prints them: `.1.3.6`, and those names that it knows without a MIB or that are
/// everybody's, as in `iso.3.6`, `.iso.org.dod.internet.mgmt` and `SNMPv2-SMI::enterprises.9`.
final class WalkName {

    private static final int LONGEST = 2000;

    private static final Map<String, Oid> NAMES =
            Map.ofEntries(
                    name("ccitt", "0"),
                    name("zeroDotZero", "0.0"),
                    name("iso", "1"),
                    name("joint-iso-ccitt", "2"),
                    name("org", "1.3"),
                    name("dod", "1.3.6"),
                    name("internet", "1.3.6.1"),
                    name("directory", "1.3.6.1.1"),
                    name("mgmt", "1.3.6.1.2"),
                    name("mib-2", "1.3.6.1.2.1"),
                    name("transmission", "1.3.6.1.2.1.10"),
                    name("experimental", "1.3.6.1.3"),
                    name("private", "1.3.6.1.4"),
                    name("enterprises", "1.3.6.1.4.1"),
                    name("security", "1.3.6.1.5"),
                    name("snmpV2", "1.3.6.1.6"),
                    name("snmpDomains", "1.3.6.1.6.1"),
                    name("snmpProxys", "1.3.6.1.6.2"),
                    name("snmpModules", "1.3.6.1.6.3"));

    private WalkName() {}

    private static Map.Entry<String, Oid> name(String name, String oid) {
        return Map.entry(name, Oid.of(oid));
    }

    /// The OID, or null if only a MIB could tell.
    static @Nullable Oid find(String text) {
        int module = text.indexOf("::");
        String path = module < 0 ? text : text.substring(module + 2);
        if (path.isEmpty() || path.length() > LONGEST) {
            return null;
        }
        String relative = path.startsWith(".") ? path.substring(1) : path;
        int numbers = firstNumber(relative);
        try {
            Oid named = named(relative.substring(0, numbers));
            return named == null ? null : named.append(Oid.of(relative.substring(numbers)));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /// Where the first arc is that is written as a number; the end if none is.
    private static int firstNumber(String path) {
        int at = 0;
        while (at < path.length() && (path.charAt(at) < '0' || path.charAt(at) > '9')) {
            int dot = path.indexOf('.', at);
            at = dot < 0 ? path.length() : dot + 1;
        }
        return at;
    }

    /// @param names each the parent of the next, and a dot after each but the last of a path.
    private static @Nullable Oid named(String names) {
        Oid at = Oid.of("");
        int end = names.endsWith(".") ? names.length() - 1 : names.length();
        if (end <= 0) {
            return names.isEmpty() ? at : null;
        }
        for (String name : names.substring(0, end).split("\\.", -1)) {
            Oid oid = NAMES.get(name);
            if (oid == null || !isBelow(at, oid)) {
                return null;
            }
            at = oid;
        }
        return at;
    }

    /// Whether `oid` is the next one on the way down from `parent`, where any way begins.
    private static boolean isBelow(Oid parent, Oid oid) {
        return parent.length() == 0
                || (parent.isPrefixOf(oid) && oid.length() == parent.length() + 1);
    }

    static Oid oid(String text) throws LineFault {
        Oid oid = find(text);
        if (oid == null) {
            throw new LineFault(
                    "'" + text + "' has a name that only a MIB explains: record with snmpwalk -On");
        }
        return oid;
    }
}
