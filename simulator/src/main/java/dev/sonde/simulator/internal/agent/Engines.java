package dev.sonde.simulator.internal.agent;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import dev.sonde.simulator.internal.usm.EngineBoots;
import dev.sonde.simulator.internal.usm.LocalEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The SNMP engines of a simulator: one of its own, and those that devices have.
///
/// Of two users of one name on one engine, the one added last counts. Not thread-safe.
public final class Engines {

    /// An engine, with how many devices have it.
    private static final class Entry {
        final LocalEngine engine;
        int devices;

        /// How many devices have a user of this name.
        final Map<String, Integer> users = new HashMap<>();

        Entry(LocalEngine engine) {
            this.engine = engine;
        }
    }

    private static final System.Logger LOGGER = System.getLogger(Engines.class.getName());

    private final MasterKeys masterKeys = new MasterKeys();
    private final @Nullable Path bootsFile;
    private final Map<OctetString, Entry> entries = new HashMap<>();
    private final LocalEngine shared;
    private final List<UsmUser> sharedUsers;

    /// @param sharedId of the simulator's own engine.
    /// @param users who may ask every device that has no users of its own.
    /// @param bootsFile where starts are counted, or null.
    /// @param others of the engines that are about to be added, so that all are counted at once.
    /// @throws IOException if the file cannot be used.
    public Engines(
            OctetString sharedId,
            List<UsmUser> users,
            @Nullable Path bootsFile,
            Collection<OctetString> others)
            throws IOException {
        this.bootsFile = bootsFile;
        this.sharedUsers = List.copyOf(users);
        List<OctetString> ids = new ArrayList<>(others);
        ids.add(sharedId);
        start(ids);
        this.shared = entry(sharedId).engine;
        users.forEach(shared::add);
    }

    private void start(Collection<OctetString> ids) throws IOException {
        Consumer<String> warnings =
                warning -> LOGGER.log(System.Logger.Level.WARNING, "{0}", warning);
        Map<OctetString, Integer> boots =
                bootsFile == null ? Map.of() : EngineBoots.count(bootsFile, ids, warnings);
        for (OctetString id : ids) {
            Integer counted = boots.get(id);
            int start = counted == null ? EngineBoots.unrecorded() : counted;
            entries.put(id, new Entry(new LocalEngine(id, start, masterKeys)));
        }
    }

    private Entry entry(OctetString id) throws IOException {
        Entry entry = entries.get(id);
        if (entry == null) {
            start(List.of(id));
            return entry(id);
        }
        return entry;
    }

    /// The simulator's own engine.
    LocalEngine shared() {
        return shared;
    }

    /// The engine of `device`, which knows its users from now on.
    LocalEngine add(ServedDevice device) throws IOException {
        OctetString id = device.spec().engineId();
        Entry entry = id == null ? entry(shared.engineId()) : entry(id);
        entry.devices++;
        for (UsmUser user : users(device)) {
            entry.engine.add(user);
            entry.users.merge(user.name(), 1, Integer::sum);
        }
        return entry.engine;
    }

    /// Forgets an engine that no other device has, and the users that no other device has.
    void remove(ServedDevice device) {
        OctetString id = device.spec().engineId();
        Entry entry = entries.get(id == null ? shared.engineId() : id);
        if (entry == null) {
            return;
        }
        for (UsmUser user : users(device)) {
            if (entry.users.merge(user.name(), -1, Integer::sum) == 0 && !isShared(entry, user)) {
                entry.engine.remove(user.name());
            }
        }
        if (--entry.devices == 0 && entry.engine != shared) {
            entries.remove(entry.engine.engineId());
        }
    }

    private boolean isShared(Entry entry, UsmUser user) {
        return entry.engine == shared
                && sharedUsers.stream().anyMatch(other -> other.name().equals(user.name()));
    }

    /// Who may ask `device`.
    List<UsmUser> users(ServedDevice device) {
        return device.spec().users().isEmpty() ? sharedUsers : device.spec().users();
    }
}
