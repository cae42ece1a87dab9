package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.compare.Comparison;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.mirror.compare.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde diff`: what two devices have not in common.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true,
        exitCodeOnExecutionException = 2,
        description = {
            "Compares recordings, snapshots and live agents: what the second has more (+), less (-),"
                    + " or otherwise (- and +). Values that move on any device, counters and times"
                    + " above all, are counted apart.",
            "Ends with 0 if they are the same but for those, with 1 if not, with 2 if it fails."
        },
        footer = {
            "",
            "Examples:",
            "  sonde diff core.snmprec 192.0.2.1 -c env:COMMUNITY",
            "  sonde diff -v3 -u ops -A env:AUTH -X env:PRIV core.snmprec 192.0.2.1",
            "  sonde diff 'lab.mv.db#core@-2' 'lab.mv.db#core@-1'",
            "  sonde diff before.snmprec after.snmprec --ignore 1.3.6.1.2.1.4 --json",
            "  sonde diff snmp://env:ONE@192.0.2.1 snmp://env:TWO@[2001:db8::1]:1161"
        })
final class DiffCommand implements Callable<Integer> {

    private static final int DIFFERENT = 1;

    @Parameters(index = "0", paramLabel = "A", description = DeviceSource.SYNTAX)
    private String before = "";

    @Parameters(index = "1", paramLabel = "B", description = "the same")
    private String after = "";

    @Option(
            names = "--root",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "compares only this subtree (everything)")
    private Oid root = Oid.of("");

    @Option(
            names = "--ignore",
            paramLabel = "OID",
            split = ",",
            converter = OidConverter.class,
            description = "leaves out these subtrees, with commas between them")
    private List<Oid> ignored = new ArrayList<>();

    @Option(names = "--moving", description = "shows values that move, too (~)")
    private boolean showMoving;

    @Option(
            names = "--json",
            description = "a JSON object for each difference on a line, and one with the counts")
    private boolean json;

    @Mixin private final AccessOptions access = new AccessOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final LineOutput output;

    DiffCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public Integer call() throws IOException {
        DeviceSource first = DeviceSource.of(before, access);
        DeviceSource second = DeviceSource.of(after, access);
        try (OpenedDevice one = first.open(this::complain, root);
                OpenedDevice other = second.open(this::complain, root)) {
            Summary summary =
                    Comparison.of(below(one, other), below(other, one))
                            .withIgnored(ignored)
                            .run(this::print);
            output.println(json ? DifferenceLines.json(summary) : DifferenceLines.text(summary));
            return summary.isSame() ? ExitCode.OK : DIFFERENT;
        } finally {
            output.flush();
        }
    }

    /// @param other what it is compared with: where that is known to fail, an agent may, too.
    private Iterable<VarBind> below(OpenedDevice device, OpenedDevice other) {
        Iterable<VarBind> objects = device.objects(root, other.errors());
        return () ->
                StreamSupport.stream(objects.spliterator(), false)
                        .filter(object -> root.isPrefixOf(object.oid()))
                        .iterator();
    }

    private void print(Difference difference) {
        if (!(difference instanceof Difference.Moved) || showMoving) {
            if (json) {
                output.println(DifferenceLines.json(difference));
            } else {
                DifferenceLines.text(difference).forEach(output::println);
            }
        }
    }

    private void complain(String complaint) {
        spec.commandLine().getErr().println(complaint);
    }
}
