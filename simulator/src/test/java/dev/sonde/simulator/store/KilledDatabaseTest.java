package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Community;
import dev.sonde.client.Integer32;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A device in a database, whose process is killed while it is being set.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KilledDatabaseTest {

    private static final Oid ROOT = Oid.of("1.3.6.1.4.1.64512");
    private static final int MANAGERS = 4;
    private static final int ACKNOWLEDGED_BEFORE = 100;

    @TempDir Path folder;

    /// The process that is killed: it serves the device in the file `arguments[0]`.
    static final class Device {

        private Device() {}

        @SuppressWarnings("resource") // the process ends by being killed
        public static void main(String[] arguments) throws IOException {
            DeviceDatabase database = DeviceDatabase.open(Path.of(arguments[0]));
            Simulator simulator =
                    Simulator.builder().device("public", database.store("device")).start();
            System.out.println(simulator.address().getPort());
            // Without whoever started it, it ends.
            while (System.in.read() >= 0) {}
            Runtime.getRuntime().halt(1);
        }
    }

    @Test
    void everyAcknowledgedSetIsThereAndNoneByHalf() throws Exception {
        Path file = folder.resolve("devices.mv.db");
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            database.write("device", objects(), _ -> true);
        }
        List<Integer> acknowledged = setUntilKilled(file);
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            OidStore store = database.store("device");
            for (int manager = 0; manager < MANAGERS; manager++) {
                int last = acknowledged.get(manager);
                // One more may have been on disk, and its acknowledgement not on its way.
                assertThat(store.get(number(manager, 1, 0).oid()))
                        .as("what manager %d has set", manager)
                        .isIn(new Integer32(last), new Integer32(last + 1))
                        .isEqualTo(store.get(number(manager, 2, 0).oid()));
            }
        }
        assertThat(acknowledged.stream().mapToInt(Integer::intValue).sum())
                .isGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE);
    }

    private static List<VarBind> objects() {
        List<VarBind> objects = new ArrayList<>();
        for (int column = 1; column <= 2; column++) {
            for (int manager = 0; manager < MANAGERS; manager++) {
                objects.add(number(manager, column, 0));
            }
        }
        return objects;
    }

    private static VarBind number(int manager, int column, int number) {
        return new VarBind(ROOT.append(column, manager), new Integer32(number));
    }

    /// The last number that each manager saw acknowledged.
    private static List<Integer> setUntilKilled(Path file) throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Device.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader output = process.inputReader();
                ExecutorService managers = Executors.newVirtualThreadPerTaskExecutor()) {
            String address = "127.0.0.1:" + output.readLine();
            CountDownLatch enough = new CountDownLatch(ACKNOWLEDGED_BEFORE);
            List<Future<Integer>> last = new ArrayList<>();
            for (int i = 0; i < MANAGERS; i++) {
                int manager = i;
                last.add(managers.submit(() -> count(address, manager, enough)));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            // SIGKILL, where there are signals.
            process.destroyForcibly().waitFor();
            List<Integer> numbers = new ArrayList<>();
            for (Future<Integer> number : last) {
                numbers.add(number.get());
            }
            return numbers;
        } finally {
            process.destroyForcibly();
        }
    }

    /// Sets two objects to 1, 2, 3, … until there is no answer; returns the last number that was
    /// acknowledged.
    private static int count(String address, int manager, CountDownLatch enough) {
        Target target =
                Target.of(address, new Community("public"))
                        .withTimeout(Duration.ofSeconds(10))
                        .withRetries(0);
        int number = 0;
        try (Session session = Session.open(target)) {
            while (true) {
                session.set(number(manager, 1, number + 1), number(manager, 2, number + 1));
                number++;
                enough.countDown();
            }
        } catch (SnmpException e) {
            return number;
        }
    }
}
