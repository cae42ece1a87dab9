package dev.sonde.cli.options;

import picocli.CommandLine.IVersionProvider;

/// What `--version` says.
public final class ProgramVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ProgramVersion.class.getPackage().getImplementationVersion();
        return new String[] {
            "sonde %s on Java %s"
                    .formatted(version == null ? "(not packaged)" : version, Runtime.version())
        };
    }
}
