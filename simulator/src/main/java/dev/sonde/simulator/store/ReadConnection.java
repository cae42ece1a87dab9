package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.simulator.internal.octets.OidOctets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A connection with the statements that read devices, prepared once.
final class ReadConnection implements Pool.Pooled {

    // Without the snapshot in its order, H2 sorts; without other columns, it reads the index alone.
    static final String DIRECTORY =
            "select first from page where snapshot = ? order by snapshot, first";

    static final String PAGE =
            "select " + PageRow.COLUMNS + " from page where snapshot = ? and first = ?";

    private final Connection connection;
    private final PreparedStatement devices;
    private final PreparedStatement snapshot;
    private final PreparedStatement unfinished;
    private final PreparedStatement objects;
    private final PreparedStatement directory;
    private final PreparedStatement page;

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
        objects =
                connection.prepareStatement(
                        "select coalesce(sum(cardinality(oids)), 0) from page where snapshot = ?");
        directory = connection.prepareStatement(DIRECTORY);
        page = connection.prepareStatement(PAGE);
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
                    : new SnapshotWriter(
                            database, device, List.of(), database.pages(rows.getInt(1)), state);
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

    /// The pages of a snapshot, of which no more is read than where they begin.
    Directory directory(int snapshot) throws SQLException {
        return directory(directory, snapshot);
    }

    static Directory directory(PreparedStatement select, int snapshot) throws SQLException {
        List<PageSlot> slots = new ArrayList<>();
        select.setInt(1, snapshot);
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                slots.add(PageSlot.ofRow(OidOctets.oid(rows.getBytes(1))));
            }
        }
        return new Directory(slots);
    }

    /// The page that begins with `first`; null if there is none.
    @Nullable Page page(int snapshot, Oid first) throws SQLException {
        return page(page, snapshot, first);
    }

    static @Nullable Page page(PreparedStatement select, int snapshot, Oid first)
            throws SQLException {
        select.setInt(1, snapshot);
        select.setBytes(2, OidOctets.of(first));
        try (ResultSet rows = select.executeQuery()) {
            return rows.next() ? PageRow.read(rows) : null;
        }
    }

    /// The records of variation modules in a snapshot, by OID.
    NavigableMap<Oid, String> variations(int snapshot) throws SQLException {
        NavigableMap<Oid, String> variations = new TreeMap<>();
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        select oids, variations from page
                        where snapshot = (select id from snapshot where id = ? and varied)
                            and variations is not null
                        """)) {
            statement.setInt(1, snapshot);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    String[] oids = rows.getObject(1, String[].class);
                    @Nullable String[] varied = rows.getObject(2, String[].class);
                    for (int i = 0; i < oids.length; i++) {
                        if (varied[i] != null) {
                            variations.put(Oid.of(oids[i]), varied[i]);
                        }
                    }
                }
            }
        }
        return variations;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
