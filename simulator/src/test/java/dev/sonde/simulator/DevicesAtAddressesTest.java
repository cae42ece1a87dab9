package dev.sonde.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sonde.client.Community;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import dev.sonde.client.Version;
import dev.sonde.simulator.internal.agent.TreeStore;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Devices at addresses of their own, while they come, change and go.
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevicesAtAddressesTest {

    private static final Oid NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final InetSocketAddress FREE =
            new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);

    private final SnmpEngine engine = SnmpEngine.builder().open();

    @AfterEach
    void closeEngine() {
        engine.close();
    }

    private static DeviceSpec spec(String name) {
        TreeStore store = new TreeStore().with(NAME.toString(), OctetString.of(name));
        return DeviceSpec.of(name, store).withCommunities("public");
    }

    private String ask(InetSocketAddress address) {
        return engine.session(Target.of(address, new Community("public"))).get(NAME).value().text();
    }

    private void assertSilent(InetSocketAddress address) {
        Target target =
                Target.of(address, new Community("public"))
                        .withTimeout(Duration.ofMillis(100))
                        .withRetries(0);
        Session session = engine.session(target);
        assertThatThrownBy(() -> session.get(NAME)).isInstanceOf(SnmpException.class);
    }

    private static void assertFree(InetSocketAddress address) throws IOException {
        new DatagramSocket(address).close();
    }

    private static InetSocketAddress addressOf(Device device) {
        return device.addresses().getFirst();
    }

    @Test
    void oneCommunityWorksAtManyAddresses() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .device(spec("shared"))
                        .device(spec("a").withAddresses(FREE))
                        .device(spec("b").withAddresses(FREE, FREE))
                        .start()) {
            Device b = simulator.device("b");
            assertThat(b.addresses()).hasSize(2).doesNotHaveDuplicates();
            assertThat(ask(simulator.address())).isEqualTo("shared");
            assertThat(ask(addressOf(simulator.device("a")))).isEqualTo("a");
            assertThat(b.addresses()).allSatisfy(at -> assertThat(ask(at)).isEqualTo("b"));
        }
    }

    @Test
    void aPortIsFreeWhenItsLastDeviceIsGone() throws IOException {
        try (Simulator simulator = Simulator.builder().start()) {
            Device one = simulator.add(spec("one").withAddresses(FREE));
            InetSocketAddress address = addressOf(one);
            simulator.add(
                    spec("other").withCommunities("private", "public").withAddresses(address));
            assertThat(ask(address)).isEqualTo("other");
            simulator.remove("other");
            assertThat(ask(address)).isEqualTo("one");
            simulator.remove("one");
            assertFree(address);
            assertSilent(address);
        }
    }

    @Test
    void aDeviceMayNameAnAddressOfTheSimulator() throws IOException {
        try (Simulator simulator = Simulator.builder().start()) {
            simulator.add(spec("a").withAddresses(simulator.address()));
            assertThat(ask(simulator.address())).isEqualTo("a");
            simulator.remove("a");
            simulator.add(spec("b"));
            assertThat(ask(simulator.address())).isEqualTo("b");
        }
    }

    @Test
    void aPortThatIsTakenLeavesAllAsItWas() throws IOException {
        try (Simulator simulator = Simulator.builder().device(spec("a")).start();
                DatagramSocket taken = new DatagramSocket(FREE)) {
            InetSocketAddress free = addressOf(simulator.add(spec("x").withAddresses(FREE)));
            simulator.remove("x");
            InetSocketAddress busy = (InetSocketAddress) taken.getLocalSocketAddress();
            DeviceSpec spec = spec("b").withAddresses(free, simulator.address(), busy);
            assertThatThrownBy(() -> simulator.add(spec))
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + busy.getPort());
            assertThat(simulator.devices()).extracting(Device::name).containsExactly("a");
            assertFree(free);
            assertThat(ask(simulator.address())).isEqualTo("a");
            assertThatThrownBy(() -> simulator.replace(spec("a").withAddresses(free, busy)))
                    .isInstanceOf(BindException.class);
            assertFree(free);
            assertThat(ask(simulator.address())).isEqualTo("a");
        }
    }

    @Test
    void anUnresolvedAddressIsRefused() {
        assertThatThrownBy(() ->
                        spec("a").withAddresses(InetSocketAddress.createUnresolved("nowhere", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown host 'nowhere'");
    }

    @Test
    void aDeviceThatIsReplacedLivesOnInItsTimeWithoutWhatWasSet() throws IOException {
        Recording recording = Recording.of(List.of(), _ -> true);
        DeviceSpec spec = DeviceSpec.of("a", recording).withAddresses(FREE);
        try (Simulator simulator = Simulator.builder().device(spec).start()) {
            Device before = simulator.device("a");
            before.set(NAME, OctetString.of("set"));
            before.fault(Fault.mute());
            InetSocketAddress address = addressOf(before);
            Device after = simulator.replace(spec.withAddresses(address).withCommunities("public"));
            assertThat(simulator.device("a")).isSameAs(after);
            assertThat(after.clock()).isSameAs(before.clock());
            assertThat(after.addresses()).containsExactly(address);
            assertThat(after.faults()).isEmpty();
            assertThat(after.store().get(NAME)).isNull();
            after.set(NAME, OctetString.of("new"));
            assertThat(ask(address)).isEqualTo("new");
            DeviceClock clock = new DeviceClock(() -> 0, Instant.EPOCH);
            assertThat(simulator.replace(spec.withClock(clock)).clock()).isSameAs(clock);
            assertFree(address);
            assertThatThrownBy(() -> simulator.replace(spec("b")))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("the simulator has no device of this name");
        }
    }

    @Test
    void aDeviceThatIsReplacedIsReachedByItsContextNameToo() throws IOException {
        UsmUser user = new UsmUser("guest");
        try (Simulator simulator =
                Simulator.builder().user(user).device(spec("a")).device(spec("b")).start()) {
            simulator.replace(spec("a"));
            Target target = Target.of(simulator.address(), user);
            for (String name : List.of("a", "b")) {
                Session session = engine.session(target.withContextName(name));
                assertThat(session.get(NAME).value().text()).isEqualTo(name);
            }
        }
    }

    @Test
    void onlyItsVersionsReachADevice() throws IOException {
        try (Simulator simulator =
                Simulator.builder()
                        .device(spec("a").withVersions(Set.of(Version.V1)))
                        .device(spec("b").withVersions(Set.of(Version.V3)))
                        .start()) {
            Device a = simulator.device("a");
            assertThat(a.target().credentials().version()).isEqualTo(Version.V1);
            assertThat(engine.session(a.target()).get(NAME).value().text()).isEqualTo("a");
            assertSilent(simulator.address());
            assertThat(simulator.statistics().unknownCommunity()).isEqualTo(1);
            assertThatThrownBy(() -> simulator.device("b").target())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the device speaks v3 alone, which takes a user");
        }
        assertThatThrownBy(() -> spec("a").withVersions(Set.of()))
                .hasMessage("a device speaks one version at least");
    }

    @Test
    void afterClosingNothingIsAdded() throws IOException {
        Simulator simulator = Simulator.builder().device(spec("a").withAddresses(FREE)).start();
        InetSocketAddress address = addressOf(simulator.device("a"));
        InetSocketAddress shared = simulator.address();
        simulator.close();
        assertFree(address);
        assertFree(shared);
        assertThatThrownBy(() -> simulator.add(spec("b").withAddresses(address)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the simulator is closed");
        assertFree(address);
        assertThat(simulator.devices()).extracting(Device::name).containsExactly("a");
        simulator.remove("a");
        simulator.close();
    }

    @Test
    void devicesComeAndGoUnderLoadAndPortsAreFreeAtOnce() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (Simulator simulator = Simulator.builder().device(spec("busy")).start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> pollers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                pollers.add(
                        threads.submit(() -> {
                            int asked = 0;
                            for (; !done.get(); asked++) {
                                assertThat(ask(simulator.address())).isEqualTo("busy");
                            }
                            return asked;
                        }));
            }
            InetSocketAddress address = addressOf(simulator.add(spec("x").withAddresses(FREE)));
            try {
                for (int i = 0; i < 300; i++) {
                    simulator.remove("x");
                    assertFree(address);
                    simulator.add(spec("x").withAddresses(address));
                    if (i % 30 == 0) {
                        assertThat(ask(address)).isEqualTo("x");
                    }
                }
            } finally {
                done.set(true);
            }
            for (Future<Integer> poller : pollers) {
                assertThat(poller.get()).isPositive();
            }
        }
    }

    @Test
    void twoThousandPortsAreServedAndFreed() throws IOException {
        Set<InetSocketAddress> addresses = new HashSet<>();
        try (Simulator simulator = Simulator.builder().start()) {
            int threads = Thread.activeCount();
            for (int i = 0; i < 2_000; i++) {
                Device device = simulator.add(spec("d" + i).withAddresses(FREE));
                addresses.add(addressOf(device));
            }
            assertThat(addresses).hasSize(2_000);
            assertThat(Thread.activeCount()).isLessThan(threads + 10);
            for (int i = 0; i < 2_000; i += 50) {
                assertThat(ask(addressOf(simulator.device("d" + i)))).isEqualTo("d" + i);
            }
        }
        for (InetSocketAddress address : addresses) {
            assertFree(address);
        }
    }

    @Test
    void whoeverAddsAndRemovesAtOnceLeavesNoDeviceBehind() throws Exception {
        try (Simulator simulator = Simulator.builder().start();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                all.add(threads.submit(() -> add(simulator)));
                all.add(threads.submit(() -> replace(simulator)));
                all.add(threads.submit(() -> remove(simulator)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            add(simulator);
            remove(simulator);
            assertSilent(simulator.address());
            assertThat(simulator.statistics().unknownCommunity()).isEqualTo(1);
        }
    }

    private static void add(Simulator simulator) {
        try {
            simulator.add(spec("x"));
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessage("the simulator has a device of this name already");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void replace(Simulator simulator) {
        try {
            simulator.replace(spec("x"));
        } catch (NoSuchElementException e) {
            assertThat(e).hasMessage("the simulator has no device of this name");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void remove(Simulator simulator) {
        try {
            simulator.remove("x");
        } catch (NoSuchElementException e) {
            assertThat(e).hasMessage("the simulator has no device of this name");
        }
    }
}
