package dev.sonde.simulator.lab;

import dev.sonde.client.UsmUser;
import dev.sonde.simulator.Fault;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.variation.VariationOptions.Subprocesses;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Devices out of files, served, and kept as the files say while these change.
///
/// ```java
/// try (Lab lab = Lab.builder(Path.of("lab.yaml")).start()) {
///     Session session = Session.open(lab.simulator().device("core").target());
/// }
/// ```
///
/// A file is a description in YAML (`.yaml`, `.yml`), a recording, a database (`.mv.db`), or a
/// folder of recordings. Data is read when a device is first asked, or soon after the start,
/// whatever comes first. Unless told otherwise, a daemon thread looks for changes of the files:
/// devices are added, replaced and removed as they say, and the others not touched. What is broken
/// by an edit is reported, and what was there before served on.
///
/// Thread-safe. Closing it closes the simulator and the databases.
public final class Lab implements AutoCloseable {

    private final Planner planner;
    private final Sources sources;
    private final Specs specs;
    private final Builder options;
    private final Messages messages;
    private final Simulator simulator;
    private final Map<String, PlannedDevice> served = new ConcurrentSkipListMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isClosed;

    private Lab(
            Planner planner, Sources sources, Specs specs, Builder options, Simulator simulator) {
        this.planner = planner;
        this.sources = sources;
        this.specs = specs;
        this.options = options;
        this.messages = new Messages(options.messages);
        this.simulator = simulator;
    }

    /// A lab of what the files at `paths` hold.
    public static Builder builder(Path... paths) {
        return new Builder(List.of(paths));
    }

    /// What serves the devices. Devices may be added there and their faults changed; those of the
    /// files are the lab's to replace and remove.
    public Simulator simulator() {
        return simulator;
    }

    /// The devices that the files describe, by name.
    public List<LabDevice> devices() {
        return served.values().stream()
                .map(device ->
                        new LabDevice(
                                device.name(),
                                device.shown(),
                                specs.versions(device),
                                device.addresses().isEmpty()
                                        ? List.of()
                                        : simulator.device(device.name()).addresses(),
                                device.source().file().toString()))
                .toList();
    }

    /// Reads the files again if they have changed, and serves what they say now.
    public synchronized void update() {
        if (isClosed || planner.look().equals(planner.touched())) {
            return;
        }
        try {
            apply(planner.read());
        } catch (LabException e) {
            e.problems().forEach(problem -> messages.add(problem.toString()));
            messages.add("what was described before is served on");
        } catch (IOException e) {
            messages.add(e.getMessage() + "; what was there before is served on");
        }
        messages.flush();
    }

    private void apply(Plan plan) throws IOException {
        Edition edition = new Edition(served.values(), sources, messages, options.isStrict);
        for (String name : List.copyOf(served.keySet())) {
            if (!plan.devices().containsKey(name)) {
                served.remove(name);
                simulator.remove(name);
            }
        }
        for (PlannedDevice planned : plan.devices().values()) {
            PlannedDevice before = served.get(planned.name());
            PlannedDevice after = edition.accepted(planned, before);
            if (after != null && !after.equals(before)) {
                put(after, before);
            }
        }
        Plan current = new Plan();
        served.values().forEach(current::add);
        sources.retain(current.sources());
    }

    private void put(PlannedDevice after, @Nullable PlannedDevice before) {
        try {
            if (before == null) {
                simulator.add(specs.spec(after));
            } else if (after.equals(before.withFaults(after.faults()))) {
                simulator.device(after.name()).fault(specs.faults(after).toArray(Fault[]::new));
            } else {
                boolean sameClock = Objects.equals(after.clock(), before.clock());
                simulator.replace(sameClock ? specs.spec(after) : specs.started(after));
            }
            served.put(after.name(), after);
        } catch (BindException | IllegalArgumentException e) {
            messages.add(e.getMessage() + "; the device is served as before");
        } catch (IOException e) {
            messages.add(String.valueOf(e.getMessage()));
        }
    }

    private void startThreads(Plan plan) {
        List<PlannedDevice> devices = List.copyOf(plan.devices().values());
        start(
                "sonde-lab-reader",
                () -> {
                    Edition.readAll(devices, sources, messages, () -> isClosed);
                    messages.flush();
                });
        if (options.watchInterval != null) {
            start("sonde-lab-watch", new Watch(planner, options.watchInterval, this::update));
        }
    }

    private void start(String name, Runnable task) {
        threads.add(Thread.ofPlatform().daemon().name(name).start(task));
    }

    /// Frees the addresses and closes the databases. Idempotent.
    @Override
    public void close() throws IOException {
        isClosed = true;
        threads.forEach(Thread::interrupt);
        simulator.close();
        synchronized (this) {
            sources.close();
        }
    }

