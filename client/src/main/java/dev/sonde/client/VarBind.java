package dev.sonde.client;

/// A variable binding: an object's name and what it holds (RFC 3416 §2.1).
///
/// @param oid the name of the object instance.
/// @param value its value, [Missing] where the agent has none, [Null] in a request.
public record VarBind(Oid oid, Value value) {

    @Override
    public String toString() {
        return oid + " = " + value;
    }
}
