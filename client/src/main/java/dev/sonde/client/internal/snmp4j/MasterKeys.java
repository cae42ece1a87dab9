package dev.sonde.client.internal.snmp4j;

import dev.sonde.client.AuthProtocol;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;

/// The keys that passwords turn into before they are localized (Ku of RFC 3414 §2.6): each is a
/// hash over a mebibyte, so it is computed once for a password, however many agents and callers
/// there are.
///
/// Thread-safe. Passwords themselves are not kept, only a digest to find the key by.
public final class MasterKeys {

    private record Name(AuthProtocol protocol, String passwordDigest) {}

    private static final int MEBIBYTE = 1 << 20;
    private static final int MAX_KEYS = 1000;

    private final ConcurrentHashMap<Name, byte[]> keys = new ConcurrentHashMap<>();

    /// The key for `password`, localized for `engineId` (RFC 3414 §2.6 and A.2).
    byte[] localized(AuthProtocol protocol, byte[] password, byte[] engineId) {
        MessageDigest digest = digest(protocol);
        byte[] master = master(protocol, password);
        digest.update(master);
        digest.update(engineId);
        digest.update(master);
        return digest.digest();
    }

    private byte[] master(AuthProtocol protocol, byte[] password) {
        if (keys.size() >= MAX_KEYS) {
            keys.clear();
        }
        Name name =
                new Name(
                        protocol,
                        HexFormat.of().formatHex(digest(AuthProtocol.SHA_256).digest(password)));
        return keys.computeIfAbsent(name, _ -> derive(protocol, password));
    }

    /// RFC 3414 A.2: the hash of the first 1,048,576 octets of the password repeated without end.
    static byte[] derive(AuthProtocol protocol, byte[] password) {
        MessageDigest digest = digest(protocol);
        int blockLength = password.length * Math.max(1, 4096 / password.length);
        byte[] block = new byte[blockLength];
        for (int i = 0; i < blockLength; i++) {
            block[i] = password[i % password.length];
        }
        for (int done = 0; done < MEBIBYTE; done += blockLength) {
            digest.update(block, 0, Math.min(blockLength, MEBIBYTE - done));
        }
        return digest.digest();
    }

    private static MessageDigest digest(AuthProtocol protocol) {
        String algorithm =
                switch (protocol) {
                    case MD5 -> "MD5";
                    case SHA_1 -> "SHA-1";
                    case SHA_224 -> "SHA-224";
                    case SHA_256 -> "SHA-256";
                    case SHA_384 -> "SHA-384";
                    case SHA_512 -> "SHA-512";
                };
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
    }
}
