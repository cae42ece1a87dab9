package dev.sonde.cli.query;

import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `sonde get`: the objects named.
@Command(
        name = "get",
        description = "Prints the objects named.",
        footer = {
            "",
            "Examples:",
            "  sonde get 192.0.2.1 1.3.6.1.2.1.1.5.0 1.3.6.1.2.1.1.3.0",
            "  sonde get -v1 -c private [2001:db8::1]:1161 1.3.6.1.2.1.1.3.0",
            "  sonde get -v3 -u ops -A 'auth phrase' -X 'priv phrase' 192.0.2.1 \\",
            "      1.3.6.1.2.1.1.3.0",
            "  sonde get -v3 -l authNoPriv -u ops -a SHA-256 -A env:AUTH 192.0.2.1 \\",
            "      1.3.6.1.2.1.1.3.0",
            "  sonde get 192.0.2.1 1.3.6.1.2.1.1.3.0 --output json"
        })
public final class GetCommand extends QueryCommand {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "in dotted form")
    private final List<Oid> oids = new ArrayList<>();

    public GetCommand(LineOutput output) {
        super(output);
    }

    @Override
    void query(Session session) {
        session.get(oids.toArray(Oid[]::new)).forEach(this::print);
    }
}
