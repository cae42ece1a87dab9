package dev.sonde.simulator.variation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.AuthProtocol;
import dev.sonde.client.Community;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.PrivProtocol;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.UsmUser;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The module `notification`: what is sent, and when.
final class NotificationTest {

    private static final String OID = "1.3.6.1";

    @TempDir Path folder;

    private VariedDevice device(String tagAndSettings) throws IOException {
        return VariedDevice.of(folder, OID + "|" + tagAndSettings);
    }

    /// What a GET of this record sends.
    private NotificationSpec sent(String settings) throws IOException {
        VariedDevice device = device("2:notification|op=get,value=1,host=192.0.2.1," + settings);
        device.get(OID);
        assertThat(device.sent).hasSize(1);
        return device.sent.getFirst();
    }

    private static void set(VariedDevice device, int value) {
        List<VarBind> set = List.of(new VarBind(Oid.of(OID), new Integer32(value)));
        assertThat(device.store.test(set)).isNull();
        device.store.set(set);
    }

    @Test
    void whatIsNotSaidHasSnmpsimsDefaults() throws IOException {
        NotificationSpec spec = sent("version=2c");
        assertThat(spec.host()).isEqualTo("192.0.2.1");
        assertThat(spec.port()).isEqualTo(162);
        assertThat(spec.ipv6()).isFalse();
        assertThat(spec.bindAddress()).isNull();
        assertThat(spec.inform()).isFalse();
        assertThat(spec.credentials().version()).isEqualTo(Version.V2C);
        assertThat(((Community) spec.credentials()).octets())
                .isEqualTo("public".getBytes(StandardCharsets.UTF_8));
        assertThat(spec.trapOid()).isEqualTo(Oid.of("1.3.6.1.6.3.1.1.5.1"));
        assertThat(spec.uptime()).isNull();
        assertThat(spec.agentAddress()).isNull();
        assertThat(spec.enterprise()).isNull();
        assertThat(spec.varBinds()).isEmpty();
    }

    @Test
    void everySettingOfAVersion1TrapIsRead() throws IOException {
        NotificationSpec spec =
                sent(
                        "version=1,community=traps,proto=udp6,port=1162,bindaddr=192.0.2.9,"
                                + "trapoid=1.3.6.1.4.1.32473.1.0.432,uptime=12345,agentaddress=192.0.2.2,"
                                + "enterprise=1.3.6.1.4.1.32473.1");
        assertThat(spec.credentials().version()).isEqualTo(Version.V1);
        assertThat(spec.port()).isEqualTo(1162);
        assertThat(spec.ipv6()).isTrue();
        assertThat(spec.bindAddress()).isEqualTo("192.0.2.9");
        assertThat(spec.trapOid()).isEqualTo(Oid.of("1.3.6.1.4.1.32473.1.0.432"));
        assertThat(spec.uptime()).isEqualTo(new TimeTicks(12345));
        assertThat(spec.agentAddress()).isEqualTo(IpAddress.of("192.0.2.2"));
        assertThat(spec.enterprise()).isEqualTo(Oid.of("1.3.6.1.4.1.32473.1"));
    }

    @Test
    void anInformOfVersion3HasAUserWhoseKeysNobodySees() throws IOException {
        VariedDevice device =
                device(
                        "2:notification|op=get,host=h,version=3,ntftype=inform,user=joe,"
                                + "authproto=sha,authkey=hunter2hunter2,privproto=aes,privkey=swordfish1");
        device.get(OID);
        NotificationSpec spec = device.sent.getFirst();
        assertThat(spec.inform()).isTrue();
        UsmUser user = (UsmUser) spec.credentials();
        assertThat(user.name()).isEqualTo("joe");
        assertThat(user.authProtocol()).isEqualTo(AuthProtocol.SHA_1);
        assertThat(user.privProtocol()).isEqualTo(PrivProtocol.AES_128);
        VariedRecord record =
                VariedDevice.recording(
                                folder,
                                OID
                                        + "|2:notification|host=h,version=3,user=joe,authkey=hunter2hunter2")
                        .variations()
                        .get(Oid.of(OID));
        assertThat(spec + " " + record).doesNotContain("hunter2").doesNotContain("swordfish");
        assertThat(record).hasToString("a record with the tag 2:notification");
    }

    @Test
    void aUserMayHaveNoKeys() throws IOException {
        UsmUser user = (UsmUser) sent("version=3,user=joe").credentials();
        assertThat(user.authProtocol()).isNull();
        assertThat(user.privProtocol()).isNull();
    }

