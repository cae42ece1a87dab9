package dev.sonde.simulator.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/// How a file is compressed, told by the end of its name.
enum Compression {
    NONE("", "plain"),
    GZIP(".gz", "gzip"),
    BZIP2(".bz2", "bzip2");

    private static final int BUFFER_LENGTH = 8192;

    private final String extension;
    private final String label;

    Compression(String extension, String label) {
        this.extension = extension;
        this.label = label;
    }

    static Compression of(String fileName) {
        for (Compression compression : values()) {
            if (compression != NONE && fileName.endsWith(compression.extension)) {
                return compression;
            }
        }
        return NONE;
    }

    String extension() {
        return extension;
    }

    /// As people call it.
    String label() {
        return label;
    }

    /// What `in` holds; several compressed files one after the other are one.
    InputStream expanded(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER_LENGTH);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
        };
    }

    /// What is written to `out` through this is compressed. A flush brings all that was written to
    /// `out`, unless it is bzip2, which has no way to end a block before its time.
    OutputStream compressed(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new GZIPOutputStream(out, BUFFER_LENGTH, true);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
        };
    }
}
