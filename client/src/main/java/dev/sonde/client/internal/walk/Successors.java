package dev.sonde.client.internal.walk;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Oid;
import dev.sonde.client.SnmpTimeoutException;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.exchange.Operations;
import java.util.List;

/// Asks for what follows some OIDs, with as many repetitions as the agent can bear: fewer when it
/// says tooBig or says nothing, one by GETNEXT when it fails in the middle. What it could not bear
/// is remembered for all later walks of that agent.
final class Successors {

    private final Operations operations;
    private final int maxRepetitions;

    Successors(Operations operations, int maxRepetitions) {
        this.operations = operations;
        this.maxRepetitions = operations.hasBulk() ? maxRepetitions : 1;
    }

    /// Rows of successors, each row one varbind for each of `oids` in order; the last row may be
    /// cut short.
    ///
    /// @throws MalformedResponseException if the agent answers nothing at all.
    List<VarBind> after(List<Oid> oids) {
        List<VarBind> answers = rows(oids);
        if (answers.isEmpty()) {
            throw new MalformedResponseException(
                    operations.target(), "a walk after " + oids.getFirst(), "no varbinds at all");
        }
        return answers;
    }

    private List<VarBind> rows(List<Oid> oids) {
        int repetitions = repetitions(oids.size());
        while (repetitions > 1) {
            try {
                return operations.getBulk(0, repetitions, oids);
            } catch (ErrorStatusException e) {
                if (e.status() != ErrorStatus.TOO_BIG) {
                    // One object that the agent cannot read must not cost those before it.
                    break;
                }
                repetitions /= 2;
                operations.agent().learnMaxVarBinds(repetitions * oids.size());
            } catch (SnmpTimeoutException e) {
                return afterSilence(oids, repetitions);
            }
        }
        return operations.getNext(oids);
    }

    /// Some agents are silent when the answer would be long: one that answers a short question is
    /// not dead, and is asked for less from then on.
    private List<VarBind> afterSilence(List<Oid> oids, int repetitions) {
        List<VarBind> answers = operations.getNext(oids);
        operations.agent().learnMaxVarBinds(repetitions / 2 * oids.size());
        return answers;
    }

    private int repetitions(int columns) {
        int varBinds = Math.min(maxRepetitions, operations.agent().maxVarBinds());
        return Math.max(1, varBinds / columns);
    }
}
