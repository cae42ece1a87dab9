package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.Target;
import dev.sonde.client.UsmUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which devices and contexts `sonde mirror` is to take, and where to.
///
/// A context of an agent of v1 or v2c is asked for with `COMMUNITY@CONTEXT`, as switches have it
/// for their VLANs; it is written beside the device, as `core@10.snmprec`.
final class MirrorPlan {

    private static final String RECORDING = ".snmprec";

    private final Path out;
    private final boolean isDatabase;
    private final List<String> contexts;
    private final List<MirrorJob> jobs = new ArrayList<>();

    MirrorPlan(Path out, boolean isDatabase, List<String> contexts) {
        this.out = out;
        this.isDatabase = isDatabase;
        this.contexts = contexts;
    }

    /// Adds one device that is written to the file itself.
    void addOne(String name, Target target) {
        add(name, target, isDatabase ? null : out);
    }

    /// Adds one of many devices, each with a recording in the folder.
    void addOfMany(String name, Target target) {
        String file = name.replaceAll("[^A-Za-z0-9._@-]", "_") + RECORDING;
        add(name, target, isDatabase ? null : out.resolve(file));
    }

    private void add(String name, Target target, @Nullable Path recording) {
        jobs.add(new MirrorJob(name, target, recording));
        for (String context : contexts) {
            jobs.add(
                    new MirrorJob(
                            name + "@" + context,
                            inContext(target, context),
                            recording == null ? null : beside(recording, context)));
        }
    }

    private static Path beside(Path recording, String context) {
        String file = String.valueOf(recording.getFileName());
        String stem = file.substring(0, file.length() - RECORDING.length());
        String suffix = context.replaceAll("[^A-Za-z0-9._-]", "_");
        return recording.resolveSibling(stem + "@" + suffix + RECORDING);
    }

    private static Target inContext(Target target, String context) {
        return switch (target.credentials()) {
            case Community community ->
                    target.withCredentials(
                            new Community(
                                    new String(community.octets(), StandardCharsets.UTF_8)
                                            + "@"
                                            + context,
                                    community.version()));
            case UsmUser _ ->
                    target.withContextName(context.matches("\\d+") ? "vlan-" + context : context);
        };
    }

    List<MirrorJob> jobs() {
        return jobs;
    }
}
