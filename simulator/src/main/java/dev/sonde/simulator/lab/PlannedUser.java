package dev.sonde.simulator.lab;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.UsmUser;
import org.jspecify.annotations.Nullable;

/// A user of SNMPv3 as a lab describes it; comparable, unlike a user itself.
record PlannedUser(
        String name,
        @Nullable AuthProtocol authProtocol,
        @Nullable String authPassword,
        @Nullable PrivProtocol privProtocol,
        @Nullable String privPassword) {

    UsmUser user() {
        UsmUser user = new UsmUser(name);
        if (authPassword != null) {
            user =
                    user.withAuth(
                            authProtocol == null ? AuthProtocol.SHA_1 : authProtocol, authPassword);
        }
        if (privPassword != null) {
            user =
                    user.withPriv(
                            privProtocol == null ? PrivProtocol.AES_128 : privProtocol,
                            privPassword);
        }
        return user;
    }

    @Override
    public String toString() {
        return "user '" + name + "'";
    }
}
