package dev.sonde.mirror.internal.walk;

import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpException;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.internal.archive.Archive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What a mirror finds out about its device besides objects. All of it is noted in the archive, so
/// that it is known to who goes on with the mirror. Thread-safe.
public final class Findings {

    private static final int MOST_GAPS = 1000;
    private static final String GAP = "gap";
    private static final String UNORDERED = "unordered";
    private static final String DISTRUSTED = "distrusted";
    private static final String UPTIME = "uptime";
    private static final String RESTARTED = "restarted";

    private final Archive archive;
    private final List<Gap> gaps = new ArrayList<>();
    private final Map<Oid, Integer> gapsBySubtree = new HashMap<>();
    private final Set<Oid> unordered = new TreeSet<>();
    private final Set<Oid> distrusted = new TreeSet<>();
    private long furtherGaps;
    private @Nullable Uptime uptime;
    private boolean isRestarted;

    /// What the archive holds of an earlier run.
    public Findings(Archive archive) {
        this.archive = archive;
        archive.notes().forEach(this::read);
    }

    private void read(String note) {
        String[] words = note.split("\\|", 5);
        switch (words[0]) {
            case GAP ->
                    keep(
                            new Gap(
                                    Oid.of(words[1]),
                                    words[2].isEmpty() ? null : Oid.of(words[2]),
                                    Gap.Reason.valueOf(words[3]),
                                    words[4]));
            case UNORDERED -> unordered.add(Oid.of(words[1]));
            case DISTRUSTED -> distrusted.add(Oid.of(words[1]));
            case UPTIME -> uptime = Uptime.of(note.substring(UPTIME.length() + 1));
            case RESTARTED -> isRestarted = true;
            default -> {
                // of a newer version
            }
        }
    }

    private void keep(Gap gap) {
        if (gaps.stream().anyMatch(known -> isSame(known, gap))) {
            return; // in another pass
        }
        gapsBySubtree.merge(Subtrees.of(gap.after()), 1, Integer::sum);
        if (gaps.size() < MOST_GAPS) {
            gaps.add(gap);
        } else {
            furtherGaps++;
        }
    }

    private static boolean isSame(Gap one, Gap other) {
        return one.after().equals(other.after())
                && Objects.equals(one.resumedAt(), other.resumedAt());
    }

    synchronized void gap(Gap gap) throws IOException {
        keep(gap);
        Oid resumedAt = gap.resumedAt();
        String detail = gap.detail().replaceAll("\\p{Cc}+", " ");
        archive.note(
                String.join(
                        "|",
                        GAP,
                        gap.after().text(),
                        resumedAt == null ? "" : resumedAt.text(),
                        gap.reason().name(),
                        detail));
    }

    /// How many gaps there are in `subtree`.
    synchronized int gapsIn(Oid subtree) {
        return gapsBySubtree.getOrDefault(subtree, 0);
    }

    synchronized void unordered(Oid region) throws IOException {
        if (unordered.stream().noneMatch(known -> known.isPrefixOf(region))) {
            unordered.add(region);
            archive.note(UNORDERED + "|" + region);
        }
    }

    /// Returns whether `subtree` was trusted before.
    synchronized boolean distrust(Oid subtree) throws IOException {
        boolean isNew = distrusted.add(subtree);
        if (isNew) {
            archive.note(DISTRUSTED + "|" + subtree);
        }
        return isNew;
    }

    synchronized boolean isDistrusted(Oid subtree) {
        return distrusted.contains(subtree);
    }

    /// The device was started anew.
    synchronized void restarted() throws IOException {
        if (!isRestarted) {
            isRestarted = true;
            archive.note(RESTARTED);
        }
    }

    /// Whether the device was started anew since the mirror was begun.
    public synchronized boolean isRestarted() {
        return isRestarted;
    }

    synchronized void uptime(Uptime seen) throws IOException {
        uptime = seen;
        archive.note(UPTIME + "|" + seen.text());
    }

    /// What an earlier run, or this one, has seen of the device's uptime; null if nothing.
    synchronized @Nullable Uptime uptime() {
        return uptime;
    }

    public synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    public synchronized long furtherGaps() {
        return furtherGaps;
    }

    public synchronized List<Oid> unordered() {
        return List.copyOf(unordered);
    }

    public synchronized List<Oid> distrusted() {
        return List.copyOf(distrusted);
    }

    /// What kind of gap a failure makes; null if it concerns more than a part of the tree.
    static Gap.@Nullable Reason reason(SnmpException e) {
        return switch (e) {
            case SnmpTimeoutException _ -> Gap.Reason.SILENT;
            case ErrorStatusException _ -> Gap.Reason.ERROR_STATUS;
            case MalformedResponseException _ -> Gap.Reason.MALFORMED;
            default -> null;
        };
    }
}
