package dev.sonde.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.OctetString;
import dev.sonde.client.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A mirror that nobody may see as it is stands in a file of its owner's until something is made of
/// it.
@Timeout(60)
class PrivateMirrorTest {

    private static final int ROWS = 3000;

    @TempDir private Path folder;

    private static OddDevice device() {
        return new OddDevice()
                .with("1.3.6.1.2.1.1.5.0", OctetString.of("zrh-core-7"))
                .withColumn("1.3.6.1.2.1.2.2.1.1", ROWS);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName() + " " + permissions(file))
                    .sorted()
                    .toList();
        }
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatIsCompleteIsInOrderForItsCompletionAloneAndGoneAfterwards() throws IOException {
        Path file = folder.resolve("a.snmprec");
        List<String> seen = new ArrayList<>();
        try (OddDevice device = device()) {
            MirrorReport report =
                    Mirror.of(device.start())
                            .toPrivate(
                                    file,
                                    (ordered, done) -> {
                                        assertThat(done.isWhole()).isTrue();
                                        assertThat(Files.readAllLines(ordered))
                                                .hasSize(ROWS + 1)
                                                .first()
                                                .isEqualTo("1.3.6.1.2.1.1.5.0|4|zrh-core-7");
                                        seen.addAll(files());
                                        return 7;
                                    });
            assertThat(report.objects()).isEqualTo(7);
        }
        assertThat(seen).containsExactly("a.snmprec.ordered rw-------", "a.snmprec.part rw-------");
        assertThat(files()).isEmpty();
    }

    @Test
    void aCompletionThatFailsLeavesThePartialFileToBeGoneOnWith() throws IOException {
        Path file = folder.resolve("a.snmprec");
        try (OddDevice device = device()) {
            Session session = device.start();
            assertThatThrownBy(() ->
                            Mirror.of(session)
                                    .toPrivate(
                                            file,
                                            (_, _) -> {
                                                throw new IOException("the disk is full");
                                            }))
                    .hasMessage("the disk is full");
            assertThat(files()).containsExactly("a.snmprec.part rw-------");
            byte[] left = Files.readAllBytes(folder.resolve("a.snmprec.part"));

            List<byte[]> seen = new ArrayList<>();
            MirrorReport report =
                    Mirror.of(session)
                            .withResuming(true)
                            .toPrivate(
                                    file,
                                    (ordered, _) -> {
                                        seen.add(Files.readAllBytes(ordered));
                                        seen.add(
                                                Files.readAllBytes(
                                                        folder.resolve("a.snmprec.part")));
                                        return 1;
                                    });
            assertThat(report.isWhole()).isTrue();
            assertThat(report.requests()).isZero();
            assertThat(new String(seen.getFirst(), StandardCharsets.UTF_8).lines())
                    .hasSize(ROWS + 1);
            assertThat(seen.getLast()).isEqualTo(left);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void whatWasBegunToBeScrubbedIsNotGoneOnWithOtherwise() throws IOException {
        Path file = folder.resolve("a.snmprec");
        MirrorOptions brief = MirrorOptions.DEFAULT.withTime(Duration.ofNanos(1));
        try (OddDevice device = device()) {
            Mirror mirror = Mirror.of(device.start()).withOptions(brief);
            assertThat(mirror.toPrivate(file, (_, _) -> 0).unfinished()).isNotNull();
            assertThatThrownBy(() -> mirror.withResuming(true).to(file))
                    .hasMessageContaining("a.snmprec.part was begun with other options, as '")
                    .hasMessageContaining(" to be scrubbed': go on with the same");
            assertThat(files()).containsExactly("a.snmprec.part rw-------");
        }
    }

    @Test
    void aFileThatOthersCanReadIsNotWrittenInto() throws IOException {
        Path partial = Files.writeString(folder.resolve("a.snmprec.part"), "");
        Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rw-r--r--"));
        MirrorOptions brief = MirrorOptions.DEFAULT.withTime(Duration.ofNanos(1));
        try (OddDevice device = device()) {
            Mirror.of(device.start())
                    .withOptions(brief)
                    .toPrivate(folder.resolve("a.snmprec"), (_, _) -> 0);
        }
        assertThat(files()).containsExactly("a.snmprec.part rw-------");
    }

    @Test
    void eachPassIsCompletedOnItsOwnWhereThatIsAsked() throws IOException {
        MirrorOptions twice = MirrorOptions.DEFAULT.withPasses(2, Duration.ZERO);
        List<Integer> lines = new ArrayList<>();
        Mirror.Completion completion =
                (ordered, _) -> {
                    lines.add(Files.readAllLines(ordered).size());
                    return 1;
                };
        try (OddDevice device = device()) {
            Mirror mirror = Mirror.of(device.start()).withOptions(twice);
            mirror.toPrivate(folder.resolve("a"), completion);
            assertThat(lines).containsExactly(ROWS + 1);
            mirror.eachToPrivate(folder.resolve("a"), completion);
        }
        assertThat(lines).containsExactly(ROWS + 1, ROWS + 1, ROWS + 1);
        assertThat(files()).isEmpty();
    }
}
