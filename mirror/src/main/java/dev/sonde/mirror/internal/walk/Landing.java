package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import org.jspecify.annotations.Nullable;

/// Where a walk goes on that could not go on where it was.
///
/// @param at it goes on after this OID.
/// @param exact the object at that OID, which GETNEXT would not show; null if there is none.
/// @param next what the agent shows after it; null if that was not asked, or not answered.
/// @param isEnd whether nothing behind it belongs to the range.
record Landing(Oid at, @Nullable VarBind exact, @Nullable VarBind next, boolean isEnd) {

    static Landing at(Oid oid) {
        return new Landing(oid, null, null, false);
    }

    static Landing end(Oid oid) {
        return new Landing(oid, null, null, true);
    }

    Landing before(VarBind next) {
        return new Landing(at, exact, next, isEnd);
    }

    Landing asEnd() {
        return new Landing(at, exact, next, true);
    }
}
