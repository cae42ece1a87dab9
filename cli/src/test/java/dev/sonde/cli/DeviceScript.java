package dev.sonde.cli;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.client.internal.snmp4j.Variables;
import dev.sonde.testkit.ScriptedAgent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.VariableBinding;

/// A small v2c device, its requests kept. It takes every SET.
final class DeviceScript implements ScriptedAgent.Script {

    private final NavigableMap<Oid, Value> values = new ConcurrentSkipListMap<>();
    private final List<PDU> requests = new CopyOnWriteArrayList<>();

    DeviceScript with(String oid, Value value) {
        values.put(Oid.of(oid), value);
        return this;
    }

    List<PDU> requests() {
        return requests;
    }

    /// The varbinds of the only request that came.
    List<VarBind> varBinds() {
        if (requests.size() != 1) {
            throw new AssertionError("not one request but " + requests);
        }
        return requests.getFirst().getVariableBindings().stream()
                .<VarBind>map(Variables::fromSnmp4j)
                .toList();
    }

    @Override
    public List<byte[]> answer(byte[] request, int count) {
        PDU pdu = decode(request);
        requests.add(pdu);
        PDU response = new PDU();
        response.setType(PDU.RESPONSE);
        response.setRequestID(pdu.getRequestID());
        for (VarBind varBind : answers(pdu)) {
            response.add(Variables.toSnmp4j(varBind));
        }
        return List.of(encode(response));
    }

    private List<VarBind> answers(PDU pdu) {
        List<VarBind> answers = new ArrayList<>();
        int repetitions = pdu.getType() == PDU.GETBULK ? pdu.getMaxRepetitions() : 1;
        int nonRepeaters = pdu.getType() == PDU.GETBULK ? pdu.getNonRepeaters() : 0;
        List<VariableBinding> asked = new ArrayList<>(pdu.getVariableBindings());
        for (VariableBinding single : asked.subList(0, nonRepeaters)) {
            answers.add(next(Variables.fromSnmp4j(single.getOid())));
        }
        List<VarBind> row =
                asked.subList(nonRepeaters, asked.size()).stream()
                        .<VarBind>map(Variables::fromSnmp4j)
                        .toList();
        for (int i = 0; i < repetitions; i++) {
            row = row.stream().map(varBind -> answer(pdu.getType(), varBind)).toList();
            answers.addAll(row);
        }
        return answers;
    }

    private VarBind answer(int type, VarBind asked) {
        return switch (type) {
            case PDU.GET ->
                    new VarBind(
                            asked.oid(), values.getOrDefault(asked.oid(), Missing.NO_SUCH_OBJECT));
            case PDU.SET -> {
                values.put(asked.oid(), asked.value());
                yield asked;
            }
            default -> next(asked.oid());
        };
    }

    private VarBind next(Oid oid) {
        Map.Entry<Oid, Value> next = values.higherEntry(oid);
        return next == null
                ? new VarBind(oid, Missing.END_OF_MIB_VIEW)
                : new VarBind(next.getKey(), next.getValue());
    }

    /// A response that refuses `request`.
    static byte[] refusal(byte[] request, int errorStatus, int errorIndex) {
        PDU response = decode(request);
        response.setType(PDU.RESPONSE);
        response.setErrorStatus(errorStatus);
        response.setErrorIndex(errorIndex);
        return encode(response);
    }

    private static PDU decode(byte[] message) {
        try (BERInputStream in = new BERInputStream(ByteBuffer.wrap(message))) {
            BER.decodeHeader(in, new BER.MutableByte());
            new Integer32().decodeBER(in);
            new OctetString().decodeBER(in);
            PDU pdu = new PDU();
            pdu.decodeBER(in);
            return pdu;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encode(PDU pdu) {
        OctetString community = new OctetString("public");
        int length = 3 + community.getBERLength() + pdu.getBERLength();
        ByteBuffer buffer = ByteBuffer.allocate(1 + BER.getBERLengthOfLength(length) + length);
        try (BEROutputStream out = new BEROutputStream(buffer)) {
            BER.encodeHeader(out, BER.SEQUENCE, length);
            new Integer32(1).encodeBER(out);
            community.encodeBER(out);
            pdu.encodeBER(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.array();
    }
}
