package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Counter64;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Reading;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.Waiting;
import dev.sonde.simulator.variation.VariationOptions.Subprocesses;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The module `subprocess`.
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class SubprocessTest {

    private static final String OID = "1.3.6.1";

    @TempDir Path folder;

    private VariedDevice device(Subprocesses subprocesses, String tagAndCommand)
            throws IOException {
        Reading reading =
                VariedDevice.read(
                        folder,
                        VariationOptions.in(folder).withSubprocess(subprocesses),
                        OID + "|" + tagAndCommand);
        assertThat(reading.problems()).isEmpty();
        return new VariedDevice("lab", reading.recording());
    }

    private static void assertRefused(ErrorStatus status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void isRefusedUnlessAllowed() throws IOException {
        assertThat(VariedDevice.fault(folder, "1.3.6|4:subprocess|echo hello"))
                .isEqualTo(
                        "the module subprocess is not allowed; allow it with --allow-subprocess");
    }

    @Test
    void whatAProgramPrintsIsTheValueInTheTypeOfTheTag() throws IOException {
        VariedDevice text = device(Subprocesses.DIRECT, "4:subprocess|echo  a @OID@ @TAG@ $HOME");
        assertThat(text.get(OID)).isEqualTo(OctetString.of("a " + OID + " 4:subprocess $HOME"));
        assertThat(text.store.waiting()).isEqualTo(Waiting.ALWAYS);
        assertThat(device(Subprocesses.DIRECT, "2:subprocess|echo -12").get(OID))
                .isEqualTo(new Integer32(-12));
        assertThat(device(Subprocesses.DIRECT, "4x:subprocess|echo 00ff").get(OID))
                .isEqualTo(OctetString.ofHex("00ff"));
        assertThat(device(Subprocesses.DIRECT, "70:subprocess|echo 18446744073709551615").get(OID))
                .isEqualTo(new Counter64(-1));
    }

    @Test
    void macrosSayWhatIsAskedFor() throws IOException {
        VariedDevice device =
                device(
                        Subprocesses.DIRECT,
                        "4:subprocess|echo @ORIGOID@ @ORIGTAG@ @SETFLAG@ @NEXTFLAG@ @SUBTREEFLAG@ @CONTEXTNAME@ @OTHER@");
        assertThat(device.get(OID).text()).isEqualTo(OID + " 5 0 0 0 <undefined> @OTHER@");
        assertThat(device.walk()).containsExactly(OID + "= 5 0 1 0 <undefined> @OTHER@");
    }

    @Test
    void aCommandForAShellSeesMacrosAsVariablesAndNeverAsCommands() throws IOException {
        Path file = folder.resolve("set");
        VariedDevice device =
                device(
                        Subprocesses.SHELL,
                        "4:subprocess|test @SETFLAG@ = 0 || echo \"@ORIGVALUE@\" > "
                                + file
                                + "; echo \"$((6 * 7)) @ORIGOID@\"");
        assertThat(device.get(OID)).isEqualTo(OctetString.of("42 " + OID));
        String evil = "\"; touch evil; echo `touch evil` $(touch evil) '";
        device.store.set(List.of(new VarBind(Oid.of(OID), OctetString.of(evil))));
        assertThat(file).hasContent(evil);
        assertThat(Path.of("evil")).doesNotExist();
    }

    @Test
    void aProgramThatFailsIsGenErr() throws IOException {
        for (String command :
                List.of(
                        "4:subprocess|false",
                        "4:subprocess|no-such-program",
                        "2:subprocess|echo x")) {
            VariedDevice device = device(Subprocesses.DIRECT, command);
            assertRefused(ErrorStatus.GEN_ERR, () -> device.get(OID));
        }
        VariedDevice device = device(Subprocesses.DIRECT, "4:subprocess|false");
        assertRefused(
                ErrorStatus.COMMIT_FAILED,
                () -> device.store.set(List.of(new VarBind(Oid.of(OID), OctetString.of("x")))));
    }

    @Test
    void aProgramThatNeverEndsIsEndedWithAllThatItStarted() {
        // What is left running would keep the pipe open, and the caller with it.
        List<String> command = List.of("/bin/sh", "-c", "sleep 1000 & sleep 1000");
        assertThatThrownBy(() -> Program.printed(command, Map.of(), Duration.ofMillis(300)))
                .isInstanceOf(IOException.class)
                .hasMessage("the program failed or printed too much");
    }

    @Test
    void aProgramThatPrintsWithoutEndIsEnded() throws IOException {
        VariedDevice device = device(Subprocesses.DIRECT, "4:subprocess|yes");
        assertRefused(ErrorStatus.GEN_ERR, () -> device.get(OID));
    }

    @Test
    void aCommandMustBeGiven() throws IOException {
        Reading reading =
                VariedDevice.read(
                        folder,
                        VariationOptions.in(folder).withSubprocess(Subprocesses.DIRECT),
                        OID + "|4:subprocess|");
        assertThat(reading.problems().getFirst().fault()).isEqualTo("subprocess has no command");
    }
}
