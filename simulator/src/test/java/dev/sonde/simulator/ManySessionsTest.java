package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.store.OverlayStore;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a session costs: an object, and neither a socket nor a thread.
@Timeout(120)
class ManySessionsTest {

    private static final int SESSIONS = 10_000;
    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Value VALUE = OctetString.of("one of many");

    @Test
    void tenThousandThreadsWithASessionEachShareTheEnginesSocketsAndThreads() throws Exception {
        Recording recording = Recording.of(List.of(new VarBind(NAME, VALUE)));
        try (Simulator simulator =
                        Simulator.builder().device("public", new OverlayStore(recording)).start();
                SnmpEngine engine = SnmpEngine.builder().maxInFlightPerAgent(SESSIONS).open();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Target target = Target.of(simulator.address(), new Community("public")).withRetries(10);
            engine.session(target).get(NAME);
            int threads = platformThreads();
            int descriptors = openDescriptors();
            List<Future<Value>> answers = new ArrayList<>();
            for (int i = 0; i < SESSIONS; i++) {
                Session session = engine.session(target);
                answers.add(executor.submit(() -> session.get(NAME).value()));
            }
            for (Future<Value> answer : answers) {
                assertThat(answer.get()).isEqualTo(VALUE);
            }
            int processors = Runtime.getRuntime().availableProcessors();
            assertThat(platformThreads() - threads)
                    .as("new platform threads: carriers and compilers at most")
                    .isLessThan(processors + 16);
            assertThat(openDescriptors() - descriptors).as("new descriptors").isLessThan(16);
            assertThat(engine.statistics().answered()).isEqualTo(SESSIONS + 1);
            assertThat(engine.statistics().inFlight()).isZero();
        }
    }

    private static int platformThreads() {
        return Thread.getAllStackTraces().size();
    }

    /// 0 where the system does not show them.
    private static int openDescriptors() {
        String[] descriptors = new File("/proc/self/fd").list();
        return descriptors == null ? 0 : descriptors.length;
    }
}
