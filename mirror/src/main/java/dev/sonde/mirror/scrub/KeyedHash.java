package dev.sonde.mirror.scrub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA-256 with the key of the run: what all replacements are drawn from. Not thread-safe.
final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    KeyedHash(ScrubKey key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.octets(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has " + ALGORITHM, e);
        }
    }

    /// 32 octets, others for each purpose, number and data.
    byte[] octets(String purpose, int number, byte[] data, int length) {
        mac.update(purpose.getBytes(StandardCharsets.US_ASCII));
        mac.update(ByteBuffer.allocate(5).put((byte) 0).putInt(number).flip());
        mac.update(data, 0, length);
        return mac.doFinal();
    }

    /// 64 bits of the same.
    long bits(String purpose, int number, byte[] data) {
        return ByteBuffer.wrap(octets(purpose, number, data, data.length)).getLong();
    }

    /// Eight hex digits that stand for `text`.
    String tag(String purpose, String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return HexFormat.of().formatHex(octets(purpose, 0, octets, octets.length), 0, 4);
    }
}
