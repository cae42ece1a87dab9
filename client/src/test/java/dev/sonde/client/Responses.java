package dev.sonde.client;

import dev.sonde.client.internal.snmp4j.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Function;
import org.snmp4j.PDU;
import org.snmp4j.asn1.BER;
import org.snmp4j.asn1.BERInputStream;
import org.snmp4j.asn1.BEROutputStream;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.OctetString;

/// Answers for scripted agents, made with snmp4j's encoder.
final class Responses {

    private Responses() {}

    /// The request's PDU, as the agent sees it.
    static PDU request(byte[] message) {
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

    /// A v2c response to `request` with these varbinds.
    static byte[] of(byte[] request, VarBind... varBinds) {
        return of(request, 0, 0, varBinds);
    }

    /// A v2c response to `request` with an error-status and an error-index.
    static byte[] of(byte[] request, int errorStatus, int errorIndex, VarBind... varBinds) {
        PDU pdu = new PDU();
        pdu.setType(PDU.RESPONSE);
        pdu.setRequestID(request(request).getRequestID());
        pdu.setErrorStatus(errorStatus);
        pdu.setErrorIndex(errorIndex);
        for (VarBind varBind : varBinds) {
            pdu.add(Variables.toSnmp4j(varBind));
        }
        return encode(pdu);
    }

    static byte[] encode(PDU pdu) {
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

    /// A response that binds every OID asked for to what `values` gives.
    static byte[] answering(byte[] request, Function<Oid, Value> values) {
        List<VarBind> varBinds =
                request(request).getVariableBindings().stream()
                        .map(binding -> Variables.fromSnmp4j(binding.getOid()))
                        .map(oid -> new VarBind(oid, values.apply(oid)))
                        .toList();
        return of(request, varBinds.toArray(VarBind[]::new));
    }
}
