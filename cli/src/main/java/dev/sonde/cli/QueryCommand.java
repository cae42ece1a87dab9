package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.VarBind;
import dev.sonde.client.Walk;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What all queries do: open a session, print the varbinds that come, and print what came also when
/// no more can come.
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ProgramVersion.class,
        sortOptions = false,
        parameterListHeading = "%n",
        optionListHeading = "%n",
        abbreviateSynopsis = true)
abstract sealed class QueryCommand implements Callable<Integer>
        permits BulkWalkCommand,
                GetBulkCommand,
                GetCommand,
                GetNextCommand,
                SetCommand,
                WalkCommand {

    /// Where net-snmp's walks start, too, if they are not told.
    private static final Oid MIB_2 = Oid.of("1.3.6.1.2.1");

    @Mixin private final AgentOptions agent = new AgentOptions();

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

    private final LineOutput output;

    QueryCommand(LineOutput output) {
        this.output = output;
    }

    @Override
    public final Integer call() {
        check();
        // A query needs one socket, and a process whose readers have ended is not held up by them.
        try (SnmpEngine engine = SnmpEngine.builder().sockets(1).open();
                Session session = engine.session(agent.target())) {
            query(session);
        } finally {
            output.flush();
        }
        return ExitCode.OK;
    }

    /// Whether what was typed makes sense, before anything is sent.
    ///
    /// @throws UsageException if not.
    void check() {}

    abstract void query(Session session);

    final AgentOptions agent() {
        return agent;
    }

    final void print(VarBind varBind) {
        output.println(form.line(varBind));
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
