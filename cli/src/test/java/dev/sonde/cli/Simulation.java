package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A `sonde simulate` that runs within this process until it is closed.
final class Simulation implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile(" on (127\\.0\\.0\\.1:\\d+),");

    /// Tells when the announcement has been written.
    private static final class Announcement extends ByteArrayOutputStream {
        final CountDownLatch written = new CountDownLatch(1);

        @Override
        public void flush() {
            written.countDown();
        }
    }

    private final Announcement announcement = new Announcement();
    private final Thread thread;
    private volatile String failure = "";

    private Simulation(String... paths) {
        List<String> args = new ArrayList<>(List.of("simulate", "--listen", "127.0.0.1:0"));
        args.addAll(List.of(paths));
        thread =
                Thread.ofPlatform()
                        .start(() -> {
                            Run run = Run.into(announcement, args.toArray(String[]::new));
                            failure = run.err();
                            announcement.written.countDown();
                        });
    }

    /// Starts to serve `paths` on a free port.
    static Simulation of(String... paths) throws InterruptedException {
        Simulation simulation = new Simulation(paths);
        simulation.announcement.written.await();
        return simulation;
    }

    String announcement() {
        return announcement.toString(StandardCharsets.UTF_8);
    }

    /// Where it answers, as `127.0.0.1:PORT`.
    String address() {
        Matcher matcher = ADDRESS.matcher(announcement());
        assertThat(matcher.find()).as("%s%s", announcement(), failure).isTrue();
        return matcher.group(1);
    }

    @Override
    public void close() {
        thread.interrupt();
        boolean ended = false;
        try {
            ended = thread.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        assertThat(ended).as("the simulation ended").isTrue();
    }
}
