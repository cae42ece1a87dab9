import org.jspecify.annotations.NullMarked;

/// Takes a live device's tree home, into a recording or a database.
@NullMarked
module dev.sonde.mirror {
    requires static org.jspecify;
    requires transitive dev.sonde.client;
    requires transitive dev.sonde.simulator;

    exports dev.sonde.mirror;
    exports dev.sonde.mirror.compare;
    exports dev.sonde.mirror.scrub;
}
