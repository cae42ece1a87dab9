package dev.sonde.simulator.variation;

/// The operations that a module minds, as its setting `op` names them; GETNEXT and GETBULK count as
/// GET.
enum Operations {
    GET,
    SET,
    ANY;

    /// @throws IllegalArgumentException if the setting is there and none of these.
    static Operations of(Settings settings, Operations otherwise) {
        return switch (settings.get("op", "")) {
            case "" -> otherwise;
            case "get" -> GET;
            case "set" -> SET;
            case "any", "*" -> ANY;
            default -> throw settings.fault("op", "no operation, as get, set and any are");
        };
    }

    boolean includeGet() {
        return this != SET;
    }

    boolean includeSet() {
        return this != GET;
    }
}
