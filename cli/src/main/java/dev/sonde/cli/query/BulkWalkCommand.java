package dev.sonde.cli.query;

import dev.sonde.cli.options.AttachedNumbers;
import dev.sonde.cli.options.CountConverter;
import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sonde bulkwalk`: subtrees by GETBULK.
@Command(
        name = "bulkwalk",
        preprocessor = AttachedNumbers.class,
        description =
                "Prints all objects of a subtree, many with each request; on v1 as walk does.",
        footer = {
            "",
            "Examples:",
            "  sonde bulkwalk 192.0.2.1",
            "  sonde bulkwalk -v3 -u ops -A env:AUTH -x AES-256 -X env:PRIV 192.0.2.1",
            "  sonde bulkwalk -c private --max-repetitions 50 192.0.2.1:1161 1.3.6.1.2.1.2.2",
            "  sonde bulkwalk -v2c -c private -Cr50 [2001:db8::1]:1161 1.3.6.1.2.1.2.2",
            "  sonde bulkwalk --output snmprec 192.0.2.1 1.3.6.1 > device.snmprec"
        })
public final class BulkWalkCommand extends QueryCommand {

    @Option(
            names = {"--max-repetitions", "-Cr"},
            paramLabel = "N",
            defaultValue = "20",
            converter = CountConverter.class,
            description = "objects asked for at a time, 1 to 65535 (${DEFAULT-VALUE})")
    private int maxRepetitions;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "where a subtree starts, in dotted form (1.3.6.1.2.1)")
    private final List<Oid> roots = new ArrayList<>();

    public BulkWalkCommand(LineOutput output) {
        super(output);
    }

    @Override
    void query(Session session) {
        print(session, roots, root -> session.bulkWalk(root, maxRepetitions));
    }
}
