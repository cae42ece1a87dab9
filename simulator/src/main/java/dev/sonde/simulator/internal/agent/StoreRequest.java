package dev.sonde.simulator.internal.agent;

import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.simulator.store.SilenceException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snmp4j.CommandResponderEvent;
import org.snmp4j.PDU;
import org.snmp4j.agent.mo.snmp.CoexistenceInfo;
import org.snmp4j.agent.request.SnmpRequest;
import org.snmp4j.mp.MessageProcessingModel;
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
    private Predicate<Oid> writeView = _ -> true;
    private @Nullable SilenceException silence;

    StoreRequest(CommandResponderEvent<?> event, CoexistenceInfo device) {
        super(event, device);
        this.answers = Arrays.asList(new VariableBinding[event.getPDU().size()]);
    }

    boolean isV1() {
        return getMessageProcessingModel() == MessageProcessingModel.MPv1;
    }

    /// The answer to the varbind at `index`, from 0.
    void answer(int index, VariableBinding varBind) {
        answers.set(index, varBind);
    }

    /// All answers, where there may be more or fewer of them than varbinds in the request.
    void answer(List<VariableBinding> varBinds) {
        answers = varBinds;
    }

    /// The varbind at `index`, from 0, cannot be answered, or with an index of −1 the whole
    /// request. Where several fail, the first counts.
    void fail(int index, int status) {
        if (failedStatus == PDU.noError || index + 1 < failedIndex) {
            failedIndex = index + 1;
            failedStatus = status;
        }
    }

    /// Whether there is nothing left to find out: the answer is an error about all, or none.
    boolean isDecided() {
        return silence != null || (failedStatus != PDU.noError && failedIndex == 0);
    }

    /// There is to be no answer: [#getResponse()] throws this. It is kept till then because
    /// snmp4j-agent takes what is thrown on the way for an error.
    void silence(SilenceException silence) {
        this.silence = silence;
    }

    /// What the request's credentials may set; the rest is refused with noAccess. Default:
    /// everything.
    void writeView(Predicate<Oid> writeView) {
        this.writeView = writeView;
    }

    /// What a SET sets, in the order of its varbinds.
    List<VarBind> assignments() {
        List<VarBind> assignments = new ArrayList<>(size());
        for (VariableBinding varBind : source.getPDU().getVariableBindings()) {
            assignments.add(Variables.fromSnmp4j(varBind));
        }
        return assignments;
    }

    /// The first varbind outside of the write view, or −1.
    int firstWithoutAccess(List<VarBind> assignments) {
        for (int i = 0; i < assignments.size(); i++) {
            if (!writeView.test(assignments.get(i).oid())) {
                return i;
            }
        }
        return -1;
    }

    /// The present phase of a SET is done for every varbind.
    void completePhase() {
        subrequests.forEach(SnmpSubRequest::completed);
    }

    /// @throws SilenceException if an object stays silent.
    @Override
    public PDU getResponse() {
        if (silence != null) {
            throw silence;
        }
        PDU request = source.getPDU();
        PDU answer = new PDU();
        answer.setType(PDU.RESPONSE);
        answer.setRequestID(request.getRequestID());
        boolean failed = failedStatus != PDU.noError;
        if (failed) {
            answer.setErrorStatus(status(failedStatus, isV1() ? Version.V1 : Version.V2C));
            answer.setErrorIndex(isAboutAll(failedStatus) ? 0 : failedIndex);
        }
        if (failed || request.getType() == PDU.SET) {
            // v1 repeats the request (RFC 1157 §4.1.2), v2 sends no varbinds (RFC 3416 §4.2.1).
            boolean empty = failedStatus == PDU.tooBig && !isV1();
            answer.addAll(empty ? List.of() : request.getVariableBindings());
        } else {
            answer.addAll(answers);
        }
        return answer;
    }

    /// An error-status of v2 in the words of `version`.
    static int status(int status, Version version) {
        return version == Version.V1 ? inV1(status) : status;
    }

    /// Whether the error-index of `status` is 0, whatever is to blame (RFC 3416 §4.2.1 and §4.2.5,
    /// RFC 3413 §3.2).
    private static boolean isAboutAll(int status) {
        return status == PDU.tooBig || status == PDU.undoFailed || status == PDU.authorizationError;
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
