package dev.sonde.simulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;

class RecordingCacheTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");

    @TempDir Path folder;

    private static Recording recording(Path file) {
        return RecordingCache.recording(file.toString(), RecordingCacheTest.class);
    }

    private static @Nullable Value name(Recording recording) {
        return recording.get(NAME);
    }

    @Test
    void aRecordingIsReadOnceUntilItChanges() throws IOException {
        Path file = Files.writeString(folder.resolve("a.snmprec"), NAME + "|4|one");
        Recording first = recording(file);
        assertThat(recording(file)).isSameAs(first);
        assertThat(recording(folder.resolve(".").resolve("a.snmprec"))).isSameAs(first);
        FileTime modified = Files.getLastModifiedTime(file);
        Files.writeString(file, NAME + "|4|two");
        Files.setLastModifiedTime(file, FileTime.fromMillis(modified.toMillis() + 1));
        assertThat(name(recording(file))).isEqualTo(OctetString.of("two"));
    }

    @Test
    void aFileComesBeforeAResource() throws IOException {
        assertThat(name(recording(Path.of("junit/lab.snmprec")))).isEqualTo(OctetString.of("lab"));
        assertThat(recording(Path.of("/junit/lab.snmprec")))
                .isSameAs(recording(Path.of("junit/lab.snmprec")));
        Path file = Files.writeString(folder.resolve("lab.snmprec"), NAME + "|4|file");
        assertThat(name(recording(file))).isEqualTo(OctetString.of("file"));
    }

    @Test
    void aResourceMayBeInAnArchive() throws Exception {
        Path archive = folder.resolve("devices of the lab.jar");
        try (OutputStream file = Files.newOutputStream(archive);
                JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("lab/in-a-jar.snmprec"));
            jar.write((NAME + "|4|jar").getBytes(StandardCharsets.US_ASCII));
            jar.closeEntry();
            jar.putNextEntry(new JarEntry("dev/sonde/simulator/junit/RecordingCacheTest.class"));
            jar.write(
                    RecordingCacheTest.class
                            .getResourceAsStream("RecordingCacheTest.class")
                            .readAllBytes());
            jar.closeEntry();
        }
        URL[] path = {archive.toUri().toURL()};
        try (URLClassLoader loader =
                new URLClassLoader(path, getClass().getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve)
                            throws ClassNotFoundException {
                        return name.equals(RecordingCacheTest.class.getName())
                                ? findClass(name)
                                : super.loadClass(name, resolve);
                    }
                }) {
            Class<?> test = loader.loadClass(RecordingCacheTest.class.getName());
            Recording recording = RecordingCache.recording("lab/in-a-jar.snmprec", test);
            assertThat(name(recording)).isEqualTo(OctetString.of("jar"));
            assertThat(RecordingCache.recording("lab/in-a-jar.snmprec", test)).isSameAs(recording);
        }
    }

    @Test
    void aFolderIsNoRecording() {
        assertThatThrownBy(() -> recording(folder))
                .isInstanceOf(ExtensionConfigurationException.class)
                .hasMessage("cannot read " + folder + ": it is a folder");
    }

    @Test
    void equalRecordsAreReadOnce() {
        Recording first = RecordingCache.recording(List.of(NAME + "|4|Küche"));
        assertThat(name(first)).isEqualTo(OctetString.of("Küche"));
        assertThat(RecordingCache.recording(List.of(NAME + "|4|Küche"))).isSameAs(first);
    }
}
