package dev.sonde.mirror;

import dev.sonde.client.Community;
import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.client.Target;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.Version;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// A device that answers as real ones do that have been complained of. Says by itself what is to be
/// odd about it; otherwise it answers as the RFCs say.
final class OddDevice implements AutoCloseable {

    private static final int MOST = Integer.MAX_VALUE;

    private final NavigableMap<Oid, Value> objects = new TreeMap<>();
    private final Map<Oid, VarBind> replacements = new HashMap<>();
    private final Map<Oid, Oid> leadsTo = new HashMap<>();
    private final Map<Oid, ErrorStatus> failing = new HashMap<>();
    private final Set<Oid> mute = new HashSet<>();
    private final Set<Oid> unreachable = new HashSet<>();
    private final Set<Oid> denied = new HashSet<>();
    private final List<Integer> repetitions = new ArrayList<>();
    private final AtomicInteger gets = new AtomicInteger();
    private @Nullable Oid failsFrom;
    private int mostRepetitions = MOST;
    private boolean saysTooBig;
    private boolean answersEmpty;
    private int mostOctets = MOST;
    private boolean isStuttering;
    private byte[] before = {};
    private volatile @Nullable Predicate<PDU> silence;
    private volatile Consumer<PDU> observer = _ -> {};
    private Function<List<VarBind>, List<VarBind>> bulkLie = UnaryOperator.identity();
    private @Nullable ScriptedAgent agent;
    private @Nullable SnmpEngine engine;

    OddDevice with(String oid, Value value) {
        objects.put(Oid.of(oid), value);
        return this;
    }

    /// A table of one column of integers, with the rows 1 to `rows`.
    OddDevice withColumn(String column, int rows) {
        for (int row = 1; row <= rows; row++) {
            with(column + "." + row, new dev.sonde.client.Integer32(row));
        }
        return this;
    }

    /// What GETNEXT and GETBULK show after `oid`, in order or not.
    OddDevice leading(String oid, String to) {
        leadsTo.put(Oid.of(oid), Oid.of(to));
        return this;
    }

    /// The object at `oid` cannot be read: any request that comes upon it fails with genErr.
    OddDevice failingAt(String oid) {
        return failingAt(oid, ErrorStatus.GEN_ERR);
    }

    OddDevice failingAt(String oid, ErrorStatus status) {
        failing.put(Oid.of(oid), status);
        return this;
    }

    /// GETNEXT and GETBULK fail with genErr where they come upon `oid`, which GET shows to be no
    /// object.
    OddDevice failingToReach(String oid) {
        unreachable.add(Oid.of(oid));
        return this;
    }

    /// Whatever is asked about `oid` or what is behind it, there or not, fails with genErr.
    OddDevice failingFrom(String oid) {
        failsFrom = Oid.of(oid);
        return this;
    }

    /// All objects can be read from now on.
    synchronized void recover() {
        failing.clear();
    }

    /// A request that comes upon `oid` is not answered.
    OddDevice muteAt(String oid) {
        mute.add(Oid.of(oid));
        return this;
    }

    /// More repetitions than this are answered with tooBig or not at all.
    OddDevice bearing(int mostRepetitions, boolean saysTooBig) {
        this.mostRepetitions = mostRepetitions;
        this.saysTooBig = saysTooBig;
        return this;
    }

    /// No message is longer than `octets`: a GETBULK is answered with what fits, anything else that
    /// does not with tooBig.
    OddDevice bearingOctets(int octets) {
        mostOctets = octets;
        return this;
    }

    /// Every answer comes twice, and the one before comes once more ahead of it.
    OddDevice stuttering() {
        isStuttering = true;
        return this;
    }

    /// A GETBULK is answered with no varbinds.
    OddDevice answeringEmpty() {
        answersEmpty = true;
        return this;
    }

    /// Shows `observer` each request that comes, before it is answered.
    OddDevice observedBy(Consumer<PDU> observer) {
        this.observer = observer;
        return this;
    }

    /// Whether a request is not answered. Of a device that may be silent at times this is to be
    /// said before its session is opened.
    OddDevice silentFor(Predicate<PDU> silence) {
        this.silence = silence;
        return this;
    }

    /// GETNEXT and GETBULK answer `answer` in place of the object at `oid`.
    OddDevice replacing(Oid oid, VarBind answer) {
        replacements.put(oid, answer);
        return this;
    }

    /// GET answers that there is no object at `oid`, which GETNEXT and GETBULK show.
    OddDevice denying(String oid) {
        denied.add(Oid.of(oid));
        return this;
    }

    /// What GETBULK makes of the right answer.
    OddDevice lying(Function<List<VarBind>, List<VarBind>> bulkLie) {
        this.bulkLie = bulkLie;
        return this;
    }

    NavigableMap<Oid, Value> objects() {
        return objects;
    }

    /// The max-repetitions of each GETBULK that came.
    List<Integer> repetitions() {
        return repetitions;
    }

    String address() {
        return Objects.requireNonNull(agent).address();
    }

    Session start() {
        return start(Version.V2C);
    }

    Session start(Version version) {
        agent = ScriptedAgent.start((request, _) -> answer(request));
        engine = SnmpEngine.builder().sockets(1).open();
        return session(version);
    }

    /// Another session with the device, which was [started][#start()].
    Session session() {
        return session(Version.V2C);
    }

