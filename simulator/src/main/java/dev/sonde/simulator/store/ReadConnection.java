package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.internal.octets.OidOctets;
import dev.sonde.simulator.internal.octets.ValueOctets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection with the statements that read devices, prepared once.
final class ReadConnection implements Pool.Pooled {

    private final Connection connection;
    private final PreparedStatement devices;
    private final PreparedStatement snapshot;
    private final PreparedStatement unfinished;
    private final PreparedStatement objects;
    private final PreparedStatement get;
    private final PreparedStatement next;
    private final PreparedStatement all;
    private final PreparedStatement writable;

    /// @throws SQLException if the database has not our tables, too.
    ReadConnection(Connection connection) throws SQLException {
        this.connection = connection;
        devices = connection.prepareStatement("select name from device order by name");
        snapshot =
                connection.prepareStatement(
                        """
                        select snapshot.id from snapshot join device on device.id = snapshot.device
                        where device.name = ?
                        order by completed desc nulls last, snapshot.id desc limit 1
                        """);
        unfinished =
                connection.prepareStatement(
                        """
                        select snapshot.id, completed, state
                        from snapshot join device on device.id = snapshot.device
                        where device.name = ? order by snapshot.id desc limit 1
                        """);
        objects = connection.prepareStatement("select count(*) from varbind where snapshot = ?");
        get =
                connection.prepareStatement(
                        "select type, raw from varbind where snapshot = ? and oid = ?");
        // Without the snapshot in its order, H2 reads all rows up to the end and sorts them.
        next =
                connection.prepareStatement(
                        """
                        select oid, type, raw from varbind
                        where snapshot = ? and oid > ? and raw is not null
                        order by snapshot, oid limit ?
                        """);
        all =
                connection.prepareStatement(
                        """
                        select oid, type, raw from varbind where snapshot = ? and oid > ?
                        order by snapshot, oid limit ?
                        """);
        writable =
                connection.prepareStatement(
                        "select writable from varbind where snapshot = ? and oid = ?");
    }

    /// What the snapshot says about itself.
    String remark(int id) throws SQLException {
        try (PreparedStatement remark =
                connection.prepareStatement("select remark from snapshot where id = ?")) {
            remark.setInt(1, id);
            try (ResultSet rows = remark.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }

    List<String> devices() throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = devices.executeQuery()) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    /// The snapshot that is to be served: the one completed last, or if none is complete the one
    /// begun last; null if there is no such device.
    @Nullable Integer snapshot(String device) throws SQLException {
        snapshot.setString(1, device);
        try (ResultSet rows = snapshot.executeQuery()) {
            return rows.next() ? rows.getInt(1) : null;
        }
    }

    /// A writer of the snapshot begun last, unless that is complete or has no state.
    @Nullable SnapshotWriter unfinished(String device, DeviceDatabase database)
            throws SQLException {
        unfinished.setString(1, device);
        try (ResultSet rows = unfinished.executeQuery()) {
            if (!rows.next() || rows.getTimestamp(2) != null) {
                return null;
            }
            String state = rows.getString(3);
            return state == null
                    ? null
                    : new SnapshotWriter(database, device, rows.getInt(1), state);
        }
    }

    long objects(int snapshot) throws SQLException {
        objects.setInt(1, snapshot);
        try (ResultSet rows = objects.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// The snapshot of that number, counted from the oldest, or from the newest if negative; null
    /// if there is none.
    @Nullable Integer snapshot(String device, int number) throws SQLException {
        String order = number > 0 ? "asc" : "desc";
        String numbered =
                """
                select snapshot.id from snapshot join device on device.id = snapshot.device
                where device.name = ? order by snapshot.id %s limit 1 offset ?
                """
                        .formatted(order);
        try (PreparedStatement statement = connection.prepareStatement(numbered)) {
            statement.setString(1, device);
            statement.setInt(2, Math.max(0, Math.abs(number) - 1));
            try (ResultSet rows = statement.executeQuery()) {
                return number != 0 && rows.next() ? rows.getInt(1) : null;
            }
        }
    }

    @Nullable Value get(int snapshot, Oid oid) throws SQLException {
        get.setInt(1, snapshot);
        get.setBytes(2, OidOctets.of(oid));
        try (ResultSet rows = get.executeQuery()) {
            return rows.next() ? value(rows, 1) : null;
        }
    }

    List<VarBind> next(int snapshot, Oid oid, int limit) throws SQLException {
        return following(next, snapshot, oid, limit);
    }

    /// As [#next(int, Oid, int)], with the explicit holes.
    List<VarBind> all(int snapshot, Oid oid, int limit) throws SQLException {
        return following(all, snapshot, oid, limit);
    }

    private static List<VarBind> following(
            PreparedStatement select, int snapshot, Oid oid, int limit) throws SQLException {
        select.setInt(1, snapshot);
        select.setBytes(2, OidOctets.of(oid));
        select.setInt(3, Math.max(0, limit));
        List<VarBind> following = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                following.add(new VarBind(OidOctets.oid(rows.getBytes(1)), value(rows, 2)));
            }
        }
        return following;
    }

    private static Value value(ResultSet rows, int column) throws SQLException {
        byte[] raw = rows.getBytes(column + 1);
        return ValueOctets.value(
                Schema.syntax(rows.getString(column)), raw == null ? new byte[0] : raw);
    }

    boolean isWritable(int snapshot, Oid oid) throws SQLException {
        writable.setInt(1, snapshot);
        writable.setBytes(2, OidOctets.of(oid));
        try (ResultSet rows = writable.executeQuery()) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
