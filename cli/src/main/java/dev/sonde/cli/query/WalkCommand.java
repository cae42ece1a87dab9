package dev.sonde.cli.query;

import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sonde walk`: subtrees by GETNEXT.
@Command(
        name = "walk",
        description = "Prints all objects of a subtree, one request for each.",
        footer = {
            "",
            "Examples:",
            "  sonde walk 192.0.2.1",
            "  sonde walk -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1",
            "  sonde walk -v1 -c private -t 0.5 -r 1 192.0.2.1:1161 1.3.6.1.2.1.1 1.3.6.1.2.1.2",
            "  sonde walk --output json 192.0.2.1 1.3.6.1.4.1 > device.json"
        })
public final class WalkCommand extends QueryCommand {

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "where a subtree starts, in dotted form (1.3.6.1.2.1)")
    private final List<Oid> roots = new ArrayList<>();

    public WalkCommand(LineOutput output) {
        super(output);
    }

    @Override
    void query(Session session) {
        print(session, roots, session::walk);
    }
}
