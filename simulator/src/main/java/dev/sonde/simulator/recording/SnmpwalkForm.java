package dev.sonde.simulator.recording;

import dev.sonde.client.Missing;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import java.util.HexFormat;

/// The records of a `.snmpwalk` file as they are written: such that they read back as they were.
final class SnmpwalkForm {

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private SnmpwalkForm() {}

    static String line(VarBind varBind) throws LineFault {
        if (varBind.value() == Missing.END_OF_MIB_VIEW) {
            throw new LineFault(".snmpwalk has no endOfMibView but that at its end");
        }
        String line = SnmpwalkFormat.line(varBind);
        if (varBind.value() instanceof Opaque opaque && !readsBack(line, opaque)) {
            // net-snmp prints six decimals; of what it knows no number in, octets.
            return line.substring(0, line.indexOf(" = "))
                    + " = OPAQUE: "
                    + HEX.formatHex(opaque.bytes());
        }
        return line;
    }

    private static boolean readsBack(String line, Value value) {
        int equals = line.indexOf(" = ");
        try {
            return new WalkValue(new WalkText(1, "", line.substring(equals + 3)))
                    .read()
                    .equals(value);
        } catch (LineFault e) {
            return false;
        }
    }
}
