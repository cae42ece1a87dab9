import org.jspecify.annotations.NullMarked;

/// The `sonde` command.
@NullMarked
module dev.sonde.cli {
    requires static org.jspecify;
    requires dev.sonde.client;
    requires dev.sonde.mirror;
    requires dev.sonde.simulator;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires tools.jackson.core;
    requires tools.jackson.dataformat.yaml;

    opens dev.sonde.cli to
            info.picocli;
    opens dev.sonde.cli.convert to
            info.picocli;
    opens dev.sonde.cli.diff to
            info.picocli;
    opens dev.sonde.cli.mirror to
            info.picocli;
    opens dev.sonde.cli.options to
            info.picocli;
    opens dev.sonde.cli.query to
            info.picocli;
    opens dev.sonde.cli.scrub to
            info.picocli;
    opens dev.sonde.cli.simulate to
            info.picocli;
}
