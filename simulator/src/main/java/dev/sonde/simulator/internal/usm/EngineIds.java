package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Makes engineIDs (SnmpEngineID of RFC 3411 §5): the enterprise number that is reserved for
/// examples (32473, RFC 5612), the format 5, and eight octets.
public final class EngineIds {

    private static final byte[] PREFIX = {(byte) 0x80, 0x00, 0x7E, (byte) 0xD9, 0x05};
    private static final int OWN_OCTETS = 8;

    private EngineIds() {}

    /// An engineID that belongs to `file`, or one that nobody has where there is none.
    public static OctetString of(@Nullable Path file) {
        byte[] own = new byte[OWN_OCTETS];
        if (file == null) {
            new SecureRandom().nextBytes(own);
        } else {
            own = digest(file.toAbsolutePath().normalize().toString());
        }
        byte[] id = Arrays.copyOf(PREFIX, PREFIX.length + OWN_OCTETS);
        System.arraycopy(own, 0, id, PREFIX.length, OWN_OCTETS);
        return OctetString.of(id);
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
