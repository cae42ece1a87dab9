package dev.sonde.simulator.internal.usm;

import dev.sonde.client.AuthProtocol;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Digests of messages with one key (RFC 3414 §6.3 and §7.3, RFC 7860 §4). Thread-safe.
///
/// It works from one keyed MAC that is only ever copied, which costs less than looking an algorithm
/// up for every message, and leaves the message as it is while it is verified.
final class Authentication {

    private static final byte[] ZEROS = new byte[48];

    private final Mac keyed;
    private final int digestLength;

    Authentication(AuthProtocol protocol, byte[] key, int digestLength) {
        String algorithm = algorithm(protocol);
        try {
            keyed = Mac.getInstance(algorithm);
            keyed.init(new SecretKeySpec(key, algorithm));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("this Java runtime has no " + algorithm, e);
        }
        this.digestLength = digestLength;
    }

    private static String algorithm(AuthProtocol protocol) {
        return switch (protocol) {
            case MD5 -> "HmacMD5";
            case SHA_1 -> "HmacSHA1";
            case SHA_224 -> "HmacSHA224";
            case SHA_256 -> "HmacSHA256";
            case SHA_384 -> "HmacSHA384";
            case SHA_512 -> "HmacSHA512";
        };
    }

    /// How many octets of the digest a message carries.
    int digestLength() {
        return digestLength;
    }

    /// Whether the octets `from` to `to` of the message that ends at `end` are its digest.
    boolean isAuthentic(byte[] message, int end, int from, int to) {
        if (to - from != digestLength) {
            return false;
        }
        byte[] claimed = new byte[digestLength];
        System.arraycopy(message, from, claimed, 0, digestLength);
        byte[] digest = new byte[digestLength];
        System.arraycopy(digest(message, end, from), 0, digest, 0, digestLength);
        return MessageDigest.isEqual(digest, claimed);
    }

    /// Puts the digest of the whole of `message` into it at `at`.
    void sign(byte[] message, int at) {
        System.arraycopy(digest(message, message.length, at), 0, message, at, digestLength);
    }

    /// The digest over a message that has zeros in its place.
    private byte[] digest(byte[] message, int end, int at) {
        try {
            Mac mac = (Mac) keyed.clone();
            mac.update(message, 0, at);
            mac.update(ZEROS, 0, digestLength);
            mac.update(message, at + digestLength, end - at - digestLength);
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("this Java runtime cannot copy a MAC", e);
        }
    }
}
