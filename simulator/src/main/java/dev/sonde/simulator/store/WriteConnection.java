package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.simulator.internal.octets.OidOctets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/// The connection that changes the database, one transaction after the other, with its statements
/// prepared once.
final class WriteConnection implements Pool.Pooled {

    private final Connection connection;
    private final Statement statement;
    private final PreparedStatement device;
    private final PreparedStatement snapshot;
    private final PreparedStatement completed;
    private final PreparedStatement state;
    private final PreparedStatement varied;
    private final PreparedStatement directory;
    private final PreparedStatement page;
    private final PreparedStatement insert;
    private final PreparedStatement delete;
    private final List<Runnable> afterCommit = new ArrayList<>();

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
        varied = connection.prepareStatement("update snapshot set varied = true where id = ?");
        directory = connection.prepareStatement(ReadConnection.DIRECTORY);
        page = connection.prepareStatement(ReadConnection.PAGE);
        insert =
                connection.prepareStatement(
                        "insert into page(snapshot, first, %s) values(?, ?, ?, ?, ?, ?, ?, ?, ?)"
                                .formatted(PageRow.COLUMNS));
        delete = connection.prepareStatement("delete from page where snapshot = ? and first = ?");
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
            if (done) {
                afterCommit.forEach(Runnable::run);
            } else {
                connection.rollback();
            }
            afterCommit.clear();
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

    /// Remembers what is to be known to who goes on with the snapshot.
    void state(int id, String text) throws SQLException {
        state.setString(1, text);
        state.setInt(2, id);
        state.executeUpdate();
    }

    /// Deletes what is older than the last `keep` complete snapshots of the device, and tells which
    /// snapshots that were.
    List<Integer> prune(String name, int keep) throws SQLException {
        List<Integer> old = Prunable.of(connection, name, keep);
        for (int id : old) {
            statement.execute("delete from page where snapshot = " + id);
            statement.execute("delete from snapshot where id = " + id);
        }
        return old;
    }

    /// Writes these objects, over those of the same OID.
    ///
    /// @param retracted subtrees that are taken away before.
    /// @param seen when the objects were read, about; null if they were when the others of their
    ///   pages were.
    void put(
            Pages pages,
            List<Oid> retracted,
            NavigableMap<Oid, StoredObject> objects,
            @Nullable Instant seen)
            throws SQLException {
        int id = pages.snapshot();
        Directory before = directory(pages);
        for (Oid root : retracted) {
            PagePlan plan = PagePlan.without(before, root, slot -> page(id, slot));
            write(pages, plan, false);
            before = plan.after();
        }
        write(
                pages,
                PagePlan.of(before, objects, (_, object) -> object, slot -> page(id, slot), seen),
                false);
        if (objects.values().stream().anyMatch(object -> object.variation() != null)) {
            varied.setInt(1, pages.snapshot());
            varied.executeUpdate();
        }
    }

    /// Gives these objects these values. What is created is not declared writable.
    void set(Pages pages, NavigableMap<Oid, StoredObject> objects) throws SQLException {
        int id = pages.snapshot();
        PagePlan plan =
                PagePlan.of(
                        directory(pages),
                        objects,
                        (there, object) -> there.withValue(object.value()),
                        slot -> page(id, slot),
                        null);
        write(pages, plan, true);
    }

    private Directory directory(Pages pages) throws SQLException {
        return pages.directory(snapshot -> ReadConnection.directory(directory, snapshot));
    }

    private void write(Pages pages, PagePlan plan, boolean isRead) throws SQLException {
        int id = pages.snapshot();
        for (PageSlot slot : plan.replaced()) {
            delete.setInt(1, id);
            delete.setBytes(2, OidOctets.of(slot.first()));
            delete.executeUpdate();
        }
        for (Page written : plan.written()) {
            insert.setInt(1, id);
            insert.setBytes(2, OidOctets.of(written.first()));
            PageRow.write(insert, 3, written);
            insert.executeUpdate();
        }
        afterCommit.add(() -> pages.publish(plan, isRead));
    }

    private Page page(int id, PageSlot slot) throws SQLException {
        Page present = slot.page();
        Page read = present == null ? ReadConnection.page(page, id, slot.first()) : present;
        if (read == null) {
            throw new SQLException("the page of " + slot.first() + " is not there any more");
        }
        return read;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
