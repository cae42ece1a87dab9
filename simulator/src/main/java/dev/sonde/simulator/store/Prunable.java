package dev.sonde.simulator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Which snapshots of a device newer ones have made superfluous.
final class Prunable {

    private Prunable() {}

    /// All but the `keep` that were completed last, and what was begun after those.
    static List<Integer> of(Connection connection, String device, int keep) throws SQLException {
        List<Integer> old = new ArrayList<>();
        int complete = 0;
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        select snapshot.id, completed
                        from snapshot join device on device.id = snapshot.device
                        where device.name = ? order by snapshot.id desc
                        """)) {
            statement.setString(1, device);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    boolean isComplete = rows.getTimestamp(2) != null;
                    if (complete >= keep || (complete > 0 && !isComplete)) {
                        old.add(rows.getInt(1));
                    }
                    complete += isComplete ? 1 : 0;
                }
            }
        }
        return old;
    }
}
