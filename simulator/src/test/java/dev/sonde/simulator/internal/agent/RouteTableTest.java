package dev.sonde.simulator.internal.agent;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.OctetString;
import dev.sonde.client.Version;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import dev.sonde.simulator.DeviceSpec;
import dev.sonde.simulator.internal.usm.LocalEngine;
import java.net.InetAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTableTest {

    private static final String ANYBODY = "192.0.2.1";

    private final RouteTable routes = new RouteTable();
    private final LocalEngine engine =
            new LocalEngine(OctetString.of("engine"), 1, new MasterKeys());

    private static DeviceSpec spec(String name) {
        return DeviceSpec.of(name, new TreeStore()).withCommunities("public");
    }

    private ServedDevice serve(DeviceSpec spec) {
        ServedDevice device = new ServedDevice(spec, new Counters(), 0);
        Agent.route(routes, device, engine);
        return device;
    }

    private @Nullable String find(String community, Version version, String manager) {
        Route found =
                routes.find(OctetString.of(community), version, InetAddress.ofLiteral(manager));
        return found == null ? null : found.context().device().spec().name();
    }

    private @Nullable String find(String community) {
        return find(community, Version.V2C, ANYBODY);
    }

    private @Nullable String findFor(String manager) {
        return find("public", Version.V2C, manager);
    }

    @Test
    void everyCommunityOfADeviceLeadsToItAndNoOther() {
        serve(spec("a").withCommunities("one", "two", ""));
        assertThat(find("one")).isEqualTo("a");
        assertThat(find("two")).isEqualTo("a");
        assertThat(find("")).isEqualTo("a");
        assertThat(find("a")).isNull();
        assertThat(find("One")).isNull();
        assertThat(find("on")).isNull();
    }

    @Test
    void anyCommunityIsWhatNoOtherDeviceAnswersTo() {
        serve(spec("any").withAnyCommunity());
        serve(spec("restricted").withCommunities("secret").withVersions(Set.of(Version.V1)));
        assertThat(find("whatever")).isEqualTo("any");
        assertThat(find("secret", Version.V1, ANYBODY)).isEqualTo("restricted");
        assertThat(find("secret", Version.V2C, ANYBODY)).isEqualTo("any");
    }

    @Test
    void theNarrowestRangeAroundTheManagerWins() {
        serve(spec("narrow").withSources("192.0.2.16/28"));
        serve(spec("one").withSources("192.0.2.17", "198.51.100.0/24"));
        serve(spec("wide").withSources("192.0.2.0/24"));
        serve(spec("all"));
        assertThat(findFor("192.0.2.17")).isEqualTo("one");
        assertThat(findFor("192.0.2.18")).isEqualTo("narrow");
        assertThat(findFor("192.0.2.32")).isEqualTo("wide");
        assertThat(findFor("198.51.100.255")).isEqualTo("one");
        assertThat(findFor("203.0.113.1")).isEqualTo("all");
        assertThat(findFor("2001:db8::1")).isEqualTo("all");
    }

    @Test
    void rangesOfIpv6AreRanges() {
        serve(spec("net").withSources("2001:db8::/32"));
        serve(spec("host").withSources("2001:DB8:0::7"));
        serve(spec("everybody in IPv4").withSources("0.0.0.0/0"));
        assertThat(findFor("2001:db8::7")).isEqualTo("host");
        assertThat(findFor("2001:db8:ffff::")).isEqualTo("net");
        assertThat(findFor("2001:db9::")).isNull();
        assertThat(findFor("255.255.255.255")).isEqualTo("everybody in IPv4");
    }

    @Test
    void aRangeNeedNotBeginAtItsFirstAddress() {
        serve(spec("a").withSources("192.0.2.130/25"));
        assertThat(findFor("192.0.2.128")).isEqualTo("a");
        assertThat(findFor("192.0.2.127")).isNull();
    }

    @Test
    void fewerVersionsWinThenTheOneAddedLast() {
        serve(spec("v2c").withVersions(Set.of(Version.V2C)));
        serve(spec("all"));
        ServedDevice last = serve(spec("all, too"));
        assertThat(find("public", Version.V2C, ANYBODY)).isEqualTo("v2c");
        assertThat(find("public", Version.V1, ANYBODY)).isEqualTo("all, too");
        routes.remove(last);
        assertThat(find("public", Version.V1, ANYBODY)).isEqualTo("all");
    }

    @Test
    void aContextIsReachedByItsNameBehindTheCommunity() {
        serve(
                spec("switch")
                        .withCommunities("public", "private")
                        .withContext("10", new TreeStore()));
        assertThat(find("public@10")).isEqualTo("switch");
        assertThat(find("private@10")).isEqualTo("switch");
        assertThat(find("public@1")).isNull();
        assertThat(find("public@")).isNull();
        assertThat(find("10")).isNull();
        DeviceContext vlan =
                requireNonNull(
                                routes.find(
                                        OctetString.of("public@10"),
                                        Version.V2C,
                                        InetAddress.ofLiteral(ANYBODY)))
                        .context();
        assertThat(vlan.store()).isSameAs(vlan.device().store("10"));
    }

    @Test
    void whatIsRemovedIsFoundNoMore() {
        ServedDevice any = serve(spec("any").withAnyCommunity());
        ServedDevice device =
                serve(spec("b").withCommunities("x", "x").withContext("c", new TreeStore()));
        routes.remove(device);
        assertThat(find("x")).isEqualTo("any");
        assertThat(find("x@c")).isEqualTo("any");
        routes.remove(any);
        routes.remove(any);
        assertThat(find("x")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "host.invalid",
                "192.0.2",
                "192.0.2/24",
                "192.0.2.256",
                "1.2.3.4.5",
                "192.0.2.0/33",
                "192.0.2.0/-1",
                "192.0.2.0/",
                "192.0.2.0/24/8",
                "192.0.2.0/255.255.255.0",
                "2001:db8::/129",
                "2001:db8::1::",
                ":",
                "[::1]",
                "fe80::1%lo"
            })
    void whatIsNoRangeIsRefused(String text) {
        assertThatThrownBy(() -> spec("x").withSources("192.0.2.7", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'%s' is no range of addresses, as 192.0.2.7 or 192.0.2.0/24 are", text);
    }
}
