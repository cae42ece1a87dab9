package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.UsmUser;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityProtocols;
import org.snmp4j.security.USM;
import org.snmp4j.security.UsmSecurityStateReference;
import org.snmp4j.security.UsmUserTable;
import org.snmp4j.smi.OctetString;

/// What we know of the SNMP engine at one address: its engineID, its clock, and our users' keys
/// localized for it (RFC 3414 §2). Thread-safe.
public final class RemoteEngine {

    /// Nobody yet: what a discovery message is sent to (RFC 3414 §4).
    public static final RemoteEngine UNKNOWN =
            new RemoteEngine(new byte[0], 0, 0, new MasterKeys());

    /// A user's keys for this engine, in the form that lets snmp4j's USM do without a user table.
    record Keys(UsmUser user, int securityLevel, UsmSecurityStateReference state) {}

    private static final int MAX_USERS = 16;
    private static final UsmUserTable NO_USERS = new UsmUserTable();
    private static final SecurityProtocols NO_PROTOCOLS =
            new SecurityProtocols(SecurityProtocols.SecurityProtocolSet.none);
    private static final CounterSupport NO_COUNTERS =
            new CounterSupport() {
                @Override
                public void fireIncrementCounter(CounterEvent event) {
                    // Our own counters are the engine's statistics.
                }
            };

    private final byte[] engineId;
    private final MasterKeys masterKeys;
    private final USM usm;
    private final List<Keys> keys = new CopyOnWriteArrayList<>();

    /// An engine as its discovery report describes it.
    public RemoteEngine(byte[] engineId, int boots, int time, MasterKeys masterKeys) {
        this.engineId = engineId.clone();
        this.masterKeys = masterKeys;
        OctetString id = new OctetString(this.engineId);
        this.usm =
                new USM(
                        NO_PROTOCOLS,
                        new OctetString(),
                        0,
                        NO_COUNTERS,
                        NO_USERS,
                        new RemoteClock(id, boots, time));
    }

    USM usm() {
        return usm;
    }

    /// The engineID itself: not to be changed.
    byte[] engineId() {
        return engineId;
    }

    Keys keys(UsmUser user) {
        for (Keys known : keys) {
            if (same(known.user(), user)) {
                return known;
            }
        }
        Keys localized = localize(user);
        if (keys.size() >= MAX_USERS) {
            keys.clear();
        }
        keys.add(localized);
        return localized;
    }

    private static boolean same(UsmUser one, UsmUser other) {
        return one == other
                || (one.name().equals(other.name())
                        && one.authProtocol() == other.authProtocol()
                        && one.privProtocol() == other.privProtocol()
                        && Secret.same(one.authSecret(), other.authSecret())
                        && Secret.same(one.privSecret(), other.privSecret()));
    }

    private Keys localize(UsmUser user) {
        LocalizedKeys localized = LocalizedKeys.of(user, engineId, masterKeys);
        UsmSecurityStateReference state = new UsmSecurityStateReference();
        state.setSecurityName(new OctetString(user.name()).getValue());
        AuthenticationProtocol authentication = localized.authentication();
        if (authentication != null) {
            state.setAuthenticationProtocol(authentication);
            state.setAuthenticationKey(localized.authKey());
        }
        PrivacyProtocol privacy = localized.privacy();
        if (privacy != null) {
            state.setPrivacyProtocol(privacy);
            state.setPrivacyKey(localized.privKey());
        }
        return new Keys(user, localized.securityLevel(), state);
    }
}
