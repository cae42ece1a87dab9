package dev.sonde.simulator.internal.usm;

/// What a datagram turns out to be to an SNMPv3 engine.
public sealed interface Incoming permits UsmRequest, Incoming.Report, Incoming.Dropped {

    /// Why a datagram is dropped without an answer.
    enum Reason {
        /// Not a message of SNMPv3 as far as it can be read (snmpInASNParseErrs).
        MALFORMED,
        /// A message of another version.
        UNKNOWN_VERSION,
        /// Privacy without authentication (snmpInvalidMsgs, RFC 3412 §7.2).
        INVALID_FLAGS,
        /// Another security model than USM (snmpUnknownSecurityModels).
        UNKNOWN_SECURITY_MODEL,
        /// No engine to answer for.
        NO_ENGINE,
        /// Refused, and of a kind that is not told so: its PDU wants no answer, or is encrypted and
        /// the reportable flag is not set (RFC 3412 §7.1 step 3).
        NOT_REPORTABLE,
        /// A response, a trap or a report: it asks for nothing.
        NO_REQUEST
    }

    /// A request that was refused; its sender is to be told why.
    final class Report implements Incoming {

        private final ReportCounter counter;
        private final byte[] message;

        Report(ReportCounter counter, byte[] message) {
            this.counter = counter;
            this.message = message;
        }

        /// The counter that was incremented and is reported.
        public ReportCounter counter() {
            return counter;
        }

        /// What to send back: not to be changed.
        public byte[] message() {
            return message;
        }
    }

    /// Nothing to answer.
    ///
    /// @param reason for whoever counts.
    record Dropped(Reason reason) implements Incoming {}
}
