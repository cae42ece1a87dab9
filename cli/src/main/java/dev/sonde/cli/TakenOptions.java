package dev.sonde.cli;

import dev.sonde.client.Oid;
import dev.sonde.mirror.MirrorOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What of a device is mirrored.
@Command(optionListHeading = "%nWhat is taken:%n")
final class TakenOptions {

    @Option(
            names = "--root",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "takes only this subtree; may be given again (everything)")
    private final List<Oid> roots = new ArrayList<>();

    @Option(
            names = "--exclude",
            paramLabel = "OID",
            converter = OidConverter.class,
            description = "leaves out this subtree; may be given again")
    private final List<Oid> excludes = new ArrayList<>();

    @Option(
            names = "--context",
            paramLabel = "NAME",
            description = {
                "takes this context, too, as NAME@CONTEXT; may be given again; of v1 and v2c it is"
                        + " asked for with COMMUNITY@CONTEXT"
            })
    private final List<String> contexts = new ArrayList<>();

    @Option(
            names = "--vlans",
            paramLabel = "LIST",
            converter = VlansConverter.class,
            description = {
                "takes the contexts of these VLANs, such as 1,10,20-25, too; in SNMPv3 they are"
                        + " called vlan-N"
            })
    private VlansConverter.Vlans vlans = new VlansConverter.Vlans(List.of());

    /// @throws IllegalArgumentException if nothing would be taken, or something twice.
    MirrorOptions of(MirrorOptions options) {
        MirrorOptions taken = options.withExcludes(excludes);
        return roots.isEmpty() ? taken : taken.withRoots(roots);
    }

    /// The contexts that are taken besides the device's own, each once.
    List<String> contexts() {
        if (contexts.contains("")) {
            throw new UsageException(
                    "--context has no name: the empty context is the device itself, which is taken"
                            + " anyway");
        }
        Stream<String> numbers = vlans.numbers().stream().map(String::valueOf);
        return Stream.concat(contexts.stream(), numbers).distinct().toList();
    }
}
