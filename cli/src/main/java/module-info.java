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
}
