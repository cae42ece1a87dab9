package dev.sonde.cli.scrub;

import dev.sonde.cli.output.LineOutput;
import dev.sonde.mirror.scrub.Leak;
import dev.sonde.mirror.scrub.ScrubProfile;

/// Prints what gives something away in a recording, and counts it.
final class LeakList {

    private final ScrubProfile profile;
    private final ScrubProfile sealed;
    private final boolean show;
    private final LineOutput output;
    private long listed;
    private long strict;

    /// @param profile what it takes out is listed, the rest only counted.
    /// @param sealed what it takes out has been taken out.
    /// @param show whether to print what stands there.
    LeakList(ScrubProfile profile, ScrubProfile sealed, boolean show, LineOutput output) {
        this.profile = profile;
        this.sealed = sealed;
        this.show = show;
        this.output = output;
    }

    void add(Leak leak) {
        if (sealed.covers(leak.kind())) {
            return;
        }
        if (!profile.covers(leak.kind())) {
            strict++;
            return;
        }
        listed++;
        String original = show ? "'" + printable(leak.original()) + "'" : leak.excerpt();
        output.println(
                "%s %s: %s %s"
                        .formatted(leak.oid(), leak.column(), leak.kind(), printable(original)));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", ".");
    }

    boolean isEmpty() {
        return listed == 0;
    }

    void conclude(String input) {
        String scrubbed =
                sealed == ScrubProfile.NONE
                        ? ""
                        : "; scrubbed with the profile " + sealed + " and unchanged since";
        output.println(
                "%s: %,d found with the profile %s%s".formatted(input, listed, profile, scrubbed));
        if (strict > 0) {
            output.println("--profile strict finds %,d more".formatted(strict));
        }
    }
}
