package dev.sonde.cli;

import dev.sonde.client.Community;
import dev.sonde.client.InterruptedCallException;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Session;
import dev.sonde.client.SnmpException;
import dev.sonde.client.Target;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.Gap;
import dev.sonde.mirror.MirrorReport;
import dev.sonde.mirror.Verification;
import dev.sonde.mirror.compare.Difference;
import dev.sonde.mirror.scrub.ScrubKey;
import dev.sonde.mirror.scrub.ScrubProfile;
import dev.sonde.mirror.scrub.ScrubReport;
import dev.sonde.mirror.scrub.Scrubber;
import dev.sonde.simulator.recording.Recording;
import dev.sonde.simulator.recording.SubtreeTiming;
import java.net.Inet4Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The scrubbing of one mirrored device, between the device and the disk.
final class MirrorScrub {

    /// What was changed.
    record Changes(ScrubProfile profile, ScrubReport report) {}

    private static final int MOST_ADDRESSES = 1000;

    /// The arcs that tables begin behind; no index is among them.
    private static final int HARMLESS_ARCS = 7;

    private static final List<Oid> NAMES =
            List.of(
                    Oid.of("1.3.6.1.2.1.1.4.0"),
                    Oid.of("1.3.6.1.2.1.1.5.0"),
                    Oid.of("1.3.6.1.2.1.1.6.0"));

    /// ipAdEntAddr, ipAddressIfIndex, ifPhysAddress and lldpLocManAddrIfId.
    private static final List<Oid> ADDRESSES =
            List.of(
                    Oid.of("1.3.6.1.2.1.4.20.1.1"),
                    Oid.of("1.3.6.1.2.1.4.34.1.3"),
                    Oid.of("1.3.6.1.2.1.2.2.1.6"),
                    Oid.of("1.0.8802.1.1.2.1.3.8.1.5"));

    /// Where a device has its addresses and communities: ipAdEntAddr and snmpCommunityName.
    private static final String OWN_ADDRESS = "1.3.6.1.2.1.4.20.1.1.";

    private static final Oid OWN_COMMUNITY = Oid.of("1.3.6.1.6.3.18.1.1.1.2.1.97");

    private final ScrubProfile profile;
    private final Scrubber scrubber;
    private boolean isLearned;

    /// @param known what the device shows of itself, as [#known(Session)] gives it.
    MirrorScrub(ScrubProfile profile, ScrubKey key, List<VarBind> known) {
        this.profile = profile;
        this.scrubber = Scrubber.of(profile, key);
        known.forEach(scrubber::learn);
    }

    /// Asks the device for its names and addresses, which what is taken of it may hold without
    /// holding the objects that show them for what they are.
    static List<VarBind> known(Session session) {
        List<VarBind> known = new ArrayList<>();
        NAMES.forEach(name -> ask(() -> known.add(session.get(name))));
        for (Oid column : ADDRESSES) {
            ask(() -> {
                int most = known.size() + MOST_ADDRESSES;
                for (VarBind address : session.walk(column)) {
                    known.add(address);
                    if (known.size() == most) {
                        return;
                    }
                }
            });
        }
        known.removeIf(object -> object.value() instanceof Missing);
        known.addAll(asked(session.target()));
        return known;
    }

    /// What it was asked with, which it may show as well.
    private static List<VarBind> asked(Target target) {
        List<VarBind> asked = new ArrayList<>();
        if (target.address().getAddress() instanceof Inet4Address address) {
            IpAddress ip = IpAddress.of(address.getAddress());
            asked.add(new VarBind(Oid.of(OWN_ADDRESS + ip.text()), ip));
        }
        if (target.credentials() instanceof Community community) {
            asked.add(new VarBind(OWN_COMMUNITY, OctetString.of(community.octets())));
        }
        return asked;
    }

    /// A device that does not show them all is a device nevertheless.
    private static void ask(Runnable question) {
        try {
            question.run();
        } catch (InterruptedCallException e) {
            throw e;
        } catch (SnmpException _) {
            // The mirror itself says what cannot be read.
        }
    }

    Recording scrub(Recording recording) {
        Recording scrubbed = scrubber.scrub(recording);
        isLearned = true;
        return scrubbed;
    }

    /// What has been changed until now.
    Changes changes() {
        return new Changes(profile, scrubber.report());
    }

    /// The comment that says so of `scrubbed`.
    String seal(Recording scrubbed) {
        return ScrubSeal.of(profile, scrubbed);
    }

    /// `report` with no index and no text of the device that is not replaced.
    MirrorReport scrub(MirrorReport report) {
        return new MirrorReport(
                report.objects(),
                report.requests(),
                report.elapsed(),
                report.unfinished() == null ? null : withoutDetails(report.unfinished()),
                report.gaps().stream().map(this::scrub).toList(),
                report.furtherGaps(),
                scrub(report.unordered()),
                scrub(report.distrusted()),
                report.timings().stream().map(this::scrub).toList(),
                report.restarted(),
                report.rates(),
                scrub(report.moving()));
    }

    /// What follows a colon may be the words of an exchange, with addresses and indexes.
    private static String withoutDetails(String reason) {
        return reason.replaceFirst(":.*", "");
    }

    /// `verification` with nothing of the device that is not replaced.
    Verification scrub(Verification verification) {
        return new Verification(
                verification.compared(),
                verification.moved(),
                verification.differences().stream().map(this::scrub).toList(),
                verification.furtherDifferences(),
                verification.unanswered());
    }

    private Difference scrub(Difference difference) {
        Oid oid = scrub(difference.oid());
        return switch (difference) {
            case Difference.Added(Oid at, Value after) ->
                    new Difference.Added(oid, scrub(at, after));
            case Difference.Gone(Oid at, Value before) ->
                    new Difference.Gone(oid, scrub(at, before));
            case Difference.Changed(Oid at, Value before, Value after) ->
                    new Difference.Changed(oid, scrub(at, before), scrub(at, after));
            case Difference.Moved(Oid at, Value before, Value after) ->
                    new Difference.Moved(oid, scrub(at, before), scrub(at, after));
        };
    }

    private Value scrub(Oid oid, Value value) {
        VarBind scrubbed = scrubber.scrubAnywhere(new VarBind(oid, value));
        return scrubbed == null ? Missing.NO_SUCH_INSTANCE : scrubbed.value();
    }

    List<Oid> scrub(List<Oid> oids) {
        return oids.stream().map(this::scrub).toList();
    }

    private Gap scrub(Gap gap) {
        Oid resumedAt = gap.resumedAt();
        // The words of the detail may be the agent's.
        String detail = gap.reason().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return new Gap(
                scrub(gap.after()),
                resumedAt == null ? null : scrub(resumedAt),
                gap.reason(),
                detail);
    }

    private SubtreeTiming scrub(SubtreeTiming timing) {
        return new SubtreeTiming(
                scrub(timing.subtree()),
                timing.requests(),
                timing.objects(),
                timing.median(),
                timing.p95());
    }

    private Oid scrub(Oid oid) {
        // Not there, so that nothing but the OID is looked at.
        VarBind object = new VarBind(oid, Missing.NO_SUCH_OBJECT);
        VarBind scrubbed = scrubber.scrubAnywhere(object);
        if (scrubbed == null || (!isLearned && !scrubber.knowsTable(oid))) {
            int length = Math.min(oid.length(), HARMLESS_ARCS);
            return Oid.ofUnsigned(Arrays.copyOf(oid.toUnsignedArray(), length));
        }
        return scrubbed.oid();
    }
}
