package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.Target;
import dev.sonde.client.UnreachableException;
import dev.sonde.client.UsmUser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
    private final Map<String, MirrorJob> places = new HashMap<>();

    MirrorPlan(Path out, boolean isDatabase, List<String> contexts) {
        this.out = out;
        this.isDatabase = isDatabase;
        this.contexts = contexts;
    }

    /// Adds one device that is written to the file itself.
    void addOne(String name, Target target) {
        add(name, target.toString(), () -> target, isDatabase ? null : out);
    }

    /// Adds one of many devices, each with a recording in the folder. A host that is unknown stops
    /// none of the others.
    ///
    /// @throws UsageException if another one has the same recording.
    void addOfMany(HostList.Host host, AccessOptions access) {
        String file = host.name().replaceAll("[^A-Za-z0-9._@-]", "_") + RECORDING;
        Path recording = isDatabase ? null : out.resolve(file);
        try {
            Target target = host.target(access);
            add(host.name(), target.toString(), () -> target, recording);
        } catch (UnreachableException e) {
            Supplier<Target> unknown =
                    () -> {
                        throw e;
                    };
            add(host.name(), host.address(), unknown, recording);
        }
    }

    private void add(String name, String agent, Supplier<Target> asked, @Nullable Path recording) {
        add(new MirrorJob(name, agent, asked, recording));
        for (String context : contexts) {
            add(
                    new MirrorJob(
                            name + "@" + context,
                            agent,
                            () -> inContext(asked.get(), context),
                            recording == null ? null : beside(recording, context)));
        }
    }

    private void add(MirrorJob job) {
        Path recording = job.recording();
        String place = recording == null ? job.name() : recording.toString();
        MirrorJob other = places.put(place, job);
        if (other != null) {
            throw new UsageException(
                    "%s and %s would both be written to %s: give one of them another name"
                            .formatted(other, job, place));
        }
        jobs.add(job);
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