    @Test
    void varBindsAreOfSnmpsimsTypes() throws IOException {
        assertThat(
                        sent("version=2c,varbinds=1.3.1:s:a device:1.3.2:h:00ff:1.3.3:i:-4:1.3.4:o:1.3.9"
                                        + ":1.3.5:a:192.0.2.3:1.3.6:u:5:1.3.7:g:6:1.3.8:t:7:1.3.9:I:8")
                                .varBinds())
                .containsExactly(
                        new VarBind(Oid.of("1.3.1"), OctetString.of("a device")),
                        new VarBind(Oid.of("1.3.2"), OctetString.ofHex("00ff")),
                        new VarBind(Oid.of("1.3.3"), new Integer32(-4)),
                        new VarBind(Oid.of("1.3.4"), Oid.of("1.3.9")),
                        new VarBind(Oid.of("1.3.5"), IpAddress.of("192.0.2.3")),
                        new VarBind(Oid.of("1.3.6"), new Gauge32(5)),
                        new VarBind(Oid.of("1.3.7"), new Gauge32(6)),
                        new VarBind(Oid.of("1.3.8"), new TimeTicks(7)),
                        new VarBind(Oid.of("1.3.9"), new Counter64(8)));
        assertThat(sent("version=2c,varbinds=1.3.1::s::12:30").varBinds())
                .containsExactly(new VarBind(Oid.of("1.3.1"), OctetString.of("12:30")));
    }

    @Test
    void unlessToldOtherwiseItIsSentWhenTheObjectIsSet() throws IOException {
        VariedDevice device = device("2:notification|value=1,host=h,version=2c");
        assertThat(device.get(OID)).isEqualTo(new Integer32(1));
        assertThat(device.walk()).containsExactly(OID + "=1");
        assertThat(device.sent).isEmpty();
        set(device, 5);
        assertThat(device.sent).hasSize(1);
        assertThat(device.get(OID)).isEqualTo(new Integer32(5));
    }

    @Test
    void itMayBeSentForAnyOperationAndOnlyForSomeValues() throws IOException {
        VariedDevice device =
                device("2:notification|op=any,value=1,host=h,version=2c,vlist=eq:7:gt:100");
        device.get(OID);
        device.walk();
        assertThat(device.sent).hasSize(2);
        set(device, 6);
        assertThat(device.sent).hasSize(2);
        set(device, 7);
        set(device, 101);
        assertThat(device.sent).hasSize(4);
    }

    @Test
    void aRunStopsBeforeAnObjectThatSends() throws IOException {
        VariedDevice device =
                VariedDevice.of(
                        folder,
                        "1.3.1|2|1",
                        "1.3.2|2:notification|op=get,value=2,host=h,version=2c",
                        "1.3.3|2|3");
        assertThat(device.store.next(Oid.of("1.3"), 10)).hasSize(1);
        assertThat(device.sent).isEmpty();
        assertThat(device.store.next(Oid.of("1.3.1"), 10)).hasSize(2);
        assertThat(device.sent).hasSize(1);
    }

    @Test
    void withoutAValueItIsNull() throws IOException {
        assertThat(device("2:notification|host=h,version=2c").get(OID)).isEqualTo(Null.NULL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '"',
            value = {
                "version=2c!notification has no host: say host=…",
                "host=h!notification has no version: say version=…",
                "host=h,,version=2,community=secret!'2' is no version, as 1, 2c and 3 are: version=… of notification",
                "host=h,version=2!'2' is no version, as 1, 2c and 3 are: version=… of notification",
                "host=h,version=3!notification has no user: say user=…",
                "host=h,version=3,user=u,authkey=short!the authentication password has 5 octets; it must have 8 or more",
                "host=h,version=3,user=u,privkey=secret99!notification has a privkey, but no authkey, without which there is no privacy",
                "host=h,version=3,user=u,authproto=md6!'md6' is no authentication protocol: authproto=… of notification",
                "host=h,version=3,user=u,privproto=rot13!'rot13' is no privacy protocol: privproto=… of notification",
                "host=h,version=1,port=70000!'70000' is not in 1..65535: port=… of notification",
                "host=h,version=1,port=snmp!'snmp' is no number: port=… of notification",
                "host=h,version=1,ntftype=fax!'fax' is neither trap nor inform: ntftype=… of notification",
                "host=h,version=1,trapoid=coldStart!'coldStart' is no OID: trapoid=… of notification",
                "host=h,version=1,agentaddress=me!'me' is no IPv4 address: agentaddress=… of notification",
                "host=h,version=1,varbinds=1.3:s!'1.3:s' is no list of OID:TYPE:VALUE:OID:…: varbinds=… of notification",
                "host=h,version=1,varbinds=1.3:z:1!varbinds=… of notification: 'z' is no type: one of s h i o a u g t b I"
            })
    void aSettingThatIsWrongIsSaidWithoutSecrets(String settings, String fault) throws IOException {
        assertThat(VariedDevice.fault(folder, OID + "|2:notification|" + settings))
                .isEqualTo(fault);
    }
}
