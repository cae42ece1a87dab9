package dev.sonde.client.internal.exchange;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.ErrorStatusException;
import dev.sonde.client.MalformedResponseException;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Target;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.client.internal.message.Pdu;
import dev.sonde.client.internal.message.PduType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The operations of RFC 3416 §4.2 on one agent: asks, and checks that the answer fits the
/// question.
public final class Operations {

    private final Exchange exchange;
    private final Agent agent;
    private final Target target;

    public Operations(Exchange exchange, Agent agent, Target target) {
        this.exchange = exchange;
        this.agent = agent;
        this.target = target;
    }

    public Agent agent() {
        return agent;
    }

    public Target target() {
        return target;
    }

    public List<VarBind> get(List<Oid> names) {
        List<Oid> oids = onWire(names);
        List<VarBind> answers = each(PduType.GET, oids, Missing.NO_SUCH_OBJECT);
        for (int i = 0; i < oids.size(); i++) {
            if (!answers.get(i).oid().equals(oids.get(i))) {
                throw malformed(
                        Pdu.asking(PduType.GET, oids),
                        "asked for " + oids.get(i) + " it named " + answers.get(i).oid());
            }
        }
        return answers;
    }

    public List<VarBind> getNext(List<Oid> oids) {
        return each(PduType.GET_NEXT, onWire(oids), Missing.END_OF_MIB_VIEW);
    }

    /// @throws IllegalArgumentException if a number is out of range.
    /// @throws IllegalStateException if the session speaks v1.
    public List<VarBind> getBulk(int nonRepeaters, int maxRepetitions, List<Oid> oids) {
        if (!hasBulk()) {
            throw new IllegalStateException("SNMPv1 has no GETBULK: use getNext, or a walk");
        }
        if (nonRepeaters < 0 || nonRepeaters > oids.size()) {
            throw new IllegalArgumentException(
                    "non-repeaters must be 0 to %d, not %d".formatted(oids.size(), nonRepeaters));
        }
        if (maxRepetitions < 0 || maxRepetitions > 65535) {
            throw new IllegalArgumentException(
                    "max-repetitions must be 0 to 65535, not " + maxRepetitions);
        }
        Pdu request = Pdu.bulk(nonRepeaters, maxRepetitions, onWire(oids));
        List<VarBind> answers = answer(request).varBinds();
        long most = nonRepeaters + (long) maxRepetitions * (oids.size() - nonRepeaters);
        if (answers.size() > most) {
            throw malformed(
                    request,
                    "%d varbinds, where at most %d were asked for".formatted(answers.size(), most));
        }
        return answers;
    }

    public List<VarBind> set(List<VarBind> varBinds) {
        varBinds.forEach(varBind -> onWire(varBind.oid()));
        Pdu request = Pdu.set(varBinds);
        Pdu response = answer(request);
        requireSize(request, response);
        return response.varBinds();
    }

    /// Sends an InformRequest until it is acknowledged (RFC 3416 §4.2.7).
    ///
    /// @throws ErrorStatusException if the receiver could not take it in.
    public void inform(Pdu notification) {
        answer(notification);
    }

    /// Whether the version spoken has GETBULK.
    public boolean hasBulk() {
        return target.credentials().version() != Version.V1;
    }

    private static List<Oid> onWire(List<Oid> oids) {
        if (oids.size() == 1) {
            return List.of(onWire(oids.getFirst()));
        }
        List<Oid> names = new ArrayList<>(oids.size());
        for (Oid oid : oids) {
            names.add(onWire(oid));
        }
        return names;
    }

    /// `oid` as BER can carry it: shorter than two arcs, it is filled up with the first arcs below
    /// it, which name no object.
    ///
    /// @throws IllegalArgumentException if BER cannot carry it (X.690 §8.19.4).
    private static Oid onWire(Oid oid) {
        if (oid.length() < 2) {
            return onWire(oid.append(0));
        }
        if (oid.arc(0) > 2 || (oid.arc(0) < 2 && oid.arc(1) > 39)) {
            throw new IllegalArgumentException(
                    oid + " names no object: it must start with 0, 1 or 2, and then 0 to 39");
        }
        return oid;
    }

    /// One varbind for each OID. A noSuchName, with which v1 refuses all for the lack of one,
    /// becomes `missing` for that one, and the others are asked for again; an answer too big for
    /// one message is asked for in halves.
    private List<VarBind> each(PduType type, List<Oid> oids, Missing missing) {
        if (oids.isEmpty()) {
            return List.of();
        }
        Pdu request = Pdu.asking(type, oids);
        Pdu response = exchange.ask(agent, target, request);
        if (response.errorStatus() == 0) {
            requireSize(request, response);
            return response.varBinds();
        }
        int index = oids.size() == 1 ? 1 : response.errorIndex();
        @Nullable Oid refused = request.oidAt(index);
        if (response.status() == ErrorStatus.NO_SUCH_NAME && refused != null) {
            List<VarBind> answers = new ArrayList<>(oids.size());
            answers.addAll(each(type, oids.subList(0, index - 1), missing));
            answers.add(new VarBind(refused, missing));
            answers.addAll(each(type, oids.subList(index, oids.size()), missing));
            return answers;
        }
        if (response.status() == ErrorStatus.TOO_BIG && oids.size() > 1) {
            int half = oids.size() / 2;
            List<VarBind> answers = new ArrayList<>(oids.size());
            answers.addAll(each(type, oids.subList(0, half), missing));
            answers.addAll(each(type, oids.subList(half, oids.size()), missing));
            return answers;
        }
        throw refusal(request, response);
    }

    private Pdu answer(Pdu request) {
        Pdu response = exchange.ask(agent, target, request);
        if (response.errorStatus() != 0) {
            throw refusal(request, response);
        }
        return response;
    }

    private ErrorStatusException refusal(Pdu request, Pdu response) {
        return new ErrorStatusException(
                target,
                request.describe(),
                response.status(),
                response.errorIndex(),
                request.oidAt(response.errorIndex()));
    }

    private void requireSize(Pdu request, Pdu response) {
        int asked = request.varBinds().size();
        int got = response.varBinds().size();
        if (got != asked) {
            throw malformed(request, got + " varbinds, where " + asked + " were asked for");
        }
    }

    private MalformedResponseException malformed(Pdu request, String fault) {
        return new MalformedResponseException(target, request.describe(), fault);
    }
}
