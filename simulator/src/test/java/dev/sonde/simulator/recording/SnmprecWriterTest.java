package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter64;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SnmprecWriterTest {

    private static final VarBind ONE = new VarBind(Oid.of("1.3.6.1"), new Integer32(1));
    private static final VarBind TWO = new VarBind(Oid.of("1.3.6.2"), OctetString.of("two"));

    @TempDir Path folder;
    private Path file;
    private Path partial;

    @BeforeEach
    void name() {
        file = folder.resolve("a.snmprec");
        partial = folder.resolve("a.snmprec.part");
    }

    private static String line(Value value) {
        return SnmprecFormat.line(new VarBind(Oid.of("1.3"), value));
    }

    @Test
    void textIsReadableAndEverythingElseOfAStringIsHex() {
        assertThat(line(OctetString.of("Linux ~ a|b #1"))).isEqualTo("1.3|4|Linux ~ a|b #1");
        assertThat(line(OctetString.of(""))).isEqualTo("1.3|4|");
        assertThat(line(OctetString.of("a "))).isEqualTo("1.3|4x|6120");
        assertThat(line(OctetString.of(" a"))).isEqualTo("1.3|4x|2061");
        assertThat(line(OctetString.of(" "))).isEqualTo("1.3|4x|20");
        assertThat(line(OctetString.of("a\tb"))).isEqualTo("1.3|4x|610962");
        assertThat(line(OctetString.of("a\nb"))).isEqualTo("1.3|4x|610a62");
        assertThat(line(OctetString.of("é"))).isEqualTo("1.3|4x|c3a9");
        assertThat(line(OctetString.of("\u007F"))).isEqualTo("1.3|4x|7f");
    }

    @Test
    void otherTypesHaveTheirTagAndPlainValue() {
        assertThat(line(new Integer32(-5))).isEqualTo("1.3|2|-5");
        assertThat(line(Oid.of("1.3.4294967295"))).isEqualTo("1.3|6|1.3.4294967295");
        assertThat(line(IpAddress.of("192.0.2.1"))).isEqualTo("1.3|64|192.0.2.1");
        assertThat(line(new Counter64(-1))).isEqualTo("1.3|70|18446744073709551615");
        assertThat(line(Opaque.of(new byte[] {(byte) 0x9F, 0x78}))).isEqualTo("1.3|68x|9f78");
        assertThat(line(Null.NULL)).isEqualTo("1.3|5|");
        assertThat(line(Missing.NO_SUCH_OBJECT)).isEqualTo("1.3|128|");
        assertThat(line(Missing.END_OF_MIB_VIEW)).isEqualTo("1.3|130|");
    }

    @Test
    void theFileAppearsWhenItIsComplete() throws IOException {
        Files.writeString(file, "the one before");
        try (StoreWriter writer =
                SnmprecFormat.writer(file, List.of("mirror of ups\nby hand", ""))) {
            writer.write(List.of(ONE));
            assertThat(partial).hasContent("# mirror of ups\n# by hand\n1.3.6.1|2|1\n");
            writer.write(List.of(TWO));
            assertThat(file).hasContent("the one before");
            writer.complete();
        }
        assertThat(file).hasContent("# mirror of ups\n# by hand\n1.3.6.1|2|1\n1.3.6.2|4|two\n");
        assertThat(partial).doesNotExist();
        assertThat(SnmprecFormat.read(file).recording()).containsExactly(ONE, TWO);
    }

    @Test
    void whatIsNotCompletedStaysAsAPartialFileThatCanBeRead() throws IOException {
        try (StoreWriter writer = SnmprecFormat.writer(file, List.of())) {
            writer.write(List.of(ONE, TWO));
        }
        assertThat(file).doesNotExist();
        assertThat(SnmprecFormat.read(partial).recording()).containsExactly(ONE, TWO);
        assertThat(SnmprecFormat.read(partial).problems()).isEmpty();
    }

    @Test
    void aNewWriterBeginsAnew() throws IOException {
        for (VarBind object : List.of(TWO, ONE)) {
            try (StoreWriter writer = SnmprecFormat.writer(file, List.of())) {
                writer.write(List.of(object));
            }
        }
        assertThat(partial).hasContent("1.3.6.1|2|1\n");
    }

    @Test
    void twoCannotWriteTheSameFileAtOnce() throws IOException {
        try (StoreWriter writer = SnmprecFormat.writer(file, List.of())) {
            writer.write(List.of(ONE));
            assertThatThrownBy(() -> SnmprecFormat.writer(file, List.of("second")))
                    .isInstanceOf(IOException.class)
                    .hasMessage("cannot write " + partial + ": it is being written already");
            assertThat(partial).hasContent("1.3.6.1|2|1\n");
        }
    }

    @Test
    void anEndedWriterSaysSo() throws IOException {
        StoreWriter writer = SnmprecFormat.writer(file, List.of());
        writer.complete();
        writer.close();
        writer.close();
        assertThatThrownBy(() -> writer.write(List.of(ONE)))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + partial + ": it is closed");
        assertThatThrownBy(writer::complete)
                .isInstanceOf(IOException.class)
                .hasMessage("cannot complete " + file + ": " + partial + " is closed");
        assertThat(file).hasContent("");
    }

    @Test
    void aPlaceWhereNoFileCanBeIsAnIoException() {
        assertThatThrownBy(() -> SnmprecFormat.writer(folder, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + folder + ": it is a folder");
        Path lost = folder.resolve("no").resolve("a.snmprec");
        assertThatThrownBy(() -> SnmprecFormat.writer(lost, List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write " + lost + ".part: there is no such file or folder");
    }
}