    /// Where a device answers whatever it is asked, a timeout can only be the fault of the machine:
    /// then none is short enough to be met. Where it does not, each has to be waited for.
    private Session session(Version version) {
        Target target =
                Target.of(
                        Objects.requireNonNull(agent).socketAddress(),
                        new Community("public", version));
        boolean isEverSilent =
                silence != null || !mute.isEmpty() || (mostRepetitions < MOST && !saysTooBig);
        return Objects.requireNonNull(engine)
                .session(
                        isEverSilent
                                ? target.withTimeout(Duration.ofMillis(400)).withRetries(2)
                                : target.withTimeout(Duration.ofSeconds(40)));
    }

    private synchronized List<byte[]> answer(byte[] message) {
        PDU pdu = new PDU();
        int version = decode(message, pdu);
        observer.accept(pdu);
        Predicate<PDU> silent = silence;
        if (silent != null && silent.test(pdu)) {
            return List.of();
        }
        PDU response = new PDU();
        response.setType(PDU.RESPONSE);
        response.setRequestID(pdu.getRequestID());
        boolean isBulk = pdu.getType() == PDU.GETBULK;
        if (isBulk) {
            repetitions.add(pdu.getMaxRepetitions());
        }
        try {
            if (isBulk && pdu.getMaxRepetitions() > mostRepetitions) {
                if (!saysTooBig) {
                    return List.of();
                }
                response.setErrorStatus(PDU.tooBig);
            } else if (!isBulk || !answersEmpty) {
                List<VarBind> answers = answers(pdu);
                (isBulk ? bulkLie.apply(answers) : answers)
                        .forEach(varBind -> response.add(Variables.toSnmp4j(varBind)));
            }
        } catch (FailingException e) {
            response.setErrorStatus(e.status.code());
            response.setErrorIndex(1);
            pdu.getVariableBindings().forEach(response::add);
        } catch (MuteException e) {
            return List.of();
        }
        byte[] answer = fitting(version, pdu, response);
        List<byte[]> answers =
                isStuttering ? List.of(before, answer, answer) : List.<byte[]>of(answer);
        before = answer;
        return answers;
    }

    private byte[] fitting(int version, PDU request, PDU response) {
        byte[] answer = encode(version, response);
        while (answer.length > mostOctets
                && request.getType() == PDU.GETBULK
                && response.size() > 1) {
            response.trim();
            answer = encode(version, response);
        }
        if (answer.length > mostOctets) {
            response.clear();
            response.setType(PDU.RESPONSE);
            response.setRequestID(request.getRequestID());
            response.setErrorStatus(PDU.tooBig);
            answer = encode(version, response);
        }
        return answer;
    }

    private static final class FailingException extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final ErrorStatus status;

        FailingException(ErrorStatus status) {
            this.status = status;
        }
    }

    private static final class MuteException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private List<VarBind> answers(PDU pdu) {
        List<VarBind> answers = new ArrayList<>();
        for (VariableBinding asked : pdu.getVariableBindings()) {
            Oid oid = Variables.fromSnmp4j(asked.getOid());
            if (pdu.getType() == PDU.GET) {
                gets.incrementAndGet();
                answers.add(
                        denied.contains(oid)
                                ? new VarBind(oid, Missing.NO_SUCH_INSTANCE)
                                : get(oid));
            } else {
                int rows = pdu.getType() == PDU.GETBULK ? pdu.getMaxRepetitions() : 1;
                for (int row = 0; row < rows; row++) {
                    VarBind next = next(oid);
                    answers.add(next);
                    oid = next.oid();
                }
            }
        }
        return answers;
    }

    private VarBind get(Oid oid) {
        comeUpon(oid);
        Value value = unreachable.contains(oid) ? null : objects.get(oid);
        return new VarBind(oid, value == null ? Missing.NO_SUCH_INSTANCE : value);
    }

    private VarBind next(Oid oid) {
        Oid next = leadsTo.containsKey(oid) ? leadsTo.get(oid) : objects.higherKey(oid);
        if (next == null && failsFrom != null) {
            comeUpon(oid);
        }
        if (next == null) {
            return new VarBind(oid, Missing.END_OF_MIB_VIEW);
        }
        if (unreachable.contains(next)) {
            throw new FailingException(ErrorStatus.GEN_ERR);
        }
        VarBind replacement = replacements.get(next);
        return replacement == null ? get(next) : replacement;
    }

    private void comeUpon(Oid oid) {
        boolean isBehind = failsFrom != null && oid.compareTo(failsFrom) >= 0;
        ErrorStatus status = isBehind ? ErrorStatus.GEN_ERR : failing.get(oid);
        if (status != null) {
            throw new FailingException(status);
        }
        if (mute.contains(oid)) {
            throw new MuteException();
        }
    }

    private static int decode(byte[] message, PDU pdu) {
        try (BERInputStream in = new BERInputStream(ByteBuffer.wrap(message))) {
            BER.decodeHeader(in, new BER.MutableByte());
            Integer32 version = new Integer32();
            version.decodeBER(in);
            new OctetString().decodeBER(in);
            pdu.decodeBER(in);
            return version.toInt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(int version, PDU pdu) {
        OctetString community = new OctetString("public");
        int length = 3 + community.getBERLength() + pdu.getBERLength();
        ByteBuffer buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
        try (BEROutputStream out = new BEROutputStream(buffer)) {
            BER.encodeHeader(out, BER.SEQUENCE, length);
            new Integer32(version).encodeBER(out);
            community.encodeBER(out);
            pdu.encodeBER(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }

    @Override
    public void close() {
        if (engine != null) {
            engine.close();
        }
        if (agent != null) {
            agent.close();
        }
    }
}
