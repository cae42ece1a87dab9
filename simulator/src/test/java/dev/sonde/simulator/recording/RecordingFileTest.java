package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.StoreWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RecordingFileTest {

    private static final VarBind ONE = new VarBind(Oid.of("1.3.6.1"), new Integer32(1));
    private static final VarBind TWO = new VarBind(Oid.of("1.3.6.2"), OctetString.of("two"));

    @TempDir Path folder;

    private RecordingFile file(String name) {
        Optional<RecordingFile> file = RecordingFile.of(folder.resolve(name));
        assertThat(file).as(name).isPresent();
        return file.orElseThrow();
    }

    private RecordingFile file(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return file(name);
    }

    private RecordingFile file(String name, String content) throws IOException {
        return file(name, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static byte[] compressed(Compression compression, String text) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (OutputStream out = compression.compressed(octets)) {
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return octets.toByteArray();
    }

    @Test
    void theEndOfTheNameTellsTheForm() {
        for (String name : List.of("a.snmprec", "a.b.snmpwalk.gz", "a.MVC", "a.dump.bz2")) {
            assertThat(RecordingFile.of(Path.of(name))).as(name).isPresent();
        }
        for (String name : List.of("a", "a.gz", "a.txt", "snmprec", "a.snmprec.zip", "a.mv.db")) {
            assertThat(RecordingFile.of(Path.of(name))).as(name).isEmpty();
        }
        assertThat(RecordingFile.extensions())
                .isEqualTo(".snmprec, .snmpwalk, .sapwalk, .dump, .MVC, also with .gz or .bz2");
    }

    @Test
    void aSapwalkIsRead() throws IOException {
        Reading reading =
                file(
                                "a.sapwalk",
                                """
                                1.3.6.1 , Counter , 4294967295
                                .1.3.6.2,Gauge,1
                                1.3.6.3, Integer, -1
                                1.3.6.4, IpAddress, 192.0.2.1
                                1.3.6.5, ObjectID, .1.3.6
                                1.3.6.6, OctetString, a, b
                                1.3.6.7, OctetString, 0x00fF
                                1.3.6.8, OctetString, 0xylophone
                                1.3.6.9, OctetString,
                                1.3.6.10, TimeTicks, 42
                                1.3.6.11, Counter64, 18446744073709551615
                                1.3.6.12, counter, 1
                                1.3.6.13
                                """)
                        .read();
        assertThat(reading.recording())
                .containsExactly(
                        new VarBind(Oid.of("1.3.6.1"), new Counter32(4294967295L)),
                        new VarBind(Oid.of("1.3.6.2"), new Gauge32(1)),
                        new VarBind(Oid.of("1.3.6.3"), new Integer32(-1)),
                        new VarBind(Oid.of("1.3.6.4"), IpAddress.of("192.0.2.1")),
                        new VarBind(Oid.of("1.3.6.5"), Oid.of("1.3.6")),
                        new VarBind(Oid.of("1.3.6.6"), OctetString.of("a, b")),
                        new VarBind(Oid.of("1.3.6.7"), OctetString.ofHex("00ff")),
                        new VarBind(Oid.of("1.3.6.8"), OctetString.of("0xylophone")),
                        new VarBind(Oid.of("1.3.6.9"), OctetString.of("")),
                        new VarBind(Oid.of("1.3.6.10"), new TimeTicks(42)),
                        new VarBind(Oid.of("1.3.6.11"), new Counter64(-1)));
        assertThat(reading.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        folder.resolve("a.sapwalk")
                                + ":12: 'counter' is no type: Counter, Gauge, Integer, IpAddress,"
                                + " ObjectID, OctetString, TimeTicks or Counter64",
                        folder.resolve("a.sapwalk")
                                + ":13: '1.3.6.13' is no record: OID, TYPE, VALUE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.dump", "a.MVC"})
    void aDumpIsRead(String name) throws IOException {
        Reading reading =
                file(
                                name,
                                """
                                1.3.6.1|0|4294967295
                                .1.3.6.2|1|1
                                1.3.6.3|2|-1
                                1.3.6.4|3|192.0.2.1
                                1.3.6.5|4|whatever
                                1.3.6.6|5|1.3.6
                                1.3.6.7|6|"a|b "
                                1.3.6.8|6|hex: 00.12.FF
                                1.3.6.9|6|bare
                                1.3.6.10|7|42
                                1.3.6.11|8|2
                                1.3.6.12|9|18446744073709551615
                                1.3.6.13|10|1
                                1.3.6.14|6|hex: 0
                                """)
                        .read();
        assertThat(reading.recording())
                .containsExactly(
                        new VarBind(Oid.of("1.3.6.1"), new Counter32(4294967295L)),
                        new VarBind(Oid.of("1.3.6.2"), new Gauge32(1)),
                        new VarBind(Oid.of("1.3.6.3"), new Integer32(-1)),
                        new VarBind(Oid.of("1.3.6.4"), IpAddress.of("192.0.2.1")),
                        new VarBind(Oid.of("1.3.6.5"), Null.NULL),
                        new VarBind(Oid.of("1.3.6.6"), Oid.of("1.3.6")),
                        new VarBind(Oid.of("1.3.6.7"), OctetString.of("a|b ")),
                        new VarBind(Oid.of("1.3.6.8"), OctetString.ofHex("0012ff")),
                        new VarBind(Oid.of("1.3.6.9"), OctetString.of("bare")),
                        new VarBind(Oid.of("1.3.6.10"), new TimeTicks(42)),
                        new VarBind(Oid.of("1.3.6.11"), new Counter32(2)),
                        new VarBind(Oid.of("1.3.6.12"), new Counter64(-1)));
        assertThat(reading.problems())
                .extracting(Problem::fault)
                .containsExactly(
                        "'10' is no type: 0 to 9",
                        "the hex value is not made of pairs of hex digits at its character 1");
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
    void compressedFilesOneAfterTheOtherAreOne(Compression compression) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(compressed(compression, "1.3.6.1|2|1\n1.3.6"));
        both.writeBytes(compressed(compression, ".2|4|two\n"));
        Reading reading = file("a.snmprec" + compression.extension(), both.toByteArray()).read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording()).containsExactly(ONE, TWO);
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
    void whatStandsBeforeAFaultInCompressedDataIsReadAndTheFaultNamed(Compression compression)
            throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(compressed(compression, "1.3.6.1|2|1\n1.3.6.2|4|two\n1.3.6.3|2|5"));
        byte[] second = compressed(compression, "000\n1.3.6.4|2|1\n".repeat(100));
        octets.writeBytes(Arrays.copyOf(second, second.length / 2));
        RecordingFile file = file("a.snmprec" + compression.extension(), octets.toByteArray());
        Reading reading = file.read();
        assertThat(reading.recording()).startsWith(ONE, TWO);
        assertThat(reading.problems().getLast().fault())
                .isEqualTo("the " + compression.label() + " data is broken or cut off here");
        assertThat(reading.recording().get(Oid.of("1.3.6.3"))).isNotEqualTo(new Integer32(5));
        assertThatThrownBy(reading::orRefuse)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(file + ":");
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
    void whatIsNotCompressedAtAllIsAnIoException(Compression compression) throws IOException {
        for (String content : List.of("", "1.3.6.1|2|1\n")) {
            RecordingFile file = file("a.snmprec" + compression.extension(), content);
            assertThatThrownBy(file::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            "cannot read %s: it holds no %s data"
                                    .formatted(file, compression.label()));
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, mode = Mode.EXCLUDE, names = "NONE")
    void dataThatGrowsAsNoRecordingDoesIsLeftThere(Compression compression) throws IOException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(compressed(compression, "1.3.6.1|2|1\n"));
        try (OutputStream out = compression.compressed(octets)) {
            byte[] lines = new byte[1 << 20];
            Arrays.fill(lines, (byte) '\n');
            for (int i = 0; i < 20; i++) {
                out.write(lines);
            }
        }
        Reading reading = file("a.snmprec" + compression.extension(), octets.toByteArray()).read();
        assertThat(reading.recording()).containsExactly(ONE);
        assertThat(reading.problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.fault())
                                .isEqualTo(
                                        "the %s data grows to more than 400 times its size here, as"
                                                        .formatted(compression.label())
                                                + " no recording does"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.snmprec.gz", "a.snmprec.bz2", "a.snmpwalk", "a.snmpwalk.gz"})
    void aWriterWritesTheForm(String name) throws IOException {
        try (StoreWriter writer = file(name).writer(List.of("a header, naïve"))) {
            writer.write(List.of(ONE));
            writer.write(List.of(TWO));
            assertThat(folder.resolve(name)).doesNotExist();
            writer.complete();
        }
        Reading reading = file(name).read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.notes()).isEmpty();
        assertThat(reading.recording()).containsExactly(ONE, TWO);
    }

    @Test
    void whatGzipHasWrittenCanBeReadBeforeItIsComplete() throws IOException {
        try (StoreWriter writer = SnmprecFormat.writer(folder.resolve("a.snmprec.gz"), List.of())) {
            writer.write(List.of(ONE));
            Reading reading = SnmprecFormat.read(folder.resolve("a.snmprec.gz.part"));
            assertThat(reading.recording()).containsExactly(ONE);
            assertThat(reading.problems())
                    .singleElement()
                    .satisfies(problem ->
                            assertThat(problem.fault())
                                    .isEqualTo("the gzip data is broken or cut off here"));
        }
        assertThat(SnmprecFormat.read(folder.resolve("a.snmprec.gz.part")).problems()).isEmpty();
    }

    @Test
    void whatAFormCannotExpressIsSaidAndLeftOut() throws IOException {
        Recording recording =
                Recording.of(
                        List.of(
                                ONE,
                                TWO,
                                new VarBind(Oid.of("1.3.6.3"), Null.NULL),
                                new VarBind(Oid.of("1.3.6.4"), Opaque.ofFloat(1)),
                                new VarBind(Oid.of("1.3.6.5"), Missing.NO_SUCH_OBJECT),
                                new VarBind(Oid.of("1.3.6.6"), Missing.END_OF_MIB_VIEW)),
                        ONE.oid()::equals);
        assertThat(file("a.snmprec").losses(recording)).isEmpty();
        assertThat(file("a.snmpwalk").losses(recording))
                .extracting(Problem::fault)
                .containsExactly(
                        "1.3.6.6 is left out: .snmpwalk has no endOfMibView but that at its end",
                        ".snmpwalk cannot say which objects are writable: 1");
        assertThat(file("a.sapwalk").losses(recording))
                .extracting(Problem::fault)
                .containsExactly(
                        "1.3.6.3 is left out: .sapwalk has no NULL",
                        "1.3.6.4 is left out: .sapwalk has no Opaque",
                        "1.3.6.5 is left out: .sapwalk has no noSuchObject",
                        "1.3.6.6 is left out: .sapwalk has no endOfMibView",
                        ".sapwalk cannot say which objects are writable: 1");
        assertThat(file("a.dump").losses(recording)).hasSize(4);
        file("a.sapwalk").write(recording, List.of());
        assertThat(file("a.sapwalk").read().recording()).containsExactly(ONE, TWO);
        assertThatThrownBy(
                        () -> {
                            try (StoreWriter writer = file("b.sapwalk").writer(List.of())) {
                                writer.write(List.of(new VarBind(Oid.of("1.3.6.3"), Null.NULL)));
                            }
                        })
                .isInstanceOf(IOException.class)
                .hasMessage("cannot write 1.3.6.3: .sapwalk has no NULL");
    }

    @Test
    void aFormWithoutModulesSaysHowManyRecordsStandStill() throws IOException {
        String content =
                """
                1.3.6.1|65:numeric|rate=10
                1.3.6.2|2|7
                1.3.6.3|2:error|status=generror
                """;
        Recording recording = file("m.snmprec", content).read().recording();
        assertThat(file("a.snmprec").losses(recording)).isEmpty();
        assertThat(file("a.dump").losses(recording))
                .extracting(Problem::fault)
                .contains(
                        "records of variation modules, which stand still there or, for whole"
                                + " subtrees, are left out: 2");
        file("a.snmprec").write(recording, List.of());
        assertThat(file("a.snmprec").path()).content().isEqualTo(content);
    }

    @Test
    void whatIsWritableIsWrittenSo() throws IOException {
        List<VarBind> objects =
                List.of(
                        ONE,
                        new VarBind(Oid.of("1.3.6.2"), OctetString.of("a,b=c")),
                        new VarBind(Oid.of("1.3.6.3"), OctetString.of("")),
                        new VarBind(Oid.of("1.3.6.4"), OctetString.of("é ")),
                        new VarBind(Oid.of("1.3.6.5"), Opaque.ofFloat(1)),
                        new VarBind(Oid.of("1.3.6.6"), IpAddress.of("192.0.2.1")),
                        new VarBind(Oid.of("1.3.6.7"), Oid.of("1.3")));
        file("a.snmprec").write(Recording.of(objects, oid -> true), List.of("header"));
        assertThat(folder.resolve("a.snmprec"))
                .content()
                .startsWith("# header\n1.3.6.1|2:writecache|value=1\n");
        Reading reading = file("a.snmprec").read();
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.recording()).containsExactlyElementsOf(objects);
        objects.forEach(
                object -> assertThat(reading.recording().isWritable(object.oid())).isTrue());
    }

    @Test
    void whatIsRefusedNamesTheFirstProblem() throws IOException {
        RecordingFile file = file("a.snmprec", "1.3.6.1|2|1\nx\ny\nz\n");
        assertThatThrownBy(() -> file.read().orRefuse())
                .isInstanceOf(IOException.class)
                .hasMessage(file + ":2: 'x' is no record: OID|TAG|VALUE, and 2 more");
        assertThat(file("b.snmprec", "1.3.6.1|2|1\n").read().orRefuse().recording())
                .containsExactly(ONE);
    }
}
