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
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/// The connection that changes the database, one transaction after the other, with its statements
/// prepared once.
final class WriteConnection implements Pool.Pooled {

    private final Connection connection;
    private final Statement statement;
    private final PreparedStatement device;
    private final PreparedStatement snapshot;
    private final PreparedStatement completed;
    private final PreparedStatement state;
    private final PreparedStatement put;
    private final PreparedStatement set;
    private final PreparedStatement insert;

    WriteConnection(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        statement = connection.createStatement();
        device = connection.prepareStatement("merge into device(name) key(name) values(?)");
        snapshot =
                connection.prepareStatement(
                        """
                        insert into snapshot(device, started, remark)
                        select id, current_timestamp, ? from device where name = ?
                        """,
                        Statement.RETURN_GENERATED_KEYS);
        completed =
                connection.prepareStatement(
                        """
                        update snapshot set completed = current_timestamp, state = null,
                            remark = trim(both chr(10) from remark || chr(10) || ?)
                        where id = ?
                        """);
        state = connection.prepareStatement("update snapshot set state = ? where id = ?");
        put =
                connection.prepareStatement(
                        """
                        merge into varbind(snapshot, oid, name, type, raw, text, writable)
                        key(snapshot, oid) values(?, ?, ?, ?, ?, ?, ?)
                        """);
        set =
                connection.prepareStatement(
                        """
                        update varbind set type = ?, raw = ?, text = ?
                        where snapshot = ? and oid = ?
                        """);
        insert =
                connection.prepareStatement(
                        """
                        insert into varbind(type, raw, text, snapshot, oid, name, writable)
                        values(?, ?, ?, ?, ?, ?, false)
                        """);
    }

    /// Does `work`, all of it or nothing. When this returns it is on disk.
    <R> R transaction(Pool.Use<WriteConnection, R> work) throws SQLException {
        boolean done = false;
        try {
            R result = work.with(this);
            connection.commit();
            done = true;
            // A commit alone is written some time later, and reaches the disk later still.
            statement.execute("checkpoint sync");
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
        }
    }

    /// Begins a snapshot of `device`.
    int begin(String name, String remark) throws SQLException {
        device.setString(1, name);
        device.executeUpdate();
        snapshot.setString(1, remark);
        snapshot.setString(2, name);
        snapshot.executeUpdate();
        try (ResultSet keys = snapshot.getGeneratedKeys()) {
            keys.next();
            return keys.getInt(1);
        }
    }

    /// @param remark what is added to the remark of the snapshot.
    void complete(int id, String remark) throws SQLException {
        completed.setString(1, remark);
        completed.setInt(2, id);
        completed.executeUpdate();
    }

    /// Adds to what the snapshot says about itself.
    int remark(int id, String text) throws SQLException {
        try (PreparedStatement remark =
                connection.prepareStatement(
                        """
                        update snapshot set remark = trim(both chr(10) from remark || chr(10) || ?)
                        where id = ?
                        """)) {
            remark.setString(1, text);
            remark.setInt(2, id);
            return remark.executeUpdate();
        }
    }

    /// Remembers what is to be known to who goes on with the snapshot.
    void state(int id, String text) throws SQLException {
        state.setString(1, text);
        state.setInt(2, id);
        state.executeUpdate();
    }

    /// Deletes what is older than the last `keep` complete snapshots of the device.
    int prune(String name, int keep) throws SQLException {
        int deleted = 0;
        for (int id : Prunable.of(connection, name, keep)) {
            statement.execute("delete from varbind where snapshot = " + id);
            deleted += statement.executeUpdate("delete from snapshot where id = " + id);
        }
        return deleted;
    }

    /// Writes these objects, over those of the same OID; those in `writable` are writable.
    void put(int id, List<VarBind> varBinds, Set<Oid> writable) throws SQLException {
        put.clearBatch();
        for (VarBind varBind : varBinds) {
            put.setInt(1, id);
            put.setBytes(2, OidOctets.of(varBind.oid()));
            put.setString(3, varBind.oid().text());
            value(put, 4, varBind.value());
            put.setBoolean(7, writable.contains(varBind.oid()));
            put.addBatch();
        }
        put.executeBatch();
    }

    /// Gives these objects these values, in this order. What is created is not declared writable.
    void set(int id, List<VarBind> varBinds) throws SQLException {
        for (VarBind varBind : varBinds) {
            if (assign(set, id, varBind) == 0) {
                insert.setString(6, varBind.oid().text());
                assign(insert, id, varBind);
            }
        }
    }

    private static int assign(PreparedStatement statement, int id, VarBind varBind)
            throws SQLException {
        value(statement, 1, varBind.value());
        statement.setInt(4, id);
        statement.setBytes(5, OidOctets.of(varBind.oid()));
        return statement.executeUpdate();
    }

    private static void value(PreparedStatement statement, int column, Value value)
            throws SQLException {
        statement.setString(column, value.syntax().label());
        statement.setBytes(column + 1, value.isPresent() ? ValueOctets.of(value) : null);
        statement.setString(column + 2, value.text());
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
