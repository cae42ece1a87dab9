package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DeviceDatabaseTest {

    private static final Oid ROOT = Oid.of("1.3.6.1");

    @TempDir Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("devices.mv.db");
    }

    private static VarBind number(long arc, int number) {
        return new VarBind(ROOT.append(arc), new Integer32(number));
    }

    private static void write(DeviceDatabase database, String device, VarBind... objects)
            throws IOException {
        database.write(device, List.of(objects), oid -> true);
    }

    @Test
    void namesItsDevicesInOrder() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            assertThat(database.devices()).isEmpty();
            write(database, "ups", number(1, 1));
            write(database, "core/switch", number(1, 1));
            write(database, "ups", number(1, 2));
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(database.devices()).containsExactly("core/switch", "ups");
        }
    }

    @Test
    void isCreatedWhenSomethingIsFirstWritten() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file);
                SnapshotWriter writer = database.writer("ups", List.of())) {
            assertThat(database.devices()).isEmpty();
            assertThat(database.unfinished("ups")).isNull();
            assertThat(database.prune("ups", 1)).isZero();
            assertThat(writer.objects()).isZero();
            assertThatThrownBy(() -> database.store("ups", 1))
                    .isInstanceOf(NoSuchElementException.class);
            assertThat(file).doesNotExist();
            writer.write(List.of(number(1, 1)));
            assertThat(file).exists();
            assertThat(database.devices()).containsExactly("ups");
        }
    }

    @Test
    void refusesADatabaseOfAnEarlierBuild() throws Exception {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table varbind(snapshot int, oid varbinary, name varchar)");
        }
        String message =
                "cannot open "
                        + file
                        + ": an earlier build has written it, in other tables: mirror or convert"
                        + " the devices again, into a new file";
        assertThatThrownBy(() -> DeviceDatabase.open(file)).hasMessage(message);
        assertThatThrownBy(() -> DeviceDatabase.openOrCreate(file)).hasMessage(message);
        assertNobodyHas(file);
    }

    @Test
    void keepsDevicesApart() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "one", number(1, 1), number(2, 1));
            write(database, "two", number(1, 2), number(3, 2));
            database.store("one").set(List.of(number(1, 11)));
            assertThat(database.store("one").next(ROOT, 9))
                    .containsExactly(number(1, 11), number(2, 1));
            assertThat(database.store("two").next(ROOT, 9))
                    .containsExactly(number(1, 2), number(3, 2));
        }
    }

    @Test
    void saysWhichDevicesThereAreWhenAskedForAnother() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            assertThatThrownBy(() -> database.store("switch"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("there is no device 'switch' in " + file + ", only [ups]");
        }
    }

    @Test
    void givesEachSnapshotByItsNumber() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            write(database, "other", number(1, 7));
            write(database, "ups", number(1, 2));
            for (int number : new int[] {1, -2}) {
                assertThat(database.store("ups", number).get(ROOT.append(1)))
                        .isEqualTo(new Integer32(1));
            }
            for (int number : new int[] {2, -1}) {
                assertThat(database.store("ups", number).get(ROOT.append(1)))
                        .isEqualTo(new Integer32(2));
            }
            for (int number : new int[] {0, 3, -3}) {
                assertThatThrownBy(() -> database.store("ups", number))
                        .isInstanceOf(NoSuchElementException.class)
                        .hasMessage("there is no snapshot " + number + " of 'ups' in " + file);
            }
        }
    }

    @Test
    void servesTheLatestCompleteSnapshot() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            write(database, "ups", number(1, 2));
            StoreWriter unfinished = database.writer("ups", List.of());
            unfinished.write(List.of(number(1, 3)));
            unfinished.close();
            assertThat(database.store("ups").get(ROOT.append(1))).isEqualTo(new Integer32(2));
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(database.store("ups").get(ROOT.append(1))).isEqualTo(new Integer32(2));
        }
    }

    @Test
    void servesTheLatestSnapshotWhereNoneIsComplete() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            for (int i = 1; i <= 2; i++) {
                try (StoreWriter writer = database.writer("ups", List.of())) {
                    writer.write(List.of(number(1, i)));
                }
            }
            assertThat(database.store("ups").get(ROOT.append(1))).isEqualTo(new Integer32(2));
        }
    }

    @Test
    void aStoreGoesOverToTheSnapshotThatIsCompleted() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            OidStore store = database.store("ups");
            try (StoreWriter writer = database.writer("ups", List.of())) {
                writer.write(List.of(number(1, 2)));
                assertThat(store.get(ROOT.append(1))).isEqualTo(new Integer32(1));
                writer.complete();
                assertThat(store.get(ROOT.append(1))).isEqualTo(new Integer32(2));
            }
        }
    }

    @Test
    void aWriterWritesBatchAfterBatchAndTheLastOfEqualOidsCounts() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file);
                StoreWriter writer = database.writer("ups", List.of("mirrored", "by hand"))) {
            writer.write(List.of());
            writer.write(List.of(number(1, 1), number(2, 2)));
            writer.write(
                    List.of(number(2, 3), new VarBind(ROOT.append(4), Missing.NO_SUCH_OBJECT)));
            writer.complete();
            assertThat(database.store("ups").next(ROOT, 9))
                    .containsExactly(number(1, 1), number(2, 3));
            assertThat(database.store("ups").get(ROOT.append(4))).isEqualTo(Missing.NO_SUCH_OBJECT);
            assertThat(database.store("ups").isWritable(ROOT.append(1))).isFalse();
            assertThatThrownBy(() -> writer.write(List.of(number(5, 5))))
                    .isInstanceOf(IOException.class)
                    .hasMessage("the snapshot of 'ups' is ended");
            assertThatThrownBy(writer::complete).hasMessage("the snapshot of 'ups' is ended");
        }
    }

    @Test
    void aSnapshotThatFailsToBeWrittenIsNotServedInPlaceOfAnother() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            VarBind tooLong = new VarBind(ROOT.append(2), OctetString.of("x".repeat(65536)));
            assertThatThrownBy(() -> write(database, "ups", number(1, 2), tooLong))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(
                            "cannot write " + file + ": 1.3.6.1.2 has a value of 65,536 octets")
                    .message()
                    .hasLineCount(1);
            assertThat(database.store("ups").next(ROOT, 9)).containsExactly(number(1, 1));
            write(database, "ups", number(3, 3));
            assertThat(database.store("ups").next(ROOT, 9)).containsExactly(number(3, 3));
        }
    }

    /// What a crash leaves is what is in the file while it is open.
    @Test
    void whatWasSetOrWrittenIsInTheFileWhenTheCallReturns() throws IOException {
        Path crashed = folder.resolve("crashed.mv.db");
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            database.store("ups").set(List.of(number(1, 2)));
            Files.copy(file, crashed);
            assertServes(crashed, "ups", number(1, 2));

            StoreWriter writer = database.writer("printer", List.of());
            writer.write(List.of(number(1, 3)));
            Files.delete(crashed);
            Files.copy(file, crashed);
            assertServes(crashed, "printer", number(1, 3));
        }
    }

    private static void assertServes(Path file, String device, VarBind object) throws IOException {
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            assertThat(database.store(device).next(ROOT, 9)).containsExactly(object);
        }
    }

    @Test
    void interruptedCallersDoNotCloseTheFileForOthers() throws Exception {
        List<VarBind> objects = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            objects.add(number(i, i));
        }
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            database.write("ups", objects, oid -> true);
        }
        try (DeviceDatabase database = DeviceDatabase.open(file)) {
            OidStore store = database.store("ups");
            List<Object> read = new ArrayList<>();
            Thread reader =
                    Thread.ofVirtual()
                            .start(() -> {
                                for (VarBind object : objects) {
                                    read.add(store.get(object.oid()) + "");
                                }
                                store.set(List.of(number(5, -5)));
                            });
            while (reader.isAlive()) {
                reader.interrupt();
                Thread.onSpinWait();
            }
            assertThat(read).hasSize(objects.size()).doesNotContain("null");

            Thread.currentThread().interrupt();
            store.set(List.of(number(6, -6)));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.next(ROOT.append(4), 2)).containsExactly(number(5, -5), number(6, -6));
        }
    }

    @Test
    void peopleCanQueryIt() throws Exception {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file);
                StoreWriter writer = database.writer("ups", List.of("mirrored", "by hand"))) {
            writer.write(
                    List.of(
                            new VarBind(Oid.of("1.3.6.1.2.1.1.5.0"), OctetString.of("café")),
                            new VarBind(Oid.of("1.3.6.1.2.1.1.9.0"), Missing.NO_SUCH_OBJECT),
                            new VarBind(Oid.of("1.3.6.1.2.1.1.9.1"), OctetString.ofHex("00:ff"))));
            writer.complete();
        }
        String query =
                """
                select s.remark, s.completed >= s.started as done, rawtohex(v.page) as page,
                       v.position, v.oid, v.type, v.raw, v.text, v.variation, v.writable
                from varbind v join snapshot s on s.id = v.snapshot
                               join device d on d.id = s.device
                where d.name = 'ups' order by v.page, v.position
                """;
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("remark")).isEqualTo("mirrored\nby hand");
            assertThat(rows.getBoolean("done")).isTrue();
            assertThat(rows.getString("page"))
                    .isEqualTo(
                            "0000000100000003000000060000000100000002000000010000000100000005"
                                    + "00000000");
            assertThat(rows.getString("oid")).isEqualTo("1.3.6.1.2.1.1.5.0");
            assertThat(rows.getString("type")).isEqualTo("OCTET STRING");
            assertThat(rows.getBytes("raw")).isNull();
            assertThat(rows.getString("variation")).isNull();
            assertThat(rows.getString("text")).isEqualTo("café");
            assertThat(rows.getBoolean("writable")).isFalse();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString("type")).isEqualTo("noSuchObject");
            assertThat(rows.getBytes("raw")).isNull();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("position")).isEqualTo(3);
            assertThat(rows.getString("text")).isEqualTo("00:FF");
            assertThat(rows.getBytes("raw")).isEqualTo(new byte[] {0, -1});
            assertThat(rows.next()).isFalse();
        }
    }

    private String url() {
        return "jdbc:h2:" + folder.resolve("devices");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> DeviceDatabase.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage("there is no database " + file);
        assertThat(file).doesNotExist();
        Path lost = folder.resolve("no").resolve("devices.mv.db");
        assertThatThrownBy(() -> DeviceDatabase.openOrCreate(lost))
                .isInstanceOf(IOException.class)
                .hasMessage("cannot create " + lost + ": there is no folder for it");
    }

    @Test
    void refusesWhatIsNoDatabaseAndLeavesItAlone() throws IOException {
        Files.writeString(file, "1.3.6.1.2.1.1.5.0|4|not a database\n");
        for (Path path : List.of(file, Files.createDirectory(folder.resolve("folder.mv.db")))) {
            assertThatThrownBy(() -> DeviceDatabase.open(path))
                    .isInstanceOf(IOException.class)
                    .hasMessage(path + " is no H2 database");
            assertThatThrownBy(() -> DeviceDatabase.openOrCreate(path))
                    .isInstanceOf(IOException.class)
                    .hasMessage(path + " is no H2 database");
        }
        assertThat(file).hasContent("1.3.6.1.2.1.1.5.0|4|not a database\n");
    }

    @Test
    void refusesADamagedDatabase() throws IOException {
        Files.writeString(file, "H:2,block:1,format:3\n" + "x".repeat(10_000));
        assertThatThrownBy(() -> DeviceDatabase.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot open " + file + ": ")
                .message()
                .hasLineCount(1);
    }

    @Test
    void refusesADatabaseOfSomethingElse() throws Exception {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table customer(id int)");
        }
        assertThatThrownBy(() -> DeviceDatabase.open(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " is an H2 database, but not one of devices");
        assertNobodyHas(file);
    }

    private static void assertNobodyHas(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void closesTheFileEvenWhenInterrupted() throws IOException {
        DeviceDatabase database = DeviceDatabase.openOrCreate(file);
        write(database, "ups", number(1, 1));
        assertThat(database.store("ups").get(ROOT)).isNull();
        Thread.currentThread().interrupt();
        database.close();
        assertThat(Thread.interrupted()).isTrue();
        assertNobodyHas(file);
        assertServes(file, "ups", number(1, 1));
    }

    @Test
    void refusesADatabaseInUse() throws IOException {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
        }
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> DeviceDatabase.open(file))
                    .isInstanceOf(IOException.class)
                    .hasMessage(
                            file
                                    + " is in use by another program: an H2 database has one at a time");
        }
        DeviceDatabase.open(file).close();
    }

    @Test
    void refusesNamesThatH2CannotHave() {
        Path text = folder.resolve("devices.db");
        assertThatThrownBy(() -> DeviceDatabase.openOrCreate(text))
                .hasMessage(text + " is no name of an H2 database: that ends in .mv.db");
        Path command = folder.resolve("a;INIT=shutdown.mv.db");
        assertThatThrownBy(() -> DeviceDatabase.openOrCreate(command))
                .hasMessage(command + " cannot be an H2 database: there is a ';' in its path");
    }

    @Test
    void saysThatItIsClosed() throws IOException {
        DeviceDatabase database = DeviceDatabase.openOrCreate(file);
        write(database, "ups", number(1, 1));
        OidStore store = database.store("ups");
        database.close();
        database.close();
        assertThatThrownBy(() -> store.get(ROOT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is closed");
        assertThatThrownBy(() -> store.set(List.of(number(1, 2))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void saysWhatIsWrongWithARowThatIsNoVarbind() throws Exception {
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(file)) {
            write(database, "ups", number(1, 1));
            spoil();
            OidStore store = database.store("ups");
            assertThatThrownBy(() -> store.get(ROOT.append(1)))
                    .isInstanceOf(UncheckedIOException.class)
                    .cause()
                    .hasMessage(
                            "cannot read "
                                    + file
                                    + ": 1.3.6.1.1 has the type 'Number', which is none");
        }
    }

    private void spoil() throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:h2:async:" + folder.resolve("devices"), "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute("update page set types = array['Number']");
        }
    }
}
