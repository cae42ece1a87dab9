package dev.sonde.cli.query;

import dev.sonde.cli.options.UsageException;
import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `sonde set`: changes objects, all or none.
@Command(
        name = "set",
        description = {
            "Sets objects, all or none, and prints them as the agent confirms them.",
            "",
            "TYPE is one letter, as net-snmp's users know them:",
            "  i INTEGER    u Gauge32    3 Unsigned32, the same on the wire as Gauge32",
            "  c Counter32    C Counter64    t TimeTicks",
            "  a IpAddress    o OBJECT IDENTIFIER    n NULL",
            "  Opaque: F float    D double    I signed 64-bit    U unsigned 64-bit",
            "  OCTET STRING: s text    x hex    d decimal octets    b numbers of bits set"
        },
        footer = {
            "",
            "Examples:",
            "  sonde set -c private 192.0.2.1 1.3.6.1.2.1.1.6.0 s 'Lab 3'",
            "  sonde set -v3 -u ops -A env:AUTH -X env:PRIV 192.0.2.1 \\",
            "      1.3.6.1.2.1.1.6.0 s 'Lab 3'",
            "  sonde set -c private 192.0.2.1 1.3.6.1.2.1.2.2.1.7.4 i 2 \\",
            "      1.3.6.1.2.1.2.2.1.7.5 i 2",
            "  sonde set -c private 192.0.2.1 1.3.6.1.4.1.8072.9.1.0 i -5",
            "  sonde set -c private 192.0.2.1 1.3.6.1.4.1.8072.9.2.0 x '00 1A 2B'"
        })
public final class SetCommand extends QueryCommand {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "(OID TYPE VALUE)",
            description = "what to set to what")
    private final List<String> words = new ArrayList<>();

    private final List<VarBind> varBinds = new ArrayList<>();

    public SetCommand(LineOutput output) {
        super(output);
    }

    /// Negative numbers are values, though they look like options.
    @Spec
    void spec(CommandSpec spec) {
        spec.parser().unmatchedOptionsArePositionalParams(true);
    }

    @Override
    void check() {
        refuseOption(agent().address());
        for (int i = 0; i < words.size(); i += 3) {
            String oid = words.get(i);
            refuseOption(oid);
            if (i + 2 >= words.size()) {
                throw new UsageException("'" + oid + "' needs a type and a value after it");
            }
            refuseOption(words.get(i + 1));
            varBinds.add(varBind(oid, words.get(i + 1), words.get(i + 2)));
        }
    }

    private static void refuseOption(String word) {
        if (word.startsWith("-")) {
            throw new UsageException("Unknown option: '" + word + "'");
        }
    }

    private static VarBind varBind(String oid, String type, String value) {
        if (type.length() != 1) {
            throw new UsageException("'" + type + "' is no type: one letter, such as i or s");
        }
        return new VarBind(Oid.of(oid), Value.parse(type.charAt(0), value));
    }

    @Override
    void query(Session session) {
        session.set(varBinds.toArray(VarBind[]::new)).forEach(this::print);
    }
}
