package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.snmp4j.event.CounterEvent;
import org.snmp4j.mp.CounterSupport;
import org.snmp4j.security.AuthenticationProtocol;
import org.snmp4j.security.PrivacyProtocol;
import org.snmp4j.security.SecurityLevel;
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
        UsmSecurityStateReference state = new UsmSecurityStateReference();
        state.setSecurityName(new OctetString(user.name()).getValue());
        int securityLevel = SecurityLevel.NOAUTH_NOPRIV;
        AuthProtocol auth = user.authProtocol();
        Secret authSecret = user.authSecret();
        if (auth != null && authSecret != null && engineId.length > 0) {
            securityLevel = SecurityLevel.AUTH_NOPRIV;
            state.setAuthenticationProtocol(Protocols.of(auth));
            state.setAuthenticationKey(authKey(auth, authSecret));
            PrivProtocol priv = user.privProtocol();
            Secret privSecret = user.privSecret();
            if (priv != null && privSecret != null) {
                securityLevel = SecurityLevel.AUTH_PRIV;
                state.setPrivacyProtocol(Protocols.of(priv));
                state.setPrivacyKey(privKey(auth, priv, privSecret));
            }
        }
        return new Keys(user, securityLevel, state);
    }

    private byte[] authKey(AuthProtocol auth, Secret secret) {
        return secret.isLocalized()
                ? secret.octets()
                : masterKeys.localized(auth, secret.octets(), engineId);
    }

    /// The privacy key is made as the authentication key is, with the authentication protocol's
    /// hash (RFC 3414 §8.2.1, RFC 3826 §1.2), then cut or extended to what the cipher needs.
    private byte[] privKey(AuthProtocol auth, PrivProtocol priv, Secret secret) {
        PrivacyProtocol cipher = Protocols.of(priv);
        AuthenticationProtocol hash = Protocols.of(auth);
        byte[] key = authKey(auth, secret);
        if (key.length < cipher.getMinKeyLength()) {
            return cipher.extendShortKey(key, new OctetString(secret.octets()), engineId, hash);
        }
        return Arrays.copyOf(key, Math.min(key.length, cipher.getMaxKeyLength()));
    }
}
