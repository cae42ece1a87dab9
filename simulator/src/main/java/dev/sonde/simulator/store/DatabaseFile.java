package dev.sonde.simulator.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/// A file of H2, and how to connect to it.
final class DatabaseFile {

    private static final String SUFFIX = ".mv.db";
    private static final byte[] MAGIC = "H:2,".getBytes(StandardCharsets.US_ASCII);

    /// Without a hook of H2's own, which would close the file before the rest has ended; without a
    /// log beside the file; old pages kept for 5 seconds instead of 45, which is safe because every
    /// transaction is followed by a sync, and keeps the file of a device that is set all the time
    /// at some hundred megabytes instead of a gigabyte; and without the thread that writes what was
    /// changed some time ago: when that and a sync write at the same time, H2 2.5.252 may leave
    /// behind, until the next write, a file that a killed process would have lost tables in.
    /// Compressed, which makes a million objects, 57 to 90 megabytes otherwise, 11 to 15, and takes
    /// no time that could be measured.
    private static final String SETTINGS =
            ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;RETENTION_TIME=5000;WRITE_DELAY=0;COMPRESS=TRUE";

    private static final int ALREADY_OPEN = 90020;

    private final Path path;

    /// @throws IOException if H2 cannot have a file of that name.
    DatabaseFile(Path path) throws IOException {
        this.path = path;
        if (!path.toString().endsWith(SUFFIX)) {
            throw new IOException(path + " is no name of an H2 database: that ends in " + SUFFIX);
        }
        if (path.toAbsolutePath().toString().contains(";")) {
            throw new IOException(path + " cannot be an H2 database: there is a ';' in its path");
        }
    }

    /// @throws IOException if there is no such file, or if it is none of H2's.
    void requireDatabase() throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no database " + path);
        }
        byte[] head = new byte[0];
        if (Files.isRegularFile(path)) {
            try (InputStream in = Files.newInputStream(path)) {
                head = in.readNBytes(MAGIC.length);
            }
        }
        if (!Arrays.equals(head, MAGIC)) {
            throw new IOException(path + " is no H2 database");
        }
    }

    /// Whether there is such a file.
    ///
    /// @throws IOException if there is something else of that name, or no folder for it.
    boolean requireDatabaseOrNone() throws IOException {
        if (Files.exists(path)) {
            requireDatabase();
            return true;
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("cannot create " + path + ": there is no folder for it");
        }
        return false;
    }

    /// Connects, and makes of the connection what `use` makes of it. H2 does its I/O on threads of
    /// its own (`async:`), because an interrupt of the thread that does it would close the file for
    /// everybody.
    <C> C connect(Pool.Use<Connection, C> use) throws SQLException {
        String suffixed = path.toAbsolutePath().toString();
        String name = suffixed.substring(0, suffixed.length() - SUFFIX.length());
        String url = "jdbc:h2:async:" + name + SETTINGS;
        Connection connection = DriverManager.getConnection(url, "sa", "");
        try {
            return use.with(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /// The same fault in a sentence for people.
    IOException fault(String doing, SQLException e) {
        if (e.getErrorCode() == ALREADY_OPEN) {
            return new IOException(
                    path + " is in use by another program: an H2 database has one at a time", e);
        }
        if (Schema.isNoTable(e)) {
            return new IOException(path + " is an H2 database, but not one of devices", e);
        }
        String message = String.valueOf(e.getMessage());
        int statement = message.indexOf("; SQL statement");
        String reason = statement < 0 ? message : message.substring(0, statement);
        return new IOException("cannot " + doing + " " + path + ": " + reason, e);
    }

    Path path() {
        return path;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
