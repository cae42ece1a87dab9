package dev.sonde.simulator.recording;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariationOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/// The `.snmprec` format, as snmpsim defines it and as it is really used: a record `OID|TAG|VALUE`
/// on each line, comments after `#`.
///
/// Tags are those of BER, in decimal: 2 INTEGER, 4 OCTET STRING, 5 NULL, 6 OBJECT IDENTIFIER, 64
/// IpAddress, 65 Counter32, 66 Gauge32, 67 TimeTicks, 68 Opaque, 70 Counter64; 128, 129 and 130 for
/// holes. `4x`, `64x` and `68x` have their value in hex. `TAG:MODULE|…` is served by a [variation
/// module][dev.sonde.simulator.variation.VariedStore].
public final class SnmprecFormat {

    /// What a file is called until it is complete: its name with this at the end.
    public static final String PARTIAL = ".part";

    private SnmprecFormat() {}

    /// Reads `file`. What is no record is reported and left out; the rest is sorted. Its records
    /// may not run programs, and the paths in them are relative to its folder.
    ///
    /// @throws IOException if the file cannot be read at all; the message is for people.
    public static Reading read(Path file) throws IOException {
        return read(file, VariationOptions.in(file.resolveSibling("")));
    }

    /// As [#read(Path)], with what the variation modules of the recording may do.
    public static Reading read(Path file, VariationOptions options) throws IOException {
        return read(file, options, false);
    }

    static Reading read(Path file, VariationOptions options, boolean snapshot) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot read " + file + ": it is a folder");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new SnmprecReader(file, options, snapshot)
                    .read(in, file.toString().endsWith(PARTIAL));
        } catch (IOException | IllegalStateException e) {
            throw new IOException("cannot read " + file + ": " + reason(e), e);
        }
    }

    /// A writer of `file`. It writes to a file of that name and [#PARTIAL], which takes the place
    /// of `file` when it is complete and stays, a recording in itself, if that never happens.
    ///
    /// @param header what the file says about itself at its beginning, in comments.
    /// @throws IOException if the file cannot be written; the message is for people.
    public static StoreWriter writer(Path file, List<String> header) throws IOException {
        if (Files.isDirectory(file)) {
            throw new IOException("cannot write " + file + ": it is a folder");
        }
        Path partial = Path.of(file + PARTIAL);
        try {
            return SnmprecWriter.open(file, partial, header);
        } catch (IOException e) {
            throw new IOException("cannot write " + partial + ": " + reason(e), e);
        }
    }

    /// The record of `varBind` as it stands in a file, without the end of the line. Text is written
    /// as text where that is safe, everything else of an OCTET STRING in hex.
    public static String line(VarBind varBind) {
        return SnmprecWriter.line(varBind);
    }

    private static String reason(Exception e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            default -> String.valueOf(e.getMessage());
        };
    }
}
