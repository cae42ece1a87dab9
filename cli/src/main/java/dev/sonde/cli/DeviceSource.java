package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.Oid;
import dev.sonde.client.Target;
import dev.sonde.client.Version;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a device's objects are: in a recording, in a database, or at a live agent.
///
/// ```
/// core.snmprec
/// lab.mv.db            the only device of a database
/// lab.mv.db#core       the snapshot of `core` that was completed last
/// lab.mv.db#core@2     the second of its snapshots; -1 is the newest
/// 192.0.2.1:161        a live agent, asked as the options say
/// snmp://COMMUNITY@192.0.2.1:161
/// ```
sealed interface DeviceSource permits RecordingSource, SnapshotSource, AgentSource {

    /// How to write one, for the help.
    String SYNTAX =
            "a recording, a device in a database (FILE.mv.db#DEVICE, or #DEVICE@N for the"
                    + " Nth of its snapshots, -1 being the newest), or a live agent (HOST[:PORT], or"
                    + " snmp://COMMUNITY@HOST[:PORT] with env:NAME for a COMMUNITY from the environment)";

    Pattern DATABASE =
            Pattern.compile("(?<file>.*\\.mv\\.db)(?:#(?<device>.+?)(?:@(?<number>-?\\d{1,6}))?)?");

    String AGENT = "snmp://";

    /// What `text` means. Nothing is opened yet; the name of a host is looked up.
    ///
    /// @throws UsageException if it cannot be asked as the options say.
    static DeviceSource of(String text, AccessOptions access) {
        DeviceSource stored = stored(text);
        if (stored != null) {
            return stored;
        }
        if (!text.startsWith(AGENT)) {
            return new AgentSource(access.target(text));
        }
        String agent = text.substring(AGENT.length());
        int at = agent.lastIndexOf('@');
        Target target = access.target(agent.substring(at + 1));
        if (at < 0) {
            return new AgentSource(target);
        }
        if (access.version() == Version.V3) {
            throw new UsageException(
                    "snmp://COMMUNITY@HOST belongs to v1 and v2c: SNMPv3 has users, see -u");
        }
        String community = new SecretConverter().convert(agent.substring(0, at));
        return new AgentSource(target.withCredentials(new Community(community, access.version())));
    }

    /// What `text` means, no agent.
    ///
    /// @throws UsageException if it means one.
    static DeviceSource ofFile(String text) {
        DeviceSource stored = stored(text);
        if (stored == null) {
            throw new UsageException(
                    text + " is neither a recording nor a database (FILE.mv.db#DEVICE)");
        }
        return stored;
    }

    private static @Nullable DeviceSource stored(String text) {
        if (text.startsWith(AGENT)) {
            return null;
        }
        Matcher database = DATABASE.matcher(text);
        if (database.matches()) {
            String number = database.group("number");
            return new SnapshotSource(
                    Path.of(database.group("file")),
                    database.group("device"),
                    number == null ? 0 : Integer.parseInt(number));
        }
        Path file = Path.of(text);
        boolean isFile =
                RecordingFiles.isRecording(file)
                        || text.contains(File.separator)
                        || Files.exists(file);
        return isFile ? new RecordingSource(file) : null;
    }

    /// Each device of a database by itself, where none is said; otherwise this.
    default List<DeviceSource> each() throws IOException {
        return List.of(this);
    }

    /// Opens it. What is wrong in a recording goes to `complaints`, a line each.
    ///
    /// @param root what of an agent is asked for; files are opened whole.
    /// @throws IOException if there is no such device; the message is for people.
    OpenedDevice open(Consumer<String> complaints, Oid root) throws IOException;
}
