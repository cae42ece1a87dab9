package dev.sonde.client;

/// What an agent answers where it has no value (RFC 3416 §3). A value, not an exception: one GET
/// may mix it with good ones.
///
/// SNMPv1 knows no such values; there a noSuchName error reads as [#NO_SUCH_OBJECT] for the OID it
/// names, or as [#END_OF_MIB_VIEW] in answer to a GETNEXT.
public enum Missing implements Value {
    /// The agent knows no such object type.
    NO_SUCH_OBJECT(Syntax.NO_SUCH_OBJECT),
    /// The object type exists, but not this instance of it.
    NO_SUCH_INSTANCE(Syntax.NO_SUCH_INSTANCE),
    /// Nothing follows in lexicographic order.
    END_OF_MIB_VIEW(Syntax.END_OF_MIB_VIEW);

    private final Syntax syntax;

    Missing(Syntax syntax) {
        this.syntax = syntax;
    }

    @Override
    public Syntax syntax() {
        return syntax;
    }

    @Override
    public String text() {
        return syntax.label();
    }

    @Override
    public boolean isPresent() {
        return false;
    }
}
