package dev.sonde.simulator.internal.usm;

import dev.sonde.client.OctetString;
import dev.sonde.client.UsmUser;
import dev.sonde.client.internal.snmp4j.LocalizedKeys;
import dev.sonde.client.internal.snmp4j.MasterKeys;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The SNMP engine of a simulated device, authoritative for what is sent to it (RFC 3414 §2): its
/// engineID, boots and time, its users and its counters.
///
/// Thread-safe; users come and go while requests are answered, each of which ends with the keys
/// that it began with.
public final class LocalEngine {

    private static final int MIN_ENGINE_ID = 5;
    private static final int MAX_ENGINE_ID = 32;
    private static final long HOUR_SECONDS = TimeUnit.HOURS.toSeconds(1);

    private final OctetString engineId;
    private final byte[] engineIdOctets;
    private final int startBoots;
    private final MasterKeys masterKeys;
    private final LongSupplier nanos;
    private final long startNanos;
    private final Map<OctetString, LocalUser> users = new ConcurrentHashMap<>();
    private final Map<ReportCounter, AtomicLong> counters = new EnumMap<>(ReportCounter.class);
    private final AtomicInteger msgIds = new AtomicInteger(ThreadLocalRandom.current().nextInt());

    /// An engine that starts now.
    ///
    /// @param engineId 5 to 32 octets (RFC 3411 §5).
    /// @param boots from 1, see [EngineBoots].
    /// @param masterKeys shared by all engines, so that a password becomes a key but once.
    /// @throws IllegalArgumentException if the engineID or boots are out of range.
    public LocalEngine(OctetString engineId, int boots, MasterKeys masterKeys) {
        this(engineId, boots, masterKeys, System::nanoTime);
    }

    /// An engine in the time of `nanos`, as [System#nanoTime()] gives it.
    ///
    /// @throws IllegalArgumentException if the engineID or boots are out of range.
    public LocalEngine(OctetString engineId, int boots, MasterKeys masterKeys, LongSupplier nanos) {
        requireEngineId(engineId);
        if (boots < 1) {
            throw new IllegalArgumentException("engine boots of " + boots + "; they start at 1");
        }
        this.engineId = engineId;
        this.engineIdOctets = engineId.bytes();
        this.startBoots = boots;
        this.masterKeys = masterKeys;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
        for (ReportCounter counter : ReportCounter.values()) {
            counters.put(counter, new AtomicLong());
        }
    }

    /// Refuses what cannot be an engineID: another length than 5 to 32 octets, or all of them 00 or
    /// all FF (SnmpEngineID of RFC 3411 §5).
    ///
    /// @throws IllegalArgumentException if `engineId` is such a one.
    public static void requireEngineId(OctetString engineId) {
        int length = engineId.length();
        if (length < MIN_ENGINE_ID || length > MAX_ENGINE_ID) {
            throw new IllegalArgumentException(
                    "the engineID '%s' has %d octets; it must have 5 to 32"
                            .formatted(engineId.hex(), length));
        }
        int first = engineId.octet(0);
        boolean same = first == 0x00 || first == 0xFF;
        for (int i = 1; i < length && same; i++) {
            same = engineId.octet(i) == first;
        }
        if (same) {
            throw new IllegalArgumentException(
                    "the engineID '" + engineId.hex() + "' is all zeros or all ones");
        }
    }

    public OctetString engineId() {
        return engineId;
    }

    /// The engineID itself: not to be changed.
    byte[] engineIdOctets() {
        return engineIdOctets;
    }

    /// snmpEngineBoots.
    public int boots() {
        return now().boots();
    }

    /// snmpEngineTime, in seconds.
    public int time() {
        return now().time();
    }

    EngineTime now() {
        return EngineTime.after(startBoots, seconds());
    }

    /// What a message that is made later may say, so that room can be left for its digits.
    EngineTime inAnHour() {
        return EngineTime.after(startBoots, seconds() + HOUR_SECONDS);
    }

    private long seconds() {
        return TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - startNanos);
    }

    /// Adds `user`, in the place of one with the same security name.
    ///
    /// @throws IllegalArgumentException if it has a localized key of a wrong length.
    public void add(UsmUser user) {
        LocalizedKeys.requireSound(user);
        users.put(OctetString.of(user.name()), new LocalUser(user, engineIdOctets, masterKeys));
    }

    /// Removes the user with that security name; false if there is none.
    public boolean remove(String securityName) {
        return users.remove(OctetString.of(securityName)) != null;
    }

    /// The users at present, in no order.
    public List<UsmUser> users() {
        return users.values().stream().map(LocalUser::user).toList();
    }

    @Nullable LocalUser find(OctetString securityName) {
        return users.get(securityName);
    }

    /// The user as it was added, or, of one that was not, keys that nobody keeps.
    LocalUser find(UsmUser user) {
        LocalUser known = users.get(OctetString.of(user.name()));
        return known != null && known.user() == user
                ? known
                : new LocalUser(user, engineIdOctets, masterKeys);
    }

    /// The value of a counter, which wraps as a Counter32 does.
    public long count(ReportCounter counter) {
        return counter(counter).get() & 0xFFFF_FFFFL;
    }

    /// One more; the new value.
    long increment(ReportCounter counter) {
        return counter(counter).incrementAndGet() & 0xFFFF_FFFFL;
    }

    private AtomicLong counter(ReportCounter counter) {
        AtomicLong value = counters.get(counter);
        if (value == null) {
            throw new AssertionError("there is a counter for each");
        }
        return value;
    }

    /// A msgID for a message that answers none.
    int nextMsgId() {
        return msgIds.incrementAndGet() & Integer.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "engine " + engineId.hex();
    }
}
