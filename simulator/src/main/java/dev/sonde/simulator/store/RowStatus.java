package dev.sonde.simulator.store;

import dev.sonde.client.Integer32;
import dev.sonde.client.Value;
import org.jspecify.annotations.Nullable;

/// The states of a conceptual row and what is done with one (RFC 2579, RowStatus).
enum RowStatus {
    ACTIVE(1),
    NOT_IN_SERVICE(2),
    /// A state alone: nobody sets it.
    NOT_READY(3),
    CREATE_AND_GO(4),
    CREATE_AND_WAIT(5),
    DESTROY(6);

    private final int number;

    RowStatus(int number) {
        this.number = number;
    }

    Integer32 value() {
        return new Integer32(number);
    }

    static @Nullable RowStatus of(@Nullable Value value) {
        for (RowStatus status : values()) {
            if (status.value().equals(value)) {
                return status;
            }
        }
        return null;
    }
}
