package dev.sonde.mirror.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.IpAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No two originals have the same replacement: there is a way back for whoever has both.
@Timeout(120)
class MappingsRoundTripTest {

    private static final int MANY = 50_000;

    private long seed;
    private Random random = new Random();
    private KeyedHash hash = new KeyedHash(ScrubKey.random());

    @BeforeEach
    void seed() {
        seed = new Random().nextLong();
        System.out.println(getClass().getSimpleName() + " seed " + seed);
        random = new Random(seed);
        byte[] key = new byte[32];
        random.nextBytes(key);
        hash = new KeyedHash(ScrubKey.of(key));
    }

    /// Each original comes back from its replacement.
    private <T> void comesBack(Supplier<T> originals, Function<T, T> mapping) {
        Map<T, T> originalOf = new HashMap<>();
        for (int i = 0; i < MANY; i++) {
            T original = originals.get();
            T before = originalOf.put(mapping.apply(original), original);
            assertThat(before == null || before.equals(original))
                    .as("seed %d: %s and %s meet", seed, before, original)
                    .isTrue();
        }
        assertThat(originalOf).hasSizeGreaterThan(1000);
    }

    @Test
    void allAddressesOfASmallNetworkAndItsNeighbours() {
        Ipv4Mapping mapping = new Ipv4Mapping(hash);
        int network = random.nextInt() & 0xFFFF0000;
        assertThat(IntStream.range(network, network + 65_536).map(mapping::of).distinct())
                .hasSize(65_536);
    }

    @Test
    void ipv4AddressesOfAllKinds() {
        Ipv4Mapping mapping = new Ipv4Mapping(hash);
        int[] special = {0x0A000000, 0xAC100000, 0xC0A80000, 0x64400000, 0xC6120000, 0xC0000000};
        comesBack(
                () -> {
                    int near = special[random.nextInt(special.length)];
                    return random.nextBoolean() ? random.nextInt() : near ^ random.nextInt(1 << 21);
                },
                mapping::of);
    }

    @Test
    void firstOctetsAreExchangedOneForOne() {
        Ipv4Mapping mapping = new Ipv4Mapping(hash);
        assertThat(
                        IntStream.range(0, 256)
                                .map(i -> mapping.of(i << 24 | 0x010203) >>> 24)
                                .distinct())
                .hasSize(256);
        for (int first : new int[] {100, 172, 192, 198, 203}) {
            assertThat(
                            IntStream.range(0, 256)
                                    .map(i -> mapping.of(first << 24 | i << 16 | 0x4203) >>> 16)
                                    .distinct())
                    .hasSize(256);
        }
    }

    @Test
    void ipv4NetworksOfAnyLengthFromNineBitsStayTogether() {
        Ipv4Mapping mapping = new Ipv4Mapping(hash);
        for (int i = 0; i < 2000; i++) {
            int address = 0x0A000000 | (random.nextInt() & 0xFFFFFF);
            int length = 9 + random.nextInt(24);
            int mask = -1 << (32 - length);
            int other = (address & mask) | (random.nextInt() & ~mask);
            assertThat(mapping.of(other) & mask)
                    .as("seed %d: %s/%d", seed, new IpAddress(address).text(), length)
                    .isEqualTo(mapping.of(address) & mask);
        }
    }

    @Test
    void macAddressesWithAndWithoutTheirVendor() {
        for (boolean keepVendor : new boolean[] {true, false}) {
            MacMapping mapping = new MacMapping(hash, keepVendor);
            long vendor = 0x001A2B000000L;
            comesBack(
                    () ->
                            (random.nextBoolean() ? vendor : random.nextLong() & 0xFFFFFF000000L)
                                    | random.nextInt(1 << 16),
                    mapping::of);
        }
    }

    @Test
    void ipv6AddressesOfAllKinds() {
        Ipv4Mapping ipv4 = new Ipv4Mapping(hash);
        Ipv6Mapping mapping = new Ipv6Mapping(hash, ipv4, new MacMapping(hash, true));
        String[] prefixes = {
            "20010db8",
            "2001067c",
            "20010000",
            "2002",
            "fe80000000000000",
            "fec0",
            "fd",
            "2a02",
            "00000000000000000000ffff",
            "0064ff9b0000000000000000",
            "ff02",
            ""
        };
        comesBack(
                () -> {
                    byte[] address = new byte[16];
                    random.nextBytes(address);
                    byte[] prefix =
                            java.util.HexFormat.of()
                                    .parseHex(prefixes[random.nextInt(prefixes.length)]);
                    System.arraycopy(prefix, 0, address, 0, prefix.length);
                    if (random.nextInt(3) == 0) {
                        address[11] = (byte) 0xFF;
                        address[12] = (byte) 0xFE;
                    }
                    return Octets.latin1(address);
                },
                text -> Octets.latin1(mapping.of(Octets.of(text))));
    }

    @Test
    void textKeepsItsFormAndNoTwoBecomeTheSame() {
        Names names = new Names(hash);
        String characters = "ABCXYZabcxyz0189-/ ";
        comesBack(
                () ->
                        random.ints(1 + random.nextInt(6), 0, characters.length())
                                .mapToObj(i -> String.valueOf(characters.charAt(i)))
                                .reduce("", String::concat),
                text -> {
                    String shaped = names.shaped(text);
                    assertThat(
                                    shaped.replaceAll("[A-Z]", "A")
                                            .replaceAll("[a-z]", "a")
                                            .replaceAll("\\d", "0"))
                            .isEqualTo(
                                    text.replaceAll("[A-Z]", "A")
                                            .replaceAll("[a-z]", "a")
                                            .replaceAll("\\d", "0"));
                    return shaped;
                });
    }

    @Test
    void aPermutationOfFewNumbersIsOne() {
        Permutation permutation = new Permutation(hash, "few", 10);
        for (long tweak : new long[] {0, 1, -1}) {
            assertThat(
                            IntStream.range(3, 1000)
                                    .mapToLong(
                                            i -> permutation.of(i, tweak, n -> n >= 3 && n < 1000))
                                    .distinct())
                    .hasSize(997)
                    .allMatch(n -> n >= 3 && n < 1000);
        }
    }
}
