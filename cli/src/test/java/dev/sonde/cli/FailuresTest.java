package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter32;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What went wrong is one line and an exit code.
@Timeout(30)
class FailuresTest {

    private static final String COLUMN = "1.3.6.1.2.1.2.2.1.10";

    private static DeviceScript device(int rows) {
        DeviceScript device = new DeviceScript();
        for (int row = 1; row <= rows; row++) {
            device.with(COLUMN + "." + row, new Counter32(row));
        }
        return device;
    }

    @Test
    void silenceIsATimeoutThatDoesNotNameTheCommunity() {
        try (ScriptedAgent agent = ScriptedAgent.start((_, _) -> List.of())) {
            Run run =
                    Run.of("get", "-c", "gEhEiM", "-t0.05", "-r1", agent.address(), COLUMN + ".1");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("sonde get: no answer from " + agent.address())
                    .contains("in 2 tries")
                    .doesNotContain("gEhEiM")
                    .hasLineCount(1);
        }
    }

    @Test
    void anErrorStatusIsNamedWithItsObject() {
        try (ScriptedAgent agent =
                ScriptedAgent.start(
                        (request, _) -> List.of(DeviceScript.refusal(request, 17, 1)))) {
            Run run = Run.of("set", agent.address(), COLUMN, "i", "1");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err())
                    .startsWith("sonde set: " + agent.address() + " answered SET " + COLUMN)
                    .contains("notWritable")
                    .hasLineCount(1);
        }
    }

    @Test
    void anUnknownHostIsAFailedExchange() {
        Run run = Run.of("get", "no-such-host.invalid", COLUMN);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .isEqualTo(
                        "sonde get: unknown host 'no-such-host.invalid': check the name, or give its IP address\n");
    }

    @Test
    void aWalkThatFailsHalfWayPrintsWhatCameAndThenWhy() {
        DeviceScript device = device(5);
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) ->
                        count <= 3 ? device.answer(request, count) : List.of())) {
            Run run = Run.of("walk", "-t0.05", "-r0", agent.address(), COLUMN);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.lines())
                    .containsExactly(
                            "." + COLUMN + ".1 = Counter32: 1",
                            "." + COLUMN + ".2 = Counter32: 2",
                            "." + COLUMN + ".3 = Counter32: 3");
            assertThat(run.err()).startsWith("sonde walk: ").contains(COLUMN).hasLineCount(1);
        }
    }

    @Test
    void anInterruptedWalkPrintsWhatCameAndThenThatItWasInterrupted() {
        DeviceScript device = device(5);
        Thread walker = Thread.currentThread();
        try (ScriptedAgent agent =
                ScriptedAgent.start((request, count) -> {
                    if (count <= 2) {
                        return device.answer(request, count);
                    }
                    walker.interrupt();
                    return List.of();
                })) {
            Run run = Run.of("walk", "-t20", "-r0", agent.address(), COLUMN);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.lines()).hasSize(2);
            assertThat(run.err()).startsWith("sonde walk: ").contains("interrupted");
        }
    }

    @Test
    void aBrokenPipeEndsQuietly() {
        assertThat(writing("Broken pipe")).isEqualTo(new Run(141, "", ""));
    }

    @Test
    void outputThatCannotBeWrittenIsAFailure() {
        assertThat(writing("No space left on device"))
                .isEqualTo(
                        new Run(
                                1,
                                "",
                                "sonde walk: cannot write the output: No space left on device\n"));
    }

    private static Run writing(String fault) {
        OutputStream broken =
                new OutputStream() {
                    @Override
                    public void write(int octet) throws IOException {
                        throw new IOException(fault);
                    }
                };
        try (ScriptedAgent agent = ScriptedAgent.start(device(3))) {
            return Run.into(broken, "walk", agent.address(), COLUMN);
        }
    }

    @Test
    void aFullPipeStopsTheWalk() {
        try (ScriptedAgent agent = ScriptedAgent.start(device(100_000))) {
            OutputStream head =
                    new OutputStream() {
                        @Override
                        public void write(int octet) throws IOException {
                            throw new IOException("Broken pipe");
                        }
                    };
            Run run = Run.into(head, "bulkwalk", "-Cr500", agent.address(), COLUMN);
            assertThat(run).isEqualTo(new Run(141, "", ""));
            assertThat(agent.received()).isLessThan(20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3\n.6", "1.3\u001B[31m", "1.3\u009B31m"})
    void whatTheUserTypedBreaksNoLineAndNoTerminal(String oid) {
        Run run = Run.of("get", "127.0.0.1", oid);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).doesNotContain("\u001B", "\u009B");
    }
}
