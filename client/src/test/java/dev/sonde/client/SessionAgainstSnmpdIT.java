package dev.sonde.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.testkit.NeedsNetSnmp;
import dev.sonde.testkit.NetSnmp;
import dev.sonde.testkit.Snmpd;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@NeedsNetSnmp
class SessionAgainstSnmpdIT {

    private static final Oid SYSTEM = Oid.of("1.3.6.1.2.1.1");
    private static final Oid SYS_CONTACT = SYSTEM.append(4, 0);
    private static final Oid SYS_NAME = SYSTEM.append(5, 0);
    private static final Oid NOTHING = Oid.of("1.3.6.1.2.1.1.99.0");

    private static Snmpd snmpd;

    @BeforeAll
    static void startSnmpd() {
        // sysName is left writable: a value in the configuration would make it read-only.
        snmpd = Snmpd.start("sysContact nobody", "sysServices 72");
    }

    @AfterAll
    static void stopSnmpd() {
        snmpd.close();
    }

    private static Session session(String community, Version version) {
        return Session.open(snmpd.address(), new Community(community, version));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void getsOneAndMany(Version version) {
        Session session = session("public", version);
        assertThat(session.get("1.3.6.1.2.1.1.4.0").value()).isEqualTo(OctetString.of("nobody"));
        List<VarBind> answers = session.get(SYS_CONTACT, NOTHING, SYS_NAME, SYS_CONTACT);
        assertThat(answers)
                .extracting(VarBind::oid)
                .containsExactly(SYS_CONTACT, NOTHING, SYS_NAME, SYS_CONTACT);
        assertThat(answers.get(1).value().isPresent()).isFalse();
        assertThat(answers.get(3)).isEqualTo(answers.get(0));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void theEndOfTheMibIsAValue(Version version) {
        VarBind next = session("public", version).getNext(Oid.of("1.4"));
        assertThat(next).isEqualTo(new VarBind(Oid.of("1.4"), Missing.END_OF_MIB_VIEW));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void walksAsSnmpwalkDoes(Version version) {
        List<String> theirs =
                NetSnmp.run(
                                "snmpwalk",
                                "-v" + version.label(),
                                "-cpublic",
                                "-On",
                                snmpd.address(),
                                "1.3.6.1.2.1.1")
                        .lines();
        List<Oid> oids =
                session("public", version).walk(SYSTEM).stream().map(VarBind::oid).toList();
        assertThat(oids).hasSameSizeAs(theirs);
        for (int i = 0; i < oids.size(); i++) {
            assertThat(theirs.get(i)).startsWith("." + oids.get(i) + " = ");
        }
        assertThat(session("public", version).bulkWalk(SYSTEM, 7).stream().map(VarBind::oid))
                .isEqualTo(oids);
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void theWalkOfALeafIsTheLeaf(Version version) {
        assertThat(session("public", version).bulkWalk(SYS_CONTACT).toList())
                .containsExactly(new VarBind(SYS_CONTACT, OctetString.of("nobody")));
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void setsAndReadsBack(Version version) {
        Session session = session("private", version);
        VarBind name = new VarBind(SYS_NAME, OctetString.of("renamed by " + version));
        assertThat(session.set(name)).containsExactly(name);
        assertThat(session.get(SYS_NAME)).isEqualTo(name);
        assertThatThrownBy(() -> session.set(new VarBind(SYS_NAME, new Integer32(1))))
                .isInstanceOfSatisfying(
                        ErrorStatusException.class,
                        e -> {
                            assertThat(e.status())
                                    .isEqualTo(
                                            version == Version.V1
                                                    ? ErrorStatus.BAD_VALUE
                                                    : ErrorStatus.WRONG_TYPE);
                            assertThat(e.oid()).isEqualTo(SYS_NAME);
                            assertThat(e.index()).isEqualTo(1);
                        });
    }

    @ParameterizedTest
    @EnumSource(names = {"V1", "V2C"})
    void aWrongCommunityIsATimeoutThatSaysSo(Version version) {
        Session session =
                session("secret-and-wrong", version)
                        .clone(t -> t.withTimeout(Duration.ofMillis(50)).withRetries(1));
        assertThatThrownBy(() -> session.get(SYS_NAME))
                .isInstanceOfSatisfying(
                        SnmpTimeoutException.class, e -> assertThat(e.tries()).isEqualTo(2))
                .hasMessageContaining(snmpd.address())
                .hasMessageContaining("GET 1.3.6.1.2.1.1.5.0")
                .hasMessageContaining("2 tries")
                .hasMessageContaining("community")
                .hasMessageNotContaining("secret");
    }
}
