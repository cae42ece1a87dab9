package dev.sonde.client;

import dev.sonde.client.internal.transport.AgentAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One agent: where it is, what it is asked with, and how patiently. Immutable; each `with` method
/// returns a changed copy.
///
/// @param address the agent's resolved address and port.
/// @param credentials what to authenticate with; they choose the version of SNMP.
/// @param timeout how long one try waits for its answer; more than zero. Default: one second.
/// @param retries how many tries may follow the first, each sending again; 0 or more. Default: 3.
/// @param deadline how long one call may take in all, waiting for a slot included; more than zero.
///   A walk is many calls. Default: as long as the tries need.
/// @param maxRepetitions how many rows a bulk walk asks for at a time, 1 to 65535. Default: 20.
/// @param answerSource from where an answer is taken. Default: only from the address that was
///   asked.
/// @param contextName which of the agent's contexts is meant, in v3 alone (RFC 3411 §3.3.1), 0 to
///   32 octets. Default: empty.
/// @param contextEngineId the engine that holds the context, 5 to 32 octets, in v3 alone; null for
///   the agent's own. Default: null.
public record Target(
        InetSocketAddress address,
        Credentials credentials,
        Duration timeout,
        int retries,
        double backOff,
        Duration deadline,
        Duration walkDeadline,
        int maxRepetitions,
        AnswerSource answerSource,
        String contextName,
        @Nullable OctetString contextEngineId) {

    /// The port agents listen on (RFC 3417 §3.1).
    public static final int DEFAULT_PORT = 161;

    /// @throws IllegalArgumentException if the address is not resolved or a number is out of range.
    public Target {
        require(!address.isUnresolved(), "the address " + address + " is not resolved");
        require(timeout.isPositive(), "the timeout must be more than zero, not " + timeout);
        require(retries >= 0, "retries must be 0 or more, not " + retries);
        require(backOff >= 1 && backOff <= 10, "back-off must be 1.0 to 10.0, not " + backOff);
        require(
                walkDeadline.isPositive(),
                "the walk's deadline must be more than zero, not " + walkDeadline);
        require(deadline.isPositive(), "the deadline must be more than zero, not " + deadline);
        require(
                maxRepetitions >= 1 && maxRepetitions <= 65535,
                "max-repetitions must be 1 to 65535, not " + maxRepetitions);
        require(
                contextName.getBytes(StandardCharsets.UTF_8).length <= 32,
                "the context name '" + contextName + "' is longer than 32 octets");
        require(
                contextEngineId == null
                        || (contextEngineId.length() >= 5 && contextEngineId.length() <= 32),
                "a context engineID has 5 to 32 octets");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    /// The agent at `address`: `HOST`, `HOST:PORT`, an IPv6 address, or `[IPv6]:PORT`; a name is
    /// looked up now.
    ///
    /// @throws IllegalArgumentException if `address` has none of these forms.
    /// @throws UnreachableException if the name is unknown.
    public static Target of(String address, Credentials credentials) {
        return of(AgentAddress.resolve(address, DEFAULT_PORT), credentials);
    }

    /// The agent at `address`, which must be resolved.
    public static Target of(InetSocketAddress address, Credentials credentials) {
        return new Target(
                address,
                credentials,
                Duration.ofSeconds(1),
                3,
                1.5,
                Duration.ofMinutes(1),
                Duration.ofDays(365),
                20,
                AnswerSource.SAME,
                "",
                null);
    }

    public Target withAddress(InetSocketAddress address) {
        return with(copy -> copy.address = address);
    }

    public Target withCredentials(Credentials credentials) {
        return with(copy -> copy.credentials = credentials);
    }

    public Target withTimeout(Duration timeout) {
        return with(copy -> copy.timeout = timeout);
    }

    public Target withRetries(int retries) {
        return with(copy -> copy.retries = retries);
    }

    public Target withBackOff(double backOff) {
        return with(copy -> copy.backOff = backOff);
    }

    public Target withDeadline(Duration deadline) {
        return with(copy -> copy.deadline = deadline);
    }

    public Target withWalkDeadline(Duration walkDeadline) {
        return with(copy -> copy.walkDeadline = walkDeadline);
    }

    public Target withMaxRepetitions(int maxRepetitions) {
        return with(copy -> copy.maxRepetitions = maxRepetitions);
    }

    public Target withAnswerSource(AnswerSource answerSource) {
        return with(copy -> copy.answerSource = answerSource);
    }

    public Target withContextName(String contextName) {
        return with(copy -> copy.contextName = contextName);
    }

    public Target withContextEngineId(@Nullable OctetString contextEngineId) {
        return with(copy -> copy.contextEngineId = contextEngineId);
    }

    private Target with(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.target();
    }

    /// A target that can be changed before it is one.
    private static final class Copy {
        InetSocketAddress address;
        Credentials credentials;
        Duration timeout;
        int retries;
        double backOff;
        Duration deadline;
        Duration walkDeadline;
        int maxRepetitions;
        AnswerSource answerSource;
        String contextName;
        @Nullable OctetString contextEngineId;

        Copy(Target target) {
            this.address = target.address;
            this.credentials = target.credentials;
            this.timeout = target.timeout;
            this.retries = target.retries;
            this.backOff = target.backOff;
            this.deadline = target.deadline;
            this.walkDeadline = target.walkDeadline;
            this.maxRepetitions = target.maxRepetitions;
            this.answerSource = target.answerSource;
            this.contextName = target.contextName;
            this.contextEngineId = target.contextEngineId;
        }

        Target target() {
            return new Target(
                    address,
                    credentials,
                    timeout,
                    retries,
                    backOff,
                    deadline,
                    walkDeadline,
                    maxRepetitions,
                    answerSource,
                    contextName,
                    contextEngineId);
        }
    }

    /// The address as `HOST:PORT`.
    @Override
    public String toString() {
        return AgentAddress.text(address);
    }
}
