package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
