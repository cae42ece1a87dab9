package dev.sonde.mirror.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Value;
import dev.sonde.client.VarBind;
import dev.sonde.simulator.recording.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Devices show whatever they like: no index and no octets may end the scrubbing of the rest.
@Timeout(120)
class ScrubberHostileInputTest {

    private static final int MANY = 20_000;

    private static final String[] ROOTS = {
        "1.0.8802.1.1.2.1.4.2.1.3",
        "1.0.8802.1.1.2.1.4.1.1.5",
        "1.3.6.1.2.1.1.5",
        "1.3.6.1.2.1.2.2.1.6",
        "1.3.6.1.2.1.4.20.1.1",
        "1.3.6.1.2.1.4.24.7.1.7",
        "1.3.6.1.2.1.4.34.1.3",
        "1.3.6.1.2.1.6.19.1.7",
        "1.3.6.1.2.1.17.4.3.1.1",
        "1.3.6.1.2.1.17.2.5",
        "1.3.6.1.6.3.10.2.1.1",
        "1.3.6.1.4.1.8072.1.3.2.2.1.2",
        "1.3.6.1.2.1.47.1.1.1.1.11",
        "1.3.6.1.4.1.32473.1",
        "1.3",
        ""
    };

    private static final String TEXT = "ab1.:-@/ 0%$\\\0\n\u00E9\u00FF";

    private final Random random = new Random();

    private Oid oid() {
        Oid root = Oid.of(ROOTS[random.nextInt(ROOTS.length)]);
        long[] arcs = new long[random.nextInt(random.nextInt(8) == 0 ? 110 : 24)];
        int bound = random.nextInt(4) == 0 ? 5 : 257;
        Arrays.setAll(
                arcs, i -> random.nextInt(30) == 0 ? 0xFFFF_FFFFL - i : random.nextInt(bound));
        return root.append(arcs);
    }

    private Value value() {
        byte[] octets = new byte[random.nextInt(24)];
        random.nextBytes(octets);
        boolean isText = random.nextBoolean();
        for (int i = 0; isText && i < octets.length; i++) {
            octets[i] = (byte) TEXT.charAt(random.nextInt(TEXT.length()));
        }
        return switch (random.nextInt(6)) {
            case 0 -> new IpAddress(random.nextInt());
            case 1 -> new Integer32(random.nextInt());
            case 2 -> oid();
            case 3 -> Opaque.of(octets);
            default -> OctetString.of(octets);
        };
    }

    @ParameterizedTest
    @EnumSource(ScrubProfile.class)
    void everyObjectComesThroughWithItsType(ScrubProfile profile) {
        long seed = new Random().nextLong();
        System.out.println(getClass().getSimpleName() + " seed " + seed);
        random.setSeed(seed);
        List<VarBind> objects = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            objects.add(new VarBind(oid(), value()));
        }
        Recording recording = Recording.of(objects);
        Scrubber scrubber = Scrubber.of(profile, ScrubKey.of(new byte[16]));
        for (VarBind object : recording) {
            VarBind scrubbed = scrubber.scrub(object);
            if (scrubbed != null) {
                assertThat(scrubbed.value().syntax()).isEqualTo(object.value().syntax());
                assertThat(scrubber.kept(object.oid()).isPrefixOf(scrubbed.oid())).isTrue();
            }
        }
        assertThat(scrubber.scrub(recording)).hasSize(recording.size());
    }
}
