package dev.sonde.cli.query;

import dev.sonde.cli.options.AttachedNumbers;
import dev.sonde.cli.options.CountConverter;
import dev.sonde.cli.options.OidConverter;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sonde table`: columns side by side.
@Command(
        name = "table",
        preprocessor = AttachedNumbers.class,
        description = {
            "Prints columns of a table side by side, a line for each row.",
            "",
            "A column's OID is that of the table, then 1, then the column's number: ifTable is"
                    + " 1.3.6.1.2.1.2.2, and its column 2, ifDescr, is 1.3.6.1.2.1.2.2.1.2."
        },
        footer = {
            "",
            "Examples:",
            "  sonde table 192.0.2.1 1.3.6.1.2.1.2.2.1.2 1.3.6.1.2.1.2.2.1.8",
            "  sonde table -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 \\",
            "      1.3.6.1.2.1.31.1.1.1.1 1.3.6.1.2.1.31.1.1.1.18",
            "  sonde table --from 10 --to 19 192.0.2.1 1.3.6.1.2.1.2.2.1.2",
            "  sonde table --output csv 192.0.2.1 1.3.6.1.2.1.2.2.1.2 > interfaces.csv"
        })
public final class TableCommand extends AgentCommand {

    @Option(
            names = "--from",
            paramLabel = "INDEX",
            converter = IndexConverter.class,
            description = "only the rows from this index on")
    private @Nullable Oid from;

    @Option(
            names = "--after",
            paramLabel = "INDEX",
            converter = IndexConverter.class,
            description = "only the rows after this index")
    private @Nullable Oid after;

    @Option(
            names = "--to",
            paramLabel = "INDEX",
            converter = IndexConverter.class,
            description = "only the rows up to this index, all that begin with it included")
    private @Nullable Oid to;

    @Option(
            names = {"--max-repetitions", "-Cr"},
            paramLabel = "N",
            defaultValue = "20",
            converter = CountConverter.class,
            description = "objects asked for at a time, 1 to 65535 (${DEFAULT-VALUE})")
    private int maxRepetitions;

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "text",
            converter = TableForm.Converter.class,
            description = {
                "form of the table (${DEFAULT-VALUE}):",
                "text: aligned; a hole is -",
                "csv: comma-separated; a hole is empty, an empty string is \"\"",
                "json: an object for each row with index and cells, and in each cell type and value"
                        + " as sonde get has them; a hole is null"
            })
    private TableForm form = TableForm.TEXT;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COLUMN-OID",
            converter = OidConverter.class,
            description = "columns, in dotted form")
    private final List<Oid> columns = new ArrayList<>();

    public TableCommand(LineOutput output) {
        super(output);
    }

    @Override
    void query(Session session) {
        Table table =
                session.clone(t -> t.withMaxRepetitions(maxRepetitions))
                        .table(columns.toArray(Oid[]::new));
        table = from == null ? table : table.from(from);
        table = after == null ? table : table.after(after);
        table = to == null ? table : table.to(to);
        form.lines(columns, table.rows()).forEach(this::println);
    }
}
