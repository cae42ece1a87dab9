package dev.sonde.simulator.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a file holds, expanded. Where compressed data is broken or cut off it ends, and [#fault()]
/// tells so.
final class Content extends InputStream {

    /// A recording shrinks to a tenth; what was made to fill a memory or a day grows much more.
    private static final int MOST_GROWTH = 400;

    private static final long ALWAYS_ALLOWED = 16L << 20;

    private final Compression compression;
    private final Octets compressed;
    private final InputStream expanded;
    private long length;
    private @Nullable String fault;

    private Content(Compression compression, Octets compressed) throws IOException {
        this.compression = compression;
        this.compressed = compressed;
        this.expanded = compression.expanded(compressed);
    }

    static Content of(Path file, Compression compression) throws IOException {
        return of(Files.newInputStream(file), compression);
    }

    static Content of(InputStream in, Compression compression) throws IOException {
        Octets octets = new Octets(in, compression);
        try {
            return new Content(compression, octets);
        } catch (IOException | RuntimeException e) {
            octets.close();
            throw new IOException("it holds no " + compression.label() + " data", e);
        }
    }

    /// What is wrong with the compressed data where it ended, or null if nothing is.
    @Nullable String fault() {
        return fault;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (compression == Compression.NONE) {
            return expanded.read(target, from, count);
        }
        int got = fault == null ? expand(target, from, count) : -1;
        length += Math.max(0, got);
        if (length > ALWAYS_ALLOWED && length / MOST_GROWTH > compressed.count) {
            fault =
                    "the %s data grows to more than %d times its size here, as no recording does"
                            .formatted(compression.label(), MOST_GROWTH);
        }
        return got;
    }

    private int expand(byte[] target, int from, int count) throws IOException {
        int got = 0;
        try {
            if (compression != Compression.BZIP2) {
                return expanded.read(target, from, count);
            }
            // Its read of many loses all of them where one is broken.
            while (got < count) {
                int octet = expanded.read();
                if (octet < 0) {
                    return got == 0 ? -1 : got;
                }
                target[from + got++] = (byte) octet;
            }
            return got;
        } catch (IOException | RuntimeException e) {
            // The decompressor runs into anything on data that it does not expect.
            if (compressed.failure != null) {
                throw compressed.failure;
            }
            fault = "the " + compression.label() + " data is broken or cut off here";
            return got == 0 ? -1 : got;
        }
    }

    @Override
    public void close() throws IOException {
        expanded.close();
    }

    /// The octets of the file itself, counted.
    private static final class Octets extends InputStream {
        private final InputStream in;
        private long count;
        private @Nullable IOException failure;

        Octets(InputStream in, Compression compression) {
            // bzip2 is read octet by octet
            this.in = compression == Compression.BZIP2 ? new BufferedInputStream(in) : in;
        }

        @Override
        public int read() throws IOException {
            try {
                int octet = in.read();
                count += octet < 0 ? 0 : 1;
                return octet;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            try {
                int got = in.read(target, from, length);
                count += Math.max(0, got);
                return got;
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
