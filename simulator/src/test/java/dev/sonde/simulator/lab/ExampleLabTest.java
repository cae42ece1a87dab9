package dev.sonde.simulator.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpEngine;
import dev.sonde.simulator.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The lab that is shown to beginners, and the page that explains every key.
@Timeout(60)
class ExampleLabTest {

    private static final Path RECORDINGS = Path.of("../recordings");
    private static final Oid SYS_NAME = Oid.of("1.3.6.1.2.1.1.5.0");
    private static final Oid ADDRESSES = Oid.of("1.3.6.1.2.1.4.20.1.1");

    private static Lab lab(Path file) throws IOException {
        return Lab.builder(file).listen("127.0.0.1:0").unwatched().strict().start();
    }

    @Test
    void theExampleIsServedAsItsCommentsSay(@TempDir Path folder) throws Exception {
        for (String name : List.of("switch-48", "printer", "ups")) {
            Files.copy(RECORDINGS.resolve(name + ".snmprec"), folder.resolve(name + ".snmprec"));
        }
        String text = Files.readString(RECORDINGS.resolve("lab.yaml"));
        Path file = folder.resolve("lab.yaml");
        Files.writeString(file, text.replace(":1162", ":0"));
        try (Lab lab = lab(file);
                SnmpEngine engine = SnmpEngine.builder().open()) {
            assertThat(lab.simulator().devices()).hasSize(44);
            Device access = lab.simulator().device("access-07");
            Session session = engine.session(access.target());
            assertThat(session.get(SYS_NAME).value()).isEqualTo(OctetString.of("access-07"));
            assertThat(session.walk(ADDRESSES).toMap().keySet())
                    .contains(ADDRESSES.append(192, 0, 2, 107))
                    .doesNotContain(ADDRESSES.append(192, 0, 2, 10));
            assertThat(session.get("1.3.6.1.2.1.2.2.1.6.1").value())
                    .isEqualTo(OctetString.ofHex("00005E005347"));
            assertThat(
                            engine.session(lab.simulator().device("printer-B7").target())
                                    .get("1.3.6.1.2.1.1.4.0")
                                    .value())
                    .isEqualTo(OctetString.of("Bob"));
        }
    }

    private static List<String> names(String text, String pattern) {
        List<String> names = new ArrayList<>();
        Pattern.compile(pattern, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(LabReader.LAB);
        known.add("match");
        known.addAll(LabReader.ENTRY);
        known.addAll(DeviceReader.SETTINGS);
        known.addAll(SettingsReader.FAULTS);
        known.addAll(SettingsReader.CLOCK);
        known.addAll(UsersReader.USER);
        known.addAll(TargetReader.TARGET);
        known.addAll(NotificationsReader.NOTIFICATION);
        known.addAll(RulesReader.TABLE);
        known.addAll(RulesReader.COLUMN);
        return known;
    }

    @Test
    void thePageExplainsEveryKeyAndNoOther() throws Exception {
        String page = Files.readString(Path.of("README.md"));
        List<String> explained = names(page, "^\\| `([a-z-]+)` \\|");
        assertThat(explained).containsExactlyInAnyOrderElementsOf(known());
    }

    @Test
    void theSchemaForEditorsHasTheSameKeys() throws Exception {
        String schema = Files.readString(Path.of("lab.schema.json"));
        List<String> declared = names(schema, "^ *\"([a-z-]+)\": \\{ \"(?:\\$ref|description)\"");
        assertThat(Set.copyOf(declared)).isEqualTo(known());
    }

    @Test
    void everyLabOnThePageIsServed(@TempDir Path folder) throws Exception {
        for (String name : List.of("switch-48", "printer", "ups")) {
            Files.copy(RECORDINGS.resolve(name + ".snmprec"), folder.resolve(name + ".snmprec"));
        }
        Files.writeString(folder.resolve("secret"), "hidden community");
        Files.writeString(folder.resolve("rooms.csv"), "room,contact\nA12,Ada\n");
        List<String> labs =
                names(Files.readString(Path.of("README.md")), "```yaml\\n([\\s\\S]*?)```");
        assertThat(labs).isNotEmpty();
        for (String text : labs) {
            Path file = folder.resolve("page.yaml");
            Files.writeString(file, text.replaceAll("(127\\.0\\.0\\.1|\\]):[0-9]+", "$1:0"));
            try (Lab lab = lab(file)) {
                assertThat(lab.devices()).as(text).isNotEmpty();
            }
        }
    }
}
