package dev.sonde.simulator.internal.usm;

import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import org.jspecify.annotations.Nullable;

/// A user of one engine. Its keys are made when they are first needed: thousands of engines can
/// have the same users, and few of them are ever asked.
final class LocalUser {

    private final UsmUser user;
    private final SecurityLevel level;
    private final byte[] engineId;
    private final MasterKeys masterKeys;
    private volatile @Nullable UserKeys keys;

    LocalUser(UsmUser user, byte[] engineId, MasterKeys masterKeys) {
        this.user = user;
        this.level = SecurityLevel.of(user);
        this.engineId = engineId;
        this.masterKeys = masterKeys;
    }

    UsmUser user() {
        return user;
    }

    /// The highest level that there are keys for.
    SecurityLevel level() {
        return level;
    }

    UserKeys keys() {
        UserKeys made = keys;
        if (made == null) {
            // Two threads may both make them: they come out the same.
            made = new UserKeys(user, engineId, masterKeys);
            keys = made;
        }
        return made;
    }
}
