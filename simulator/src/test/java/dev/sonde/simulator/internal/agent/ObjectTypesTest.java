package dev.sonde.simulator.internal.agent;

import static dev.sonde.client.Missing.NO_SUCH_INSTANCE;
import static dev.sonde.client.Missing.NO_SUCH_OBJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sonde.client.Integer32;
import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectTypesTest {

    private static final Integer32 ANYTHING = new Integer32(1);

    /// A group of scalars, a table by number and one by IP address, an enterprise.
    private static final TreeStore STORE =
            new TreeStore()
                    .with("1.3.6.1.2.1.1.1.0", ANYTHING)
                    .with("1.3.6.1.2.1.1.2.0", ANYTHING)
                    .with("1.3.6.1.2.1.1.5.0", ANYTHING)
                    .with("1.3.6.1.2.1.2.2.1.1.1", ANYTHING)
                    .with("1.3.6.1.2.1.2.2.1.1.2", ANYTHING)
                    .with("1.3.6.1.2.1.2.2.1.2.1", ANYTHING)
                    .with("1.3.6.1.2.1.2.2.1.2.2", ANYTHING)
                    .with("1.3.6.1.2.1.4.20.1.1.10.0.0.1", ANYTHING)
                    .with("1.3.6.1.2.1.4.20.1.1.127.0.0.1", ANYTHING)
                    .with("1.3.6.1.2.1.4.20.1.2.10.0.0.1", ANYTHING)
                    .with("1.3.6.1.2.1.4.20.1.2.127.0.0.1", ANYTHING)
                    .with("1.3.6.1.4.1.9.9.1.1.0", ANYTHING)
                    .with("1.3.6.1.4.1.9.9.2.1.3.1.0", ANYTHING)
                    .with("1.3.6.1.4.1.9.9.2.1.3.2.0", ANYTHING);

    private static Missing missing(String oid) {
        return new ObjectTypes(STORE).missing(Oid.of(oid));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.3.6.1.2.1.1.5",
                "1.3.6.1.2.1.1.5.1",
                "1.3.6.1.2.1.1.5.0.0",
                "1.3.6.1.2.1.2.2.1.2",
                "1.3.6.1.2.1.2.2.1.2.0",
                "1.3.6.1.2.1.2.2.1.2.3",
                "1.3.6.1.2.1.2.2.1.2.4294967295",
                "1.3.6.1.2.1.4.20.1.2.10.0.0.2",
                "1.3.6.1.2.1.4.20.1.2.192.0.2.1",
                "1.3.6.1.4.1.9.9.1.1.1"
            })
    void whatLooksLikeAnotherInstanceOfATypeIsNoSuchInstance(String oid) {
        assertThat(missing(oid)).isEqualTo(NO_SUCH_INSTANCE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0",
                "2.5",
                "1.3.6.1",
                "1.3.6.1.2.1.1",
                "1.3.6.1.2.1.1.9.0",
                "1.3.6.1.2.1.2.2.1",
                "1.3.6.1.2.1.2.2.1.9.1",
                "1.3.6.1.2.1.4.20.1.9.10.0.0.1",
                "1.3.6.1.4.1.9.9.3.1.0",
                "1.3.6.1.4.1.9.9.2.1.3.3.0",
                "1.3.6.1.4.1.99999.1.0",
                "1.3.6.1.4.1.99999.1.1.1.0"
            })
    void whatSharesNoTypeIsNoSuchObject(String oid) {
        assertThat(missing(oid)).isEqualTo(NO_SUCH_OBJECT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.3.6.1.2.1.1.1.0"})
    void anEmptyStoreHasNoTypes(String oid) {
        assertThat(new ObjectTypes(new TreeStore()).missing(Oid.of(oid))).isEqualTo(NO_SUCH_OBJECT);
    }
}
