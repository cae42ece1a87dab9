package dev.sonde.cli.query;

import dev.sonde.cli.options.AttachedNumbers;
import dev.sonde.cli.options.CountConverter;
import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.options.UsageException;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Version;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sonde getbulk`: one GETBULK.
@Command(
        name = "getbulk",
        preprocessor = AttachedNumbers.class,
        description = "Prints what follows several objects, many rows with one request.",
        footer = {
            "",
            "Examples:",
            "  sonde getbulk 192.0.2.1 1.3.6.1.2.1.2.2.1.2 1.3.6.1.2.1.2.2.1.10",
            "  sonde getbulk --non-repeaters 1 --max-repetitions 5 192.0.2.1 \\",
            "      1.3.6.1.2.1.1.3 1.3.6.1.2.1.2.2.1.10",
            "  sonde getbulk -Cn1 -Cr5 192.0.2.1 1.3.6.1.2.1.1.3 1.3.6.1.2.1.2.2.1.10",
            "  sonde getbulk -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 1.3.6.1.2.1.2.2"
        })
public final class GetBulkCommand extends QueryCommand {

    @Option(
            names = {"--non-repeaters", "-Cn"},
            paramLabel = "N",
            defaultValue = "0",
            converter = CountConverter.class,
            description = "so many of the first OIDs get one row only (${DEFAULT-VALUE})")
    private int nonRepeaters;

    @Option(
            names = {"--max-repetitions", "-Cr"},
            paramLabel = "N",
            defaultValue = "10",
            converter = CountConverter.class,
            description = "rows for the other OIDs (${DEFAULT-VALUE})")
    private int maxRepetitions;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "in dotted form")
    private final List<Oid> oids = new ArrayList<>();

    public GetBulkCommand(LineOutput output) {
        super(output);
    }

    @Override
    void check() {
        if (agent().version() == Version.V1) {
            throw new UsageException(
                    "SNMPv1 has no GETBULK: use 'sonde getnext' or 'sonde walk', or -v 2c");
        }
    }

    @Override
    void query(Session session) {
        session.getBulk(nonRepeaters, maxRepetitions, oids.toArray(Oid[]::new))
                .forEach(this::print);
    }
}
