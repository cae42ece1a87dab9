package dev.sonde.simulator.recording;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import dev.sonde.simulator.variation.VariationOptions;
import dev.sonde.simulator.variation.VariedRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The `.snmprec` format, as snmpsim defines it and as it is really used: a record `OID|TAG|VALUE`
/// on each line, comments after `#`.
///
/// Tags are those of BER, in decimal: 2 INTEGER, 4 OCTET STRING, 5 NULL, 6 OBJECT IDENTIFIER, 64
/// IpAddress, 65 Counter32, 66 Gauge32, 67 TimeTicks, 68 Opaque, 70 Counter64; 128, 129 and 130 for
/// holes. `4x`, `64x` and `68x` have their value in hex, `4e`, `64e` and `68e` with escapes.
/// `TAG:MODULE|…` is served by a [variation module][dev.sonde.simulator.variation.VariedStore]. A
/// name that ends in `.gz` or `.bz2` is a compressed file.
public final class SnmprecFormat {

    /// What a file is called until it is complete: its name with this at the end.
    public static final String PARTIAL = ".part";

    private SnmprecFormat() {}

    /// Reads `file`. What is no record is reported and left out; the rest is sorted.
    ///
    /// @throws IOException if the file cannot be read at all; the message is for people.
    public static Reading read(Path file) throws IOException {
        return RecordingFile.snmprec(file).read();
    }

    /// As [#read(Path)], with what the variation modules of the recording may do.
    public static Reading read(Path file, VariationOptions options) throws IOException {
        return RecordingFile.snmprec(file).with(options).read();
    }

    /// A writer of `file`. It writes to a file of that name and [#PARTIAL], which takes the place
    /// of `file` when it is complete and stays, a recording in itself, if that never happens.
    ///
    /// @param header what the file says about itself at its beginning, in comments.
    /// @throws IOException if the file cannot be written; the message is for people.
    public static StoreWriter writer(Path file, List<String> header) throws IOException {
        return RecordingFile.snmprec(file).writer(header);
    }

    /// The record of `varBind` as it stands in a file, without the end of the line. Text is written
    /// as text where that is safe, everything else of an OCTET STRING in hex.
    public static String line(VarBind varBind) {
        return SnmprecForm.line(varBind);
    }

    /// The record of an object at which requests fail with `status`, without the end of the line.
    public static String line(Oid oid, ErrorStatus status) {
        return SnmprecForm.line(oid, VariedRecord.error(status));
    }
}
