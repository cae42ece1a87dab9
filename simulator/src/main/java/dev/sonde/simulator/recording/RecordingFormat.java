package dev.sonde.simulator.recording;

import dev.sonde.client.VarBind;
import dev.sonde.simulator.variation.VariationOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The forms that recordings come in, told by the end of a file's name.
enum RecordingFormat {
    SNMPREC(".snmprec", ".snmprec"),
    SNMPWALK(".snmpwalk", ".snmpwalk"),
    SAPWALK(".sapwalk", ".sapwalk"),
    DUMP(".dump", ".MVC");

    private final String extension;
    private final String alias;

    RecordingFormat(String extension, String alias) {
        this.extension = extension;
        this.alias = alias;
    }

    List<String> extensions() {
        return Stream.of(extension, alias).distinct().toList();
    }

    /// Whether it can say that an object may be set.
    boolean saysWritable() {
        return this == SNMPREC;
    }

    /// @param partial whether the file is one that is being written, or was when its writer died.
    /// @param options what the variation modules of the recording may do.
    /// @param snapshot whether another recording names this one.
    Reading read(
            Path file, Content content, boolean partial, VariationOptions options, boolean snapshot)
            throws IOException {
        return switch (this) {
            case SNMPREC -> new SnmprecReader(file, options, snapshot).read(content, partial);
            case SNMPWALK -> new SnmpwalkReader(file).read(content, partial);
            case SAPWALK -> records(file, content, partial, SapwalkForm::varBind);
            case DUMP -> records(file, content, partial, DumpForm::varBind);
        };
    }

    private interface Grammar {
        VarBind varBind(String line) throws LineFault;
    }

    private static Reading records(Path file, Content content, boolean partial, Grammar grammar)
            throws IOException {
        Packer packer = new Packer();
        Findings findings = new Findings(file);
        RecordLines.read(
                content,
                partial,
                findings,
                (line, trailingBlank) -> {
                    VarBind varBind = grammar.varBind(line);
                    packer.add(varBind.oid(), varBind.value(), false);
                });
        return findings.reading(packer);
    }

    /// One record, without the end of its line.
    ///
    /// @throws LineFault if this format cannot express it.
    String line(VarBind varBind, boolean writable) throws LineFault {
        return switch (this) {
            case SNMPREC ->
                    writable ? SnmprecForm.writableLine(varBind) : SnmprecForm.line(varBind);
            case SNMPWALK -> SnmpwalkForm.line(varBind);
            case SAPWALK -> SapwalkForm.line(varBind);
            case DUMP -> DumpForm.line(varBind);
        };
    }
}
