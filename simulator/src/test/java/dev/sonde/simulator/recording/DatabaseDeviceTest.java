package dev.sonde.simulator.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.Counter32;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.store.DeviceDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class DatabaseDeviceTest {

    private static final String RECORDS =
            """
            1.3.6.1.1|4|core
            1.3.6.1.2|65:numeric|rate=1000,initial=5,wrap=1
            1.3.6.1.3|2:error|op=get,status=genErr,value=1
            1.3.6.1.4|4:writecache|value=to be set
            1.3.6.1.5|129|
            1.3.6.2|:multiplex|dir=parts,period=60
            1.3.6.3|2|7
            """;

    @TempDir Path folder;

    private Recording recording(String name, String records) throws IOException {
        Files.createDirectories(folder.resolve("parts"));
        Files.writeString(folder.resolve("parts").resolve("1.snmprec"), "1.3.6.2.1|4|part\n");
        Path file = Files.writeString(folder.resolve(name), records);
        return SnmprecFormat.read(file).orRefuse().recording();
    }

    private DeviceDatabase database() throws IOException {
        return DeviceDatabase.openOrCreate(folder.resolve("lab.mv.db"));
    }

    @Test
    void recordsOfModulesComeOutAsTheyWentIn() throws IOException {
        try (DeviceDatabase database = database()) {
            DatabaseDevice.write(database, "core", recording("core.snmprec", RECORDS));
        }
        Path out = folder.resolve("out.snmprec");
        try (DeviceDatabase database = database()) {
            Reading reading = DatabaseDevice.of(database.store("core")).reading();
            assertThat(reading.problems()).isEmpty();
            assertThat(reading.recording().size()).isEqualTo(6);
            RecordingFile.of(out).orElseThrow().write(reading.recording(), List.of());
            assertThat(database.store("core").get(Oid.of("1.3.6.2"))).isNull();
            assertThat(database.store("core").get(Oid.of("1.3.6.1.2"))).isEqualTo(new Counter32(5));
        }
        assertThat(out).hasContent(RECORDS);
    }

    @Test
    void modulesWorkWhereTheDeviceIsServed() throws IOException {
        try (DeviceDatabase database = database()) {
            DatabaseDevice.write(database, "core", recording("core.snmprec", RECORDS));
            try (Simulator simulator =
                            Simulator.builder().device("core", database.store("core")).start();
                    Session session =
                            Session.open(
                                    "127.0.0.1:" + simulator.address().getPort(),
                                    new Community("core"))) {
                simulator.device("core").clock().advance(Duration.ofHours(1));
                assertThat(session.get("1.3.6.1.2").value().toLong()).isGreaterThan(3_000_000);
                assertThatThrownBy(() -> session.get("1.3.6.1.3"))
                        .isInstanceOfSatisfying(
                                ErrorStatusException.class,
                                e -> assertThat(e.status()).isEqualTo(ErrorStatus.GEN_ERR));
                assertThat(session.get("1.3.6.2.1").value()).isEqualTo(OctetString.of("part"));
                VarBind set = new VarBind(Oid.of("1.3.6.1.4"), OctetString.of("set"));
                session.set(set);
                assertThat(database.store("core").get(set.oid())).isEqualTo(set.value());

                // A newer snapshot has modules of its own.
                Recording next =
                        recording(
                                "next.snmprec",
                                "1.3.6.1.3|2|3\n1.3.6.1.4|2:error|status=noAccess\n");
                DatabaseDevice.write(database, "core", next);
                assertThat(session.get("1.3.6.1.3").value().toLong()).isEqualTo(3);
                assertThat(session.get("1.3.6.1.2").value().isPresent()).isFalse();
                assertThatThrownBy(() -> session.get("1.3.6.1.4"))
                        .isInstanceOf(ErrorStatusException.class);
            }
        }
    }

    @Test
    void aRecordThatNoModuleTakesIsAProblemAndItsObjectStandsStill() throws IOException {
        Oid oid = Oid.of("1.3.6.1.1");
        try (DeviceDatabase database = database()) {
            database.write(
                    "core",
                    List.of(new VarBind(oid, new Counter32(7))),
                    _ -> false,
                    new TreeMap<>(Map.of(oid, "65:nothing|password=secret")),
                    List.of());
            Reading reading = DatabaseDevice.of(database.store("core")).reading();
            assertThat(reading.problems())
                    .singleElement()
                    .asString()
                    .isEqualTo(
                            folder.resolve("lab.mv.db")
                                    + ": 1.3.6.1.1: the variation module 'nothing' is not supported");
            assertThat(reading.recording().get(oid)).isEqualTo(new Counter32(7));
            assertThat(reading.recording().variations()).isEmpty();
        }
    }
}