    /// The options of a lab. Not thread-safe.
    public static final class Builder {

        private final List<Path> paths;
        private final List<InetSocketAddress> listen = new ArrayList<>();
        private @Nullable InetSocketAddress fallback;
        private final List<UsmUser> users = new ArrayList<>();
        private final List<Fault> faults = new ArrayList<>();
        private @Nullable Integer maxMessageSize;
        private @Nullable Path bootsFile;
        private int requestLog = 1_000;
        private boolean isStrict;
        private Subprocesses subprocesses = Subprocesses.REFUSED;
        private @Nullable Duration watchInterval = Duration.ofMillis(500);
        private Consumer<String> messages = _ -> {};

        private Builder(List<Path> paths) {
            this.paths = paths;
        }

        /// One more address to listen on, as [Simulator.Builder#listen(String)] takes it, in place
        /// of those that the files say.
        public Builder listen(String address) {
            listen.add(Words.address(address));
            return this;
        }

        /// The address to listen on where neither [#listen(String)] nor the files say any. Default:
        /// a free port of the loopback address.
        public Builder listenByDefault(String address) {
            this.fallback = Words.address(address);
            return this;
        }

        /// One more user that every device has.
        public Builder user(UsmUser user) {
            users.add(user);
            return this;
        }

        /// One more thing that is wrong with every device.
        public Builder fault(Fault fault) {
            faults.add(fault);
            return this;
        }

        /// As [Simulator.Builder#maxMessageSize(int)], in place of what the files say.
        public Builder maxMessageSize(int octets) {
            this.maxMessageSize = octets;
            return this;
        }

        /// As [Simulator.Builder#bootsFile(Path)], in place of what the files say.
        public Builder bootsFile(Path file) {
            this.bootsFile = file;
            return this;
        }

        /// As [Simulator.Builder#requestLog(int)].
        public Builder requestLog(int requests) {
            this.requestLog = requests;
            return this;
        }

        /// Reads all recordings before anything is served, and refuses those that are broken
        /// anywhere. Default: what is no record is reported and left out.
        public Builder strict() {
            this.isStrict = true;
            return this;
        }

        /// Lets recordings run programs, with a shell or without. Default: what would is reported
        /// and left out.
        public Builder allowSubprocess(Subprocesses subprocesses) {
            this.subprocesses = subprocesses;
            return this;
        }

        /// How often to look whether the files have changed. Default: every half second.
        public Builder watch(Duration interval) {
            this.watchInterval = interval;
            return this;
        }

        /// Changes of the files are not looked for; [Lab#update()] still finds them.
        public Builder unwatched() {
            this.watchInterval = null;
            return this;
        }

        /// Takes what there is to say about the files, line by line, on any thread. Default:
        /// nobody.
        public Builder messages(Consumer<String> messages) {
            this.messages = messages;
            return this;
        }

        /// Reads the files and starts to answer.
        ///
        /// @throws LabException if a description is wrong, or [#strict()] finds a recording broken.
        /// @throws IOException if a file or an address cannot be had; the message is for people.
        public Lab start() throws IOException {
            Sources sources = new Sources(subprocesses);
            try {
                Planner planner = new Planner(paths, sources);
                Plan plan = planner.read();
                if (isStrict) {
                    Edition.requireWhole(plan, sources);
                }
                return start(plan, planner, sources);
            } catch (IOException | RuntimeException e) {
                sources.close();
                throw e;
            }
        }

        private Lab start(Plan plan, Planner planner, Sources sources) throws IOException {
            Specs specs = new Specs(sources, users, faults);
            Simulator.Builder builder = simulator(plan);
            plan.devices().values().forEach(device -> builder.device(specs.started(device)));
            Lab lab = new Lab(planner, sources, specs, this, builder.start());
            lab.served.putAll(plan.devices());
            lab.startThreads(plan);
            return lab;
        }

        private Simulator.Builder simulator(Plan plan) {
            Simulator.Builder builder = Simulator.builder().requestLog(requestLog);
            List<InetSocketAddress> addresses = listen.isEmpty() ? plan.listen() : listen;
            addresses.forEach(builder::listen);
            if (addresses.isEmpty() && fallback != null) {
                builder.listen(fallback);
            }
            Integer size = maxMessageSize == null ? plan.maxMessageSize() : maxMessageSize;
            if (size != null) {
                builder.maxMessageSize(size);
            }
            Path boots = bootsFile == null ? plan.bootsFile() : bootsFile;
            return boots == null ? builder : builder.bootsFile(boots);
        }
    }
}
