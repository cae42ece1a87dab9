package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFolderTest {

    @TempDir private Path folder;

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void aDeviceIsNamedByItsPathWithoutTheExtension() throws IOException {
        write("public.snmprec", "1.3.6.1|4|a\n");
        write("lab/rack 1/core.snmprec", "1.3.6.1|4|b\n");
        write("lab/notes.txt", "no recording");
        assertThat(RecordingFolder.read(folder).keySet())
                .containsExactly("lab/rack 1/core", "public");
    }

    @Test
    void oneBrokenLineCostsThatRecordAlone() throws IOException {
        write("a.snmprec", "1.3.6.1|4|a\nbroken\n1.3.6.2|4|b\n");
        Reading reading = RecordingFolder.read(folder).firstEntry().getValue();
        assertThat(reading.recording().size()).isEqualTo(2);
        assertThat(reading.problems()).singleElement().asString().contains("a.snmprec:2: ");
    }

    @Test
    void aFolderWithoutRecordingsIsEmptyAndOneThatIsNotThereAnError() throws IOException {
        assertThat(RecordingFolder.read(folder)).isEmpty();
        Path missing = folder.resolve("missing");
        assertThatThrownBy(() -> RecordingFolder.read(missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("missing");
    }

    @Test
    void everyFormIsADeviceAndTheLongestExtensionIsNotInItsName() throws IOException {
        write("a.snmprec", "1.3.6.1|4|a\n");
        write("b.v2.snmpwalk", ".1.3.6.1 = INTEGER: 1\n");
        write("lab/c.sapwalk", "1.3.6.1, Integer, 1\n");
        write("d.dump", "1.3.6.1|2|1\n");
        write("e.MVC", "1.3.6.1|2|1\n");
        RecordingFile packed = RecordingFile.of(folder.resolve("f.snmprec.gz")).orElseThrow();
        packed.write(RecordingFolder.read(folder).firstEntry().getValue().recording(), List.of());
        assertThat(RecordingFolder.files(folder).keySet())
                .containsExactly("a", "b.v2", "d", "e", "f", "lab/c");
        assertThat(RecordingFolder.read(folder).values())
                .allSatisfy(reading -> assertThat(reading.recording().size()).isEqualTo(1));
    }

    @Test
    void twoFilesThatAreOneDeviceAreOneClearProblem() throws IOException {
        write("lab/core.snmprec", "");
        write("lab/core.snmpwalk.gz", "");
        assertThatThrownBy(() -> RecordingFolder.files(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lab/core.snmprec")
                .hasMessageContaining("lab/core.snmpwalk.gz")
                .hasMessageEndingWith(" are both the device 'lab/core': rename one");
    }

    @Test
    void twoNamesOfOneFileShareItsRecording() throws IOException {
        write("a.snmprec", "1.3.6.1|4|a\n");
        write("c.snmprec", "1.3.6.1|4|a\n");
        Files.createSymbolicLink(folder.resolve("b.snmprec"), folder.resolve("a.snmprec"));
        var readings = RecordingFolder.read(folder);
        assertThat(readings.get("a")).isSameAs(readings.get("b")).isNotSameAs(readings.get("c"));
    }
}
