package dev.sonde.client;

/// The agent answered, but not with what the protocol allows: unreadable BER, the wrong number of
/// varbinds, other OIDs than asked for.
public final class MalformedResponseException extends SnmpException {

    private static final long serialVersionUID = 1;

    public MalformedResponseException(Target target, String operation, String fault) {
        super("%s answered %s with a malformed response: %s".formatted(target, operation, fault));
    }
}
