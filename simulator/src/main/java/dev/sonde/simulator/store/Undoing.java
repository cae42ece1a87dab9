package dev.sonde.simulator.store;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import java.util.ArrayDeque;
import java.util.Deque;

/// Steps that are all done or all undone, as far as that can be.
final class Undoing {

    private final Deque<Runnable> undone = new ArrayDeque<>();

    /// Does one more step. Where it fails, the steps before it are undone, the last one first.
    ///
    /// @param oid the object to blame, unless the step names another.
    /// @param undo what undoes the step.
    /// @throws RefusedException if the step failed: as it says itself, else commitFailed;
    ///   undoFailed if it could not be undone.
    void step(Oid oid, Runnable step, Runnable undo) {
        try {
            step.run();
            undone.push(undo);
        } catch (RuntimeException e) {
            undo(oid);
            throw refusal(oid, e);
        }
    }

    private void undo(Oid oid) {
        try {
            undone.forEach(Runnable::run);
        } catch (RuntimeException e) {
            throw new RefusedException(ErrorStatus.UNDO_FAILED, oid, e);
        }
    }

    private static RuntimeException refusal(Oid oid, RuntimeException e) {
        return e instanceof RefusedException || e instanceof SilenceException
                ? RefusedException.about(oid, e)
                : new RefusedException(ErrorStatus.COMMIT_FAILED, oid, e);
    }
}
