package dev.sonde.cli.query;

import dev.sonde.cli.output.LineOutput;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.VarBind;
import dev.sonde.client.Walk;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// What the queries of single objects have in common: they print varbinds, a line each.
abstract sealed class QueryCommand extends AgentCommand
        permits BulkWalkCommand,
                GetBulkCommand,
                GetCommand,
                GetNextCommand,
                SetCommand,
                WalkCommand {

    /// Where net-snmp's walks start, too, if they are not told.
    private static final Oid MIB_2 = Oid.of("1.3.6.1.2.1");

    @Option(
            names = "--output",
            paramLabel = "FORM",
            defaultValue = "snmpwalk",
            converter = OutputFormConverter.class,
            description = {
                "form of each line (${DEFAULT-VALUE}):",
                "snmpwalk: as net-snmp prints with -On",
                "snmprec: OID|TAG|VALUE, as recordings have it",
                "json: an object with oid, type and value; numbers are numbers; octets that are no"
                        + " text make value null and come in hex"
            })
    private OutputForm form = OutputForm.SNMPWALK;

    QueryCommand(LineOutput output) {
        super(output);
    }

    final void print(VarBind varBind) {
        println(form.line(varBind));
    }

    /// Prints the subtrees below `roots`, below [#MIB_2] if there are none. Of a subtree without
    /// objects, prints what its root itself answers, as net-snmp does.
    final void print(Session session, List<Oid> roots, Function<Oid, Walk> walk) {
        for (Oid root : roots.isEmpty() ? List.of(MIB_2) : roots) {
            boolean isEmpty = true;
            for (VarBind varBind : walk.apply(root)) {
                print(varBind);
                isEmpty = false;
            }
            if (isEmpty) {
                print(session.get(root));
            }
        }
    }
}
