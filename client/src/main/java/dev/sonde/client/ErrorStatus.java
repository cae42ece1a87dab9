package dev.sonde.client;

/// What an agent answers when it could not do what was asked (RFC 3416 §3; the first six are those
/// of RFC 1157 too).
public enum ErrorStatus {
    NO_ERROR(0, "noError", "no error"),
    TOO_BIG(1, "tooBig", "the answer would not fit into one message"),
    NO_SUCH_NAME(2, "noSuchName", "there is no such object, or it cannot be set"),
    BAD_VALUE(3, "badValue", "the value has the wrong type, length or content"),
    READ_ONLY(4, "readOnly", "the object cannot be set"),
    GEN_ERR(5, "genErr", "the agent failed for a reason it does not give"),
    NO_ACCESS(6, "noAccess", "the object is outside of what these credentials may reach"),
    WRONG_TYPE(7, "wrongType", "the value has another type than the object"),
    WRONG_LENGTH(8, "wrongLength", "the value's length is not allowed for the object"),
    WRONG_ENCODING(9, "wrongEncoding", "the value is not encoded as the object demands"),
    WRONG_VALUE(10, "wrongValue", "the object cannot take this value"),
    NO_CREATION(11, "noCreation", "the object does not exist and cannot be created"),
    INCONSISTENT_VALUE(12, "inconsistentValue", "the object cannot take this value at present"),
    RESOURCE_UNAVAILABLE(13, "resourceUnavailable", "the agent lacks a resource to set the object"),
    COMMIT_FAILED(14, "commitFailed", "setting failed half-way and was undone"),
    UNDO_FAILED(15, "undoFailed", "setting failed half-way and could not be undone"),
    AUTHORIZATION_ERROR(16, "authorizationError", "these credentials are not allowed to do this"),
    NOT_WRITABLE(17, "notWritable", "the object cannot be set"),
    INCONSISTENT_NAME(18, "inconsistentName", "the object cannot be created at present");

    private final int code;
    private final String label;
    private final String meaning;

    ErrorStatus(int code, String label, String meaning) {
        this.code = code;
        this.label = label;
        this.meaning = meaning;
    }

    /// The status with the number `code` as it stands in a PDU; numbers that no RFC defines read as
    /// [#GEN_ERR].
    public static ErrorStatus of(int code) {
        for (ErrorStatus status : values()) {
            if (status.code == code) {
                return status;
            }
        }
        return GEN_ERR;
    }

    /// The number in a PDU, 0 to 18.
    public int code() {
        return code;
    }

    /// The name as the RFCs write it, for example `noSuchName`.
    public String label() {
        return label;
    }

    /// What it means, in a few words.
    public String meaning() {
        return meaning;
    }

    @Override
    public String toString() {
        return label;
    }
}
