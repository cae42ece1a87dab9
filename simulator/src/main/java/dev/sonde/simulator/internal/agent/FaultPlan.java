package dev.sonde.simulator.internal.agent;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.simulator.Fault;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of each request to a device with these faults, drawn from a seed and the request's
/// number. Immutable.
final class FaultPlan {

    static final FaultPlan NONE = new FaultPlan(List.of(), 0);

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private final List<Fault> faults;
    private final long seed;
    private final boolean isAsSlowAsRecorded;

    FaultPlan(List<Fault> faults, long seed) {
        this.faults = List.copyOf(faults);
        this.seed = seed;
        this.isAsSlowAsRecorded = faults.stream().anyMatch(Fault.RecordedLatency.class::isInstance);
    }

    List<Fault> faults() {
        return faults;
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /// Whether request `number` does not reach the device.
    boolean loses(long number) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Mute
                    || (fault instanceof Fault.Loss loss && strikes(loss, loss.share(), number))) {
                return true;
            }
        }
        return false;
    }

    /// How late the answer to request `number` comes.
    long delayNanos(long number) {
        long nanos = 0;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Latency latency) {
                double jitter = 2 * draw(latency, number) - 1;
                nanos += latency.delay().toNanos();
                nanos += Math.round(latency.jitter().toNanos() * jitter);
            }
        }
        return Math.max(nanos, 0);
    }

    /// Whether the device is as slow as when it was recorded.
    boolean isAsSlowAsRecorded() {
        return isAsSlowAsRecorded;
    }

    /// How late the answer to request `number`, about `oid`, came from the device that was
    /// recorded.
    long recordedNanos(long number, Oid oid, RecordedLatency latency) {
        return latency.of(oid, draw(latency, number)).toNanos();
    }

    /// The error-status that request `number` gets instead of an answer, or null.
    @Nullable ErrorStatus error(long number) {
        for (Fault fault : faults) {
            if (fault instanceof Fault.Errors errors && strikes(errors, errors.share(), number)) {
                return errors.status();
            }
        }
        return null;
    }

    /// The octets that are sent in answer to request `number`: those of `response`, or damaged.
    byte[] damaged(byte[] response, long number) {
        byte[] octets = response;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Truncated cut && strikes(cut, cut.share(), number)) {
                octets = Arrays.copyOf(octets, (int) (draw(octets, number) * octets.length));
            } else if (fault instanceof Fault.Garbled wrong
                    && strikes(wrong, wrong.share(), number)) {
                octets = garbled(octets, number);
            }
        }
        return octets;
    }

    /// How often the answer to request `number` is sent.
    int copies(long number) {
        int copies = 1;
        for (Fault fault : faults) {
            if (fault instanceof Fault.Duplicate twice && strikes(twice, twice.share(), number)) {
                copies++;
            }
        }
        return copies;
    }

    private byte[] garbled(byte[] response, long number) {
        byte[] octets = response.clone();
        for (int i = 0; i < octets.length; i += 8) {
            long bits = mix(seed + number * GOLDEN + i);
            int at = Math.min(i + (int) (bits & 7), octets.length - 1);
            octets[at] ^= (byte) ((bits >>> 8) | 1);
        }
        return octets;
    }

    private boolean strikes(Fault fault, double share, long number) {
        return draw(fault, number) < share;
    }

    /// A number from 0 to below 1, another for each kind of fault.
    private double draw(Object purpose, long number) {
        long kind = purpose.getClass().getSimpleName().hashCode();
        return (mix(seed ^ (kind * GOLDEN) + number * GOLDEN) >>> 11) * 0x1.0p-53;
    }

    /// Spreads the bits of `value`, as the finalizer of SplitMix64 does.
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
