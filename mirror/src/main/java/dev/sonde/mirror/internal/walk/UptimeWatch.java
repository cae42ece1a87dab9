package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Session;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Looks from time to time whether the device was started anew while it is read, or since an
/// earlier run: then half of what was read may be of another life. At the end alone it would not
/// always show: a device may be up for longer by then than it was at first. Thread-safe.
public final class UptimeWatch {

    private static final int ANSWERS_BETWEEN = 256;

    private final Session session;
    private final Findings findings;
    private final AtomicLong answers = new AtomicLong();
    private final AtomicBoolean isLooking = new AtomicBoolean();
    private volatile @Nullable Uptime latest;

    public UptimeWatch(Session session, Findings findings) {
        this.session = session;
        this.findings = findings;
        this.latest = findings.uptime();
    }

    /// Looks, and has a later run know what was seen.
    public void begin() throws IOException {
        look();
        Uptime seen = latest;
        if (seen != null) {
            findings.uptime(seen);
        }
    }

    /// Asks the device how long it has been up, if it says and nobody is asking. Of two questions
    /// under way the earlier answer might be here last, and seem to go back.
    public void look() throws IOException {
        if (!isLooking.compareAndSet(false, true)) {
            return;
        }
        try {
            Uptime before = latest;
            Uptime now = Uptime.of(session);
            if (now.value().isPresent()) {
                latest = now;
                if (before != null && now.isRestartSince(before)) {
                    findings.restarted();
                }
            }
        } finally {
            isLooking.set(false);
        }
    }

    /// Looks if there have been many answers since.
    void answered() throws IOException {
        if (answers.incrementAndGet() % ANSWERS_BETWEEN == 0) {
            look();
        }
    }
}
