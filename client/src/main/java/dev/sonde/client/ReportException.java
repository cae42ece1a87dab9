package dev.sonde.client;

/// The agent's SNMPv3 engine refused the message and said why in a report (RFC 3412 §7.1, RFC 3414
/// §3.2). Most reports are not authenticated, for the agent could not: take them as a hint.
public final class ReportException extends SnmpException {

    /// Why an agent refuses a message.
    public enum Reason {
        UNSUPPORTED_SECURITY_LEVEL(
                "1.3.6.1.6.3.15.1.1.1.0",
                "the user has no keys there for this security level: check -l, or the protocols the agent has for the user"),
        NOT_IN_TIME_WINDOW(
                "1.3.6.1.6.3.15.1.1.2.0",
                "its clock and ours do not agree even after synchronizing: check that the agent keeps its engineBoots, and that no other agent has the same engineID"),
        UNKNOWN_USER_NAME(
                "1.3.6.1.6.3.15.1.1.3.0", "it knows no such user: check the security name"),
        UNKNOWN_ENGINE_ID(
                "1.3.6.1.6.3.15.1.1.4.0",
                "it does not own the engineID it told us: check that one address leads to one agent"),
        WRONG_DIGEST(
                "1.3.6.1.6.3.15.1.1.5.0",
                "the digest is wrong: check authentication protocol and password"),
        DECRYPTION_ERROR(
                "1.3.6.1.6.3.15.1.1.6.0",
                "it cannot decrypt: check privacy protocol and password, and for AES-192 and AES-256 which key extension the agent uses"),
        UNKNOWN_CONTEXT("1.3.6.1.6.3.12.1.5.0", "it has no such context: check the context name"),
        UNAVAILABLE_CONTEXT("1.3.6.1.6.3.12.1.4.0", "the context is not available at present"),
        UNKNOWN_PDU_HANDLER(
                "1.3.6.1.6.3.11.2.1.3.0",
                "it serves no such contextEngineID: check the context's engineID"),
        OTHER("", "it reports a counter that no RFC names");

        private final String counter;
        private final String meaning;

        Reason(String counter, String meaning) {
            this.counter = counter;
            this.meaning = meaning;
        }

        /// The reason whose counter a report carries.
        public static Reason of(Oid counter) {
            for (Reason reason : values()) {
                if (reason.counter.equals(counter.text())) {
                    return reason;
                }
            }
            return OTHER;
        }
    }

    private static final long serialVersionUID = 1;

    private final Reason reason;

    public ReportException(Target target, String operation, Reason reason) {
        super("%s refused %s: %s".formatted(target, operation, reason.meaning));
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
