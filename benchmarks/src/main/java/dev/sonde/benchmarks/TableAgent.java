package dev.sonde.benchmarks;

import dev.sonde.client.Counter32;
import dev.sonde.client.Integer32;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.Simulator;
import dev.sonde.simulator.recording.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The agent under load: our simulator with a table of 1,000 rows and 10 columns, in a process of
/// its own. Prints its port and serves until its input ends.
final class TableAgent {

    private static final int ROWS = 1000;
    private static final int COLUMNS = 10;

    private TableAgent() {}

    /// What it serves: 10,000 objects in a table, and sysDescr.
    static Recording recording() {
        List<VarBind> objects = new ArrayList<>();
        objects.add(new VarBind(Oid.of(Workload.SYS_DESCR), OctetString.of("A table under load")));
        for (int column = 1; column <= COLUMNS; column++) {
            for (int row = 1; row <= ROWS; row++) {
                objects.add(
                        new VarBind(
                                Oid.of(Workload.TABLE).append(column, row), value(column, row)));
            }
        }
        return Recording.of(objects);
    }

    public static void main(String[] args) throws IOException {
        try (Simulator simulator =
                Simulator.builder().device(Workload.COMMUNITY, recording()).requestLog(0).start()) {
            System.out.println(simulator.address().getPort());
            while (System.in.read() >= 0) {
                // until the parent closes it
            }
        }
    }

    private static Value value(int column, int row) {
        return switch (column % 3) {
            case 0 -> OctetString.of("Gi0/" + row + "." + column);
            case 1 -> new Integer32(row);
            default -> new Counter32(row * 7919L * column);
        };
    }
}
