package dev.sonde.mirror.internal.archive;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.SnmprecFormat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes one record of what several passes have seen of an object. A counter or a time that has
/// moved between the first pass and the last becomes one that moves on at that rate, as the
/// variation module `numeric` has it; anything else is as it was seen last.
public final class Rates {

    /// A record as one pass has seen it.
    record Seen(int pass, long millis, String line) {}

    private static final String COUNTER32 = "65";
    private static final String TIME_TICKS = "67";
    private static final String COUNTER64 = "70";
    private static final BigDecimal TICKS_PER_SECOND = BigDecimal.valueOf(100);
    private static final int MOST_MOVING = 1000;

    private final boolean isOn;
    private final List<Oid> moving = new ArrayList<>();
    private long count;

    /// @param isOn whether there are rates; not after a restart of the device, for example.
    public Rates(boolean isOn) {
        this.isOn = isOn;
    }

    /// How many records have been given a rate.
    public long count() {
        return count;
    }

    /// What has changed but has no rate, the first thousand of it.
    public List<Oid> moving() {
        return moving;
    }

    /// Whether there are rates.
    boolean isOn() {
        return isOn;
    }

    /// What has a rate of what was read twice, as tag and settings; null if it has none.
    @Nullable String variation(VarBind before, VarBind after, Duration between) {
        if (before.value().equals(after.value())) {
            return null;
        }
        String last = SnmprecFormat.line(after);
        String record =
                record(
                        after.oid(),
                        List.of(
                                new Seen(2, between.toMillis(), last),
                                new Seen(1, 0, SnmprecFormat.line(before))));
        return record.equals(last) ? null : record.substring(record.indexOf('|') + 1);
    }

    /// @param seen in the order of writing, the latest first.
    String record(Oid oid, List<Seen> seen) {
        Seen last = seen.getFirst();
        Seen first = last;
        for (Seen each : seen) {
            // Of the first pass, what was written last.
            first = each.pass() < first.pass() ? each : first;
        }
        if (!isOn || first.line().equals(last.line()) || last.millis() <= first.millis()) {
            return last.line();
        }
        String[] before = first.line().split("\\|", 3);
        String[] after = last.line().split("\\|", 3);
        boolean isCounter = after[1].equals(COUNTER32) || after[1].equals(COUNTER64);
        if (!before[1].equals(after[1]) || (!isCounter && !after[1].equals(TIME_TICKS))) {
            if (moving.size() < MOST_MOVING) {
                moving.add(oid);
            }
            return last.line();
        }
        count++;
        BigDecimal seconds = BigDecimal.valueOf(last.millis() - first.millis(), 3);
        BigDecimal rate =
                new BigDecimal(difference(before[2], after[2], after[1]))
                        .divide(seconds, 3, RoundingMode.HALF_UP);
        if (after[1].equals(TIME_TICKS) && isNear(rate, TICKS_PER_SECOND)) {
            rate = TICKS_PER_SECOND;
        }
        return "%s|%s:numeric|rate=%s,initial=%s,wrap=1"
                .formatted(oid, after[1], rate.stripTrailingZeros().toPlainString(), after[2]);
    }

    private static BigInteger difference(String before, String after, String tag) {
        int bits = tag.equals(COUNTER64) ? 64 : 32;
        return new BigInteger(after)
                .subtract(new BigInteger(before))
                .mod(BigInteger.ONE.shiftLeft(bits));
    }

    /// Whether the difference is one of measuring.
    private static boolean isNear(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(other.movePointLeft(1)) < 0;
    }
}
