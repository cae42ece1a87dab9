package dev.sonde.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Counter64;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The queries of the front page, run by plain H2 on a database that was left behind.
@Timeout(60)
final class SnapshotQueriesTest {

    private static final String OCTETS = "1.3.6.1.2.1.31.1.1.1.6.";

    @TempDir Path folder;

    private static VarBind object(String oid, String text) {
        return new VarBind(Oid.of(oid), OctetString.of(text));
    }

    private static VarBind octets(int index, long octets) {
        return new VarBind(Oid.of(OCTETS + index), new Counter64(octets));
    }

    @BeforeEach
    void leaveTwoSnapshotsBehind() throws Exception {
        List<VarBind> before = new ArrayList<>();
        List<VarBind> after = new ArrayList<>();
        before.add(object("1.3.6.1.2.1.1.5.0", "core"));
        after.add(object("1.3.6.1.2.1.1.5.0", "core-1"));
        before.add(object("1.3.6.1.2.1.1.6.0", "gone"));
        after.add(object("1.3.6.1.2.1.1.9.0", "come"));
        // Several pages, so that what is the same is not in the same place.
        for (int i = 1; i <= 600; i++) {
            before.add(octets(i, 1000));
            after.add(octets(i, i == 2 ? 1000 : 1000 + 10L * i));
        }
        try (DeviceDatabase database = DeviceDatabase.openOrCreate(folder.resolve("lab.mv.db"))) {
            database.write("core", before, _ -> false);
            database.write("core", after, _ -> false);
        }
        query(
                "update snapshot set started = dateadd(second, -10,"
                        + " (select started from snapshot where id = 2)) where id = 1");
    }

    private static List<String> queries() throws Exception {
        Matcher sql =
                Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL)
                        .matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(sql.find()).isTrue();
        return Arrays.stream(sql.group(1).split(";\\s*\\n")).toList();
    }

    private List<String> query(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:" + folder.resolve("lab"), "sa", "");
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return lines;
            }
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    lines.add(rows.getString(1) + " " + rows.getString(2) + " " + rest(rows));
                }
            }
        }
        return lines;
    }

    private static String rest(ResultSet rows) throws SQLException {
        return rows.getMetaData().getColumnCount() < 3 ? "" : String.valueOf(rows.getString(3));
    }

    @Test
    void theFirstCountsSnapshots() throws Exception {
        assertThat(query(queries().getFirst())).singleElement().asString().startsWith("core 2 20");
    }

    @Test
    void theSecondShowsWhatChangedCameAndWent() throws Exception {
        List<String> differences = query(queries().get(1));
        assertThat(differences)
                .startsWith(
                        "1.3.6.1.2.1.1.5.0 core core-1",
                        "1.3.6.1.2.1.1.6.0 gone null",
                        "1.3.6.1.2.1.1.9.0 null come",
                        OCTETS + "1 1000 1010",
                        OCTETS + "3 1000 1030")
                .hasSize(602);
    }

    @Test
    void theThirdTellsRates() throws Exception {
        List<String> rates = query(queries().get(2));
        assertThat(rates).hasSize(600);
        assertThat(rates.get(0)).matches(Pattern.quote(OCTETS) + "1 1(\\.0*)? ");
        assertThat(rates.get(1)).matches(Pattern.quote(OCTETS) + "2 0(E.*|\\.0*)? ");
        assertThat(rates.get(599)).matches(Pattern.quote(OCTETS) + "600 600(\\.0*)? ");
    }
}
