package dev.sonde.cli.query;

import dev.sonde.cli.output.JsonLine;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.SnmprecFormat;
import dev.sonde.simulator.recording.SnmpwalkFormat;
import java.util.Locale;

/// The forms in which varbinds are printed, one line each.
enum OutputForm {
    SNMPWALK {
        @Override
        String line(VarBind varBind) {
            return SnmpwalkFormat.line(varBind);
        }
    },
    SNMPREC {
        @Override
        String line(VarBind varBind) {
            return SnmprecFormat.line(varBind);
        }
    },
    JSON {
        @Override
        String line(VarBind varBind) {
            return JsonLine.of(varBind);
        }
    };

    abstract String line(VarBind varBind);

    /// The name to be typed.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
