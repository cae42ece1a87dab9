package dev.sonde.simulator.recording;

import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.List;

/// Writes one `.snmprec` file: into a partial file, which takes the place of the file when
/// complete. The same input gives the same octets.
final class SnmprecWriter implements StoreWriter {

    private final Path file;
    private final Path partial;
    private final FileChannel channel;

    private SnmprecWriter(Path file, Path partial, FileChannel channel) {
        this.file = file;
        this.partial = partial;
        this.channel = channel;
    }

    static SnmprecWriter open(Path file, Path partial, List<String> header) throws IOException {
        FileChannel channel =
                FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        SnmprecWriter writer = new SnmprecWriter(file, partial, channel);
        try {
            writer.begin(header);
            return writer;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void begin(List<String> header) throws IOException {
        requireAlone();
        channel.truncate(0);
        StringBuilder text = new StringBuilder();
        header.stream()
                .flatMap(String::lines)
                .forEach(line -> text.append("# ").append(line).append('\n'));
        write(text);
    }

    /// The lock goes with the channel.
    private void requireAlone() throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            throw new IOException("it is being written already");
        }
    }

    @Override
    public void write(List<VarBind> batch) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (VarBind varBind : batch) {
            lines.append(line(varBind)).append('\n');
        }
        write(lines);
    }

    private void write(CharSequence text) throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("cannot write " + partial + ": it is closed");
        }
        ByteBuffer octets = StandardCharsets.UTF_8.encode(text.toString());
        while (octets.hasRemaining()) {
            channel.write(octets);
        }
        channel.force(false);
    }

    static String line(VarBind varBind) {
        Value value = varBind.value();
        int tag = value.syntax().tag();
        String tagAndValue =
                switch (value) {
                    case OctetString string when isPlain(string) -> tag + "|" + string.text();
                    case OctetString string -> tag + "x|" + hex(string.bytes());
                    case Opaque opaque -> tag + "x|" + hex(opaque.bytes());
                    case Missing _ -> tag + "|";
                    default -> tag + "|" + value.text();
                };
        return varBind.oid() + "|" + tagAndValue;
    }

    /// Whether the octets are what any reader of the line makes of them: printable ASCII, and no
    /// blank at either end, which readers strip.
    private static boolean isPlain(OctetString string) {
        int length = string.length();
        for (int i = 0; i < length; i++) {
            int octet = string.octet(i);
            boolean inside = i > 0 && i < length - 1;
            if (octet > '~' || octet < ' ' || (octet == ' ' && !inside)) {
                return false;
            }
        }
        return true;
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public void complete() throws IOException {
        if (!channel.isOpen()) {
            throw new IOException("cannot complete " + file + ": " + partial + " is closed");
        }
        channel.close();
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
