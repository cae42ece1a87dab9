package dev.sonde.simulator.recording;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.store.OidStore;
import dev.sonde.simulator.store.RefusedException;
import dev.sonde.simulator.store.Waiting;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A recording that is read from its file when it is first asked for, and kept from then on. Any
/// number of devices share one.
///
/// Whoever asks first reads it, and whoever asks meanwhile waits. If the file cannot be read, every
/// object answers with genErr.
public final class LazyRecording implements OidStore {

    private final RecordingFile file;
    private final Consumer<Reading> listener;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Recording recording;
    private volatile boolean unreadable;

    /// @param listener told what the file turned out to hold, once, by the thread that read it; a
    ///   file that cannot be read is an empty recording with one problem.
    public LazyRecording(RecordingFile file, Consumer<Reading> listener) {
        this.file = file;
        this.listener = listener;
    }

    /// The file it is read from.
    public RecordingFile file() {
        return file;
    }

    /// The recording, read now if it was not before.
    ///
    /// @throws RefusedException if it cannot be read.
    public Recording recording() {
        Recording present = recording;
        return present == null ? load() : present;
    }

    private Recording load() {
        Reading read = null;
        reading.lock();
        try {
            Recording present = recording;
            if (present != null) {
                return present;
            }
            if (!unreadable) {
                read = read();
            }
        } finally {
            reading.unlock();
        }
        if (read != null) {
            listener.accept(read);
        }
        if (read == null || unreadable) {
            throw new RefusedException(ErrorStatus.GEN_ERR);
        }
        return read.recording();
    }

    private Reading read() {
        try {
            Reading read = file.read();
            recording = read.recording();
            return read;
        } catch (IOException e) {
            unreadable = true;
            Problem problem = new Problem(file.path(), 0, String.valueOf(e.getMessage()));
            return new Reading(Recording.of(List.of()), List.of(problem), List.of());
        }
    }

    @Override
    public @Nullable Value get(Oid oid) {
        return recording().get(oid);
    }

    @Override
    public @Nullable VarBind next(Oid oid) {
        return recording().next(oid);
    }

    @Override
    public List<VarBind> next(Oid oid, int limit) {
        return recording().next(oid, limit);
    }

    @Override
    public boolean isWritable(Oid oid) {
        return recording().isWritable(oid);
    }

    /// Refuses: a recording does not change.
    @Override
    public void set(List<VarBind> varBinds) {
        recording().set(varBinds);
    }

    /// For the first one who asks only.
    @Override
    public Waiting waiting() {
        return recording == null && !unreadable ? Waiting.ALWAYS : Waiting.NEVER;
    }

    @Override
    public String toString() {
        return "the recording in " + file;
    }
}
