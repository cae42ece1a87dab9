package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OverlayStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LazyRecordingTest {

    private static final Oid OID = Oid.of("1.3.6.1");

    @TempDir Path folder;

    private final List<Reading> readings = Collections.synchronizedList(new ArrayList<>());

    private LazyRecording lazy(String name) {
        return new LazyRecording(
                RecordingFile.of(folder.resolve(name)).orElseThrow(), readings::add);
    }

    @Test
    void theFileIsReadWhenItIsFirstAskedForAndKept() throws IOException {
        Path file =
                Files.writeString(folder.resolve("a.snmprec"), "1.3.6.1|2:writecache|value=1\nx");
        LazyRecording recording = lazy("a.snmprec");
        assertThat(readings).isEmpty();
        assertThat(recording.waiting()).isEqualTo(Waiting.ALWAYS);
        assertThat(new OverlayStore(recording).waiting()).isEqualTo(Waiting.ALWAYS);
        assertThat(recording.get(OID)).isEqualTo(new Integer32(1));
        assertThat(recording.waiting()).isEqualTo(Waiting.NEVER);
        assertThat(new OverlayStore(recording).waiting()).isEqualTo(Waiting.NEVER);
        Files.delete(file);
        assertThat(recording.next(Oid.of("1"), 5))
                .containsExactly(new VarBind(OID, new Integer32(1)));
        assertThat(recording.next(Oid.of("1"))).isEqualTo(new VarBind(OID, new Integer32(1)));
        assertThat(recording.isWritable(OID)).isTrue();
        assertThat(readings)
                .singleElement()
                .satisfies(reading ->
                        assertThat(reading.problems())
                                .singleElement()
                                .hasToString(file + ":2: 'x' is no record: OID|TAG|VALUE"));
    }

    @Test
    void aFileThatCannotBeReadIsReportedOnceAndAnswersGenErr() {
        LazyRecording recording = lazy("gone.snmprec");
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> recording.get(OID))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.status()).isEqualTo(ErrorStatus.GEN_ERR));
        }
        assertThat(recording.waiting()).isEqualTo(Waiting.NEVER);
        assertThat(readings)
                .singleElement()
                .satisfies(reading ->
                        assertThat(reading.problems().getFirst().fault())
                                .endsWith("there is no such file or folder"));
    }

    @Test
    void manyWhoAskAtOnceReadOnce() throws Exception {
        Files.writeString(folder.resolve("a.snmprec"), "1.3.6.1|2|1\n".repeat(10_000));
        LazyRecording recording = lazy("a.snmprec");
        CountDownLatch start = new CountDownLatch(1);
        List<Future<@Nullable Value>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(
                        threads.submit(() -> {
                            start.await();
                            return recording.get(OID);
                        }));
            }
            start.countDown();
        }
        for (Future<@Nullable Value> answer : answers) {
            assertThat(answer.get()).isEqualTo(new Integer32(1));
        }
        assertThat(readings).hasSize(1);
    }
}
