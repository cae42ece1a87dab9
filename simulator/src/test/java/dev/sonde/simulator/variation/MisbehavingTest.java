package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.Refusal;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.SilenceException;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The modules `error`, `writecache` and `delay`.
final class MisbehavingTest {

    private static final String OID = "1.3.6.1";

    @TempDir Path folder;

    private VariedDevice device(String tagAndSettings) throws IOException {
        return VariedDevice.of(folder, OID + "|" + tagAndSettings);
    }

    private static @Nullable ErrorStatus refusal(VariedDevice device, Value value) {
        Refusal refusal = device.store.test(List.of(new VarBind(Oid.of(OID), value)));
        return refusal == null ? null : refusal.status();
    }

    private static void set(VariedDevice device, Value value) {
        assertThat(refusal(device, value)).isNull();
        device.store.set(List.of(new VarBind(Oid.of(OID), value)));
    }

    private static void assertGetIsRefused(VariedDevice device, ErrorStatus status) {
        assertThatThrownBy(() -> device.get(OID))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo(status));
        assertThatThrownBy(() -> device.store.next(Oid.of("1.3")))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @ParameterizedTest
    @CsvSource({
        "tooBig,TOO_BIG",
        "noSuchName,NO_SUCH_NAME",
        "badValue,BAD_VALUE",
        "readOnly,READ_ONLY",
        "genError,GEN_ERR",
        "genErr,GEN_ERR",
        "noAccess,NO_ACCESS",
        "wrongType,WRONG_TYPE",
        "wrongLength,WRONG_LENGTH",
        "wrongEncoding,WRONG_ENCODING",
        "wrongValue,WRONG_VALUE",
        "noCreation,NO_CREATION",
        "inconsistentValue,INCONSISTENT_VALUE",
        "resourceUnavailable,RESOURCE_UNAVAILABLE",
        "COMMITFAILED,COMMIT_FAILED",
        "undofailed,UNDO_FAILED",
        "authorizationError,AUTHORIZATION_ERROR",
        "notWritable,NOT_WRITABLE",
        "inconsistentName,INCONSISTENT_NAME"
    })
    void anErrorIsAnsweredToEveryOperation(String name, ErrorStatus status) throws IOException {
        VariedDevice device = device("2:error|value=1,status=" + name);
        assertGetIsRefused(device, status);
        assertThat(refusal(device, new Integer32(2))).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "noSuchObject,NO_SUCH_OBJECT,NOT_WRITABLE",
        "noSuchInstance,NO_SUCH_INSTANCE,NO_CREATION",
        "endOfMib,END_OF_MIB_VIEW,NO_CREATION"
    })
    void anExceptionIsAHoleForGetAndGetNextStepsOverIt(String name, Missing hole, ErrorStatus inSet)
            throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder, "1.3.1|2|1", OID + "|2:error|value=1,status=" + name, "1.3.9|2|9");
        assertThat(device.get(OID)).isEqualTo(hole);
        assertThat(device.walk()).containsExactly("1.3.1=1", "1.3.9=9");
        assertThat(refusal(device, new Integer32(2))).isEqualTo(inSet);
    }

    @Test
    void anErrorOfGetLeavesSetAlone() throws IOException {
        VariedDevice device = device("2:error|op=get,status=authorizationError,value=1");
        assertGetIsRefused(device, ErrorStatus.AUTHORIZATION_ERROR);
        set(device, new Integer32(5));
        assertGetIsRefused(device, ErrorStatus.AUTHORIZATION_ERROR);
    }

    @Test
    void anErrorOfSetLeavesGetAlone() throws IOException {
        VariedDevice device = device("4:error|op=set,status=commitfailed,hexvalue=00127962f940");
        assertThat(device.get(OID)).isEqualTo(OctetString.ofHex("00127962f940"));
        assertThat(refusal(device, OctetString.of("x"))).isEqualTo(ErrorStatus.COMMIT_FAILED);
    }

    @Test
    void aListRefusesSomeValuesAndTheOthersAreStored() throws IOException {
        VariedDevice device = device("2:error|vlist=gt:2:wrongvalue:eq:0:noAccess,value=1");
        assertThat(device.get(OID)).isEqualTo(new Integer32(1));
        assertThat(refusal(device, new Integer32(3))).isEqualTo(ErrorStatus.WRONG_VALUE);
        assertThat(refusal(device, new Integer32(0))).isEqualTo(ErrorStatus.NO_ACCESS);
        assertThat(refusal(device, new Gauge32(3))).isEqualTo(ErrorStatus.WRONG_TYPE);
        set(device, new Integer32(-7));
        assertThat(device.get(OID)).isEqualTo(new Integer32(-7));
    }

    @Test
    void whereThereIsAListOfErrorsTheStatusIsForGetAlone() throws IOException {
        VariedDevice device = device("2:error|vlist=eq:0:noAccess,status=genError,value=1");
        assertGetIsRefused(device, ErrorStatus.GEN_ERR);
        assertThat(refusal(device, new Integer32(3))).isNull();
    }

    @Test
    void anErrorWithoutValueIsMetByWalksAndAHoleWhereItIsSilent() throws IOException {
        assertGetIsRefused(device("4:error|status=noaccess"), ErrorStatus.NO_ACCESS);
        VariedDevice device = device("4:error|op=set,status=noaccess");
        assertThat(device.get(OID)).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(device.walk()).isEmpty();
    }

    @Test
    void writecacheIsAnAccessList() throws IOException {
        VariedDevice device =
                device("2:writecache|value=42,vlist=lt:1:wrongvalue:gt:2:inconsistentValue");
        assertThat(device.get(OID)).isEqualTo(new Integer32(42));
        assertThat(refusal(device, new Integer32(0))).isEqualTo(ErrorStatus.WRONG_VALUE);
        assertThat(refusal(device, new Integer32(3))).isEqualTo(ErrorStatus.INCONSISTENT_VALUE);
        set(device, new Integer32(2));
        assertThat(device.get(OID)).isEqualTo(new Integer32(2));
    }

    @Test
    void writecacheMayBeReadOnlyOrWriteOnly() throws IOException {
        VariedDevice readOnly = device("2:writecache|value=1,op=set,status=noaccess");
        assertThat(readOnly.get(OID)).isEqualTo(new Integer32(1));
        assertThat(refusal(readOnly, new Integer32(2))).isEqualTo(ErrorStatus.NO_ACCESS);
        VariedDevice writeOnly = device("2:writecache|value=1,op=get,status=noaccess");
        assertGetIsRefused(writeOnly, ErrorStatus.NO_ACCESS);
        set(writeOnly, new Integer32(2));
        assertGetIsRefused(writeOnly, ErrorStatus.NO_ACCESS);
    }

    @Test
    void writecacheWithoutValueIsThereWhenSet() throws IOException {
        VariedDevice device = device("2:writecache|");
        assertThat(device.get(OID)).isEqualTo(Missing.NO_SUCH_INSTANCE);
        assertThat(device.walk()).isEmpty();
        assertThat(refusal(device, OctetString.of("1"))).isEqualTo(ErrorStatus.WRONG_TYPE);
        set(device, new Integer32(1));
        assertThat(device.walk()).containsExactly(OID + "=1");
    }

    @Test
    void aTagInHexSpeaksOfValuesAndLists() throws IOException {
        VariedDevice address = device("64x:writecache|value=0a110019,vlist=eq:0a0a0a0a:wrongValue");
        assertThat(address.get(OID)).isEqualTo(IpAddress.of("10.17.0.25"));
        assertThat(refusal(address, IpAddress.of("10.10.10.10")))
                .isEqualTo(ErrorStatus.WRONG_VALUE);
        VariedDevice text = device("4:error|vlist==lt:::b:::noAccess,value==a=b");
        assertThat(text.get(OID)).isEqualTo(OctetString.of("a=b"));
        assertThat(refusal(text, OctetString.of("az"))).isEqualTo(ErrorStatus.NO_ACCESS);
        assertThat(refusal(text, OctetString.of("bz"))).isNull();
    }

    @Test
    void theFirstOfSeveralRefusalsIsToBlame() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|2:writecache|value=1",
                        "1.3.2|2:error|value=1,status=genError",
                        "1.3.3|2|1");
        VarBind good = new VarBind(Oid.of("1.3.1"), new Integer32(5));
        VarBind refused = new VarBind(Oid.of("1.3.2"), new Integer32(5));
        VarBind readOnly = new VarBind(Oid.of("1.3.3"), new Integer32(5));
        assertThat(device.store.test(List.of(good, refused, readOnly)))
                .isEqualTo(new Refusal(1, ErrorStatus.GEN_ERR));
        assertThat(device.store.test(List.of(good, readOnly, refused)))
                .isEqualTo(new Refusal(1, ErrorStatus.NOT_WRITABLE));
        assertThat(device.store.test(List.of(good))).isNull();
    }

    @Test
    void aDelayKeepsGetAndSetWaiting() throws IOException {
        VariedDevice device = device("2:delay|value=6,wait=100");
        assertThat(device.store.waiting()).isEqualTo(Waiting.ALWAYS);
        assertThat(device.get(OID)).isEqualTo(new Integer32(6));
        assertThat(device.walk()).containsExactly(OID + "=6");
        set(device, new Integer32(7));
        assertThat(device.get(OID)).isEqualTo(new Integer32(7));
        assertThat(device.waits).hasSize(4).allMatch(wait -> wait.equals(Duration.ofMillis(100)));
    }

    @Test
    void aSetThatIsRefusedDoesNotWait() throws IOException {
        VariedDevice device = device("2:delay|value=6");
        assertThat(refusal(device, OctetString.of("6"))).isEqualTo(ErrorStatus.WRONG_TYPE);
        assertThat(device.waits).isEmpty();
        set(device, new Integer32(1));
        assertThat(device.waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void aDelayBeyond99999MillisecondsIsSilence() throws IOException {
        VariedDevice device = device("2:delay|wait=100000");
        assertThatThrownBy(() -> device.get(OID)).isInstanceOf(SilenceException.class);
        assertThatThrownBy(() -> device.walk()).isInstanceOf(SilenceException.class);
        assertThatThrownBy(() -> refusal(device, new Integer32(1)))
                .isInstanceOf(SilenceException.class);
        assertThat(device("2:delay|wait=99999").get(OID)).isEqualTo(Null.NULL);
    }

    @Test
    void aDelayMayDependOnTheValueThatIsSet() throws IOException {
        VariedDevice device = device("67:delay|vlist=lt:100:1:gt:300:1000000:eq:200:20,value=150");
        set(device, new TimeTicks(99));
        set(device, new TimeTicks(100));
        set(device, new TimeTicks(200));
        set(device, new TimeTicks(300));
        assertThat(device.waits)
                .containsExactly(
                        Duration.ofMillis(1),
                        Duration.ofMillis(500),
                        Duration.ofMillis(20),
                        Duration.ofMillis(500));
        assertThatThrownBy(() -> refusal(device, new TimeTicks(301)))
                .isInstanceOf(SilenceException.class);
        assertThat(device.get(OID)).isEqualTo(new TimeTicks(300));
    }

    @Test
    void aDelayMayDependOnTheDevicesTime() throws IOException {
        VariedDevice device =
                device("2:delay|value=1,wait=7,tlist=eq:1700000005:50:gt:1700000100:1000000");
        device.at(Duration.ofSeconds(4), OID);
        device.at(Duration.ofMillis(5900), OID);
        device.at(Duration.ofSeconds(6), OID);
        assertThat(device.waits)
                .containsExactly(Duration.ofMillis(7), Duration.ofMillis(50), Duration.ofMillis(7));
        device.clock.set(Duration.ofSeconds(101));
        assertThatThrownBy(() -> device.get(OID)).isInstanceOf(SilenceException.class);
    }

    @Test
    void aDelayDeviatesEitherWayAndIsNeverNegative() throws IOException {
        VariedDevice device = device("2:delay|value=1,wait=100,deviation=200");
        for (int second = 0; second < 500; second++) {
            device.at(Duration.ofSeconds(second), OID);
        }
        assertThat(device.waits)
                .hasSizeBetween(300, 450) // no wait is asked for where it is zero
                .allMatch(wait -> wait.isPositive() && wait.toMillis() < 300)
                .anyMatch(wait -> wait.toMillis() < 20)
                .anyMatch(wait -> wait.toMillis() > 280);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "2:error|status=oops!'oops' is no status, as genError, noAccess and noSuchInstance are",
                "2:error|status=noError!'noerror' is no status, as genError, noAccess and noSuchInstance are",
                "2:error|op=put!'put' is no operation, as get, set and any are: op=… of error",
                "2:error|vlist=eq:1!'eq:1' is no list of comparisons, as eq:1:… is one: vlist=… of error",
                "2:error|vlist=ne:1:genError!'ne:1:genError' is no list of eq, lt and gt with their constants: vlist=… of error",
                "2:error|vlist=eq:x:genError!'x' is no INTEGER",
                "2:error|value=x!'x' is no INTEGER",
                "4:writecache|hexvalue=0!the hex value is not made of pairs of hex digits at its character 1",
                "2:delay|wait=long!'long' is no number: wait=… of delay",
                "2:delay|tlist=eq:now:1!'eq:now:1' is no list of comparisons that end in milliseconds: tlist=… of delay",
                "99:delay|value=1!99 is the tag of no type",
                "128:delay|value=1!128 is the tag of no type",
                "2:mystery|value=1!the variation module 'mystery' is not supported",
                "2:|value=1!the variation module '' is not supported"
            })
    void aSettingThatIsWrongIsSaid(String record, String fault) throws IOException {
        assertThat(VariedDevice.fault(folder, OID + "|" + record)).isEqualTo(fault);
    }
}
