package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.client.internal.snmp4j.Variables;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.mp.MessageProcessingModel;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/// A request on its way through snmp4j-agent, which gathers answers and the first error.
///
/// It keeps the request's varbinds untouched, unlike its superclass: an error response carries them
/// as they came, never values (RFC 3416 §4.2.1, RFC 1157 §4.1.2).
@SuppressWarnings("serial") // the superclass is serializable; nobody serializes a request
final class StoreRequest extends SnmpRequest {

    private List<VariableBinding> answers;
    private int failedIndex;
    private int failedStatus;

    StoreRequest(CommandResponderEvent<?> event, DeviceContext device) {
        super(event, device);
        this.answers = Arrays.asList(new VariableBinding[event.getPDU().size()]);
    }

    boolean isV1() {
        return getMessageProcessingModel() == MessageProcessingModel.MPv1;
    }

    /// The answer to the varbind at `index`, from 0.
    void answer(int index, OID name, Variable value) {
        answers.set(index, new VariableBinding(name, value));
    }

    /// All answers, where there may be more or fewer of them than varbinds in the request.
    void answer(List<VariableBinding> varBinds) {
        answers = varBinds;
    }

    /// The varbind at `index`, from 0, cannot be answered. Where several fail, the first counts.
    void fail(int index, int status) {
        if (failedIndex == 0 || index + 1 < failedIndex) {
            failedIndex = index + 1;
            failedStatus = status;
        }
    }

    /// What a SET sets. Of an OID that is named twice the last value, which RFC 3416 §4.2.5 leaves
    /// to the implementation.
    List<VarBind> assignments() {
        Map<Oid, Value> values = LinkedHashMap.newLinkedHashMap(size());
        for (VariableBinding varBind : source.getPDU().getVariableBindings()) {
            values.put(
                    Variables.fromSnmp4j(varBind.getOid()),
                    Variables.fromSnmp4j(varBind.getVariable()));
        }
        return values.entrySet().stream().map(e -> new VarBind(e.getKey(), e.getValue())).toList();
    }

    /// The present phase of a SET is done for every varbind.
    void completePhase() {
        subrequests.forEach(SnmpSubRequest::completed);
    }

    @Override
    public PDU getResponse() {
        PDU request = source.getPDU();
        PDU answer = new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(request.getRequestID());
        if (failedStatus != PDU.noError) {
            answer.setErrorStatus(status(failedStatus, isV1() ? Version.V1 : Version.V2C));
            answer.setErrorIndex(failedIndex);
        }
        boolean echo = failedStatus != PDU.noError || request.getType() == PDU.SET;
        answer.addAll(echo ? request.getVariableBindings() : answers);
        return answer;
    }

    /// An error-status of v2 in the words of `version`.
    static int status(int status, Version version) {
        return version == Version.V1 ? inV1(status) : status;
    }

    /// An error-status of v2 in the words of v1 (RFC 3584 §4.3).
    private static int inV1(int status) {
        return switch (status) {
            case PDU.wrongValue,
                    PDU.wrongEncoding,
                    PDU.wrongType,
                    PDU.wrongLength,
                    PDU.inconsistentValue ->
                    PDU.badValue;
            case PDU.noAccess,
                    PDU.notWritable,
                    PDU.noCreation,
                    PDU.inconsistentName,
                    PDU.authorizationError ->
                    PDU.noSuchName;
            case PDU.resourceUnavailable, PDU.commitFailed, PDU.undoFailed -> PDU.genErr;
            default -> status;
        };
    }
}
