package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.internal.subtree.Borders;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A run of objects of a composite store, put together piece after piece, each of one owner.
final class CompositeRun {

    private final CompositeStore store;

    private final Piece first;

    /// @param oid what the run follows.
    CompositeRun(CompositeStore store, Oid oid) {
        this.store = store;
        this.first = piece(oid, oid);
    }

    /// What one owner has from a place on.
    ///
    /// @param end the first OID that may have another owner; null if there is none.
    /// @param oneByOne whether objects are read one at a time.
    private record Piece(OidStore owner, Oid from, @Nullable Oid end, boolean oneByOne) {

        /// Whether the owner has nothing more before the end.
        boolean isEmpty() {
            Oid name = owner.nextOid(from);
            return name == null || isPast(name);
        }

        boolean isPast(Oid oid) {
            return end != null && oid.compareTo(end) >= 0;
        }
    }

    /// What comes after `from` in the store that owns `oid`.
    private Piece piece(Oid oid, Oid from) {
        OidStore owner = store.owner(oid);
        // Where reading takes long, nothing is read that may lie past the end.
        boolean oneByOne = store.isObject(oid) || owner.waiting() == Waiting.ALWAYS;
        return new Piece(owner, from, store.border(oid), oneByOne);
    }

    /// The name of the first object; null if there is none.
    @Nullable Oid nextOid() {
        Piece piece = first;
        while (piece != null && piece.isEmpty()) {
            piece = next(piece);
        }
        return piece == null ? null : piece.owner().nextOid(piece.from());
    }

    private @Nullable Piece next(Piece piece) {
        Oid end = piece.end();
        return end == null ? null : piece(end, Borders.before(end));
    }

    /// Up to `limit` objects; what comes before one that is refused, if there is anything.
    List<VarBind> varBinds(int limit) {
        List<VarBind> following = new ArrayList<>();
        Piece piece = first;
        while (piece != null && following.size() < limit) {
            try {
                piece = piece.isEmpty() ? next(piece) : read(piece, limit, following);
            } catch (RefusedException | SilenceException e) {
                if (following.isEmpty()) {
                    throw e;
                }
                break;
            }
        }
        return following;
    }

    /// Adds what the owner has, up to `limit` objects in all; returns where to go on.
    private @Nullable Piece read(Piece piece, int limit, List<VarBind> following) {
        Oid last = null;
        int wanted = piece.oneByOne() ? 1 : limit - following.size();
        for (VarBind varBind : piece.owner().next(piece.from(), wanted)) {
            if (piece.isPast(varBind.oid())) {
                break;
            }
            following.add(varBind);
            last = varBind.oid();
        }
        // Where only holes were left, there is no last.
        return last == null
                ? next(piece)
                : new Piece(piece.owner(), last, piece.end(), piece.oneByOne());
    }
}
