package dev.sonde.cli.query;

import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sonde getnext`: the objects that follow.
@Command(
        name = "getnext",
        description = "Prints the objects that follow.",
        footer = {
            "",
            "Examples:",
            "  sonde getnext 192.0.2.1 1.3.6.1.2.1.1.5 1.3.6.1.2.1.1.3",
            "  sonde getnext -v1 -c private [2001:db8::1]:1161 1.3.6.1.2.1.1.3.0",
            "  sonde getnext -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 1.3.6.1.2.1.1.3.0",
            "  sonde getnext 192.0.2.1 1.3.6.1.2.1.1.3.0 --output json"
        })
public final class GetNextCommand extends QueryCommand {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "in dotted form")
    private final List<Oid> oids = new ArrayList<>();

    public GetNextCommand(LineOutput output) {
        super(output);
    }

    @Override
    void query(Session session) {
        session.getNext(oids.toArray(Oid[]::new)).forEach(this::print);
    }
}
