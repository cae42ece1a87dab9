package dev.sonde.simulator.recording;

import java.io.IOException;

/// Reads a file that has one record a line, besides blank lines and comments after `#`. A line that
/// is no record costs that record and no other.
final class RecordLines {

    /// The longest OID, the longest string as escapes of four characters each, and some blanks.
    private static final int LONGEST_LINE = 272 * 1024;

    private static final String BYTE_ORDER_MARK = "\u00EF\u00BB\u00BF";

    /// Takes one record.
    interface Taker {

        /// @param line without the blanks at its ends.
        /// @param trailingBlank whether there were any behind it.
        void take(String line, boolean trailingBlank) throws LineFault;
    }

    private RecordLines() {}

    /// Gives all records of `content` to `taker`, and what is wrong to `findings`.
    ///
    /// @param partial whether the file is one that is being written, or was when its writer died.
    static void read(Content content, boolean partial, Findings findings, Taker taker)
            throws IOException {
        Lines lines = new Lines(content, LONGEST_LINE);
        for (String line = lines.next(); line != null; line = lines.next()) {
            try {
                if (lines.isTooLong()) {
                    throw new LineFault("the line is longer than any record: '" + line + "…'");
                }
                if (!lines.isTerminated() && (partial || content.fault() != null)) {
                    throw new LineFault("the line was not written to its end");
                }
                give(unmarked(line, lines.number()), lines.number(), findings, taker);
            } catch (LineFault e) {
                findings.problem(lines.number(), e.fault());
            }
        }
        findings.end(lines, content);
    }

    /// The line without a byte order mark.
    static String unmarked(String line, int number) {
        boolean marked = number == 1 && line.startsWith(BYTE_ORDER_MARK);
        return marked ? line.substring(BYTE_ORDER_MARK.length()) : line;
    }

    private static void give(String line, int number, Findings findings, Taker taker)
            throws LineFault {
        int from = 0;
        while (from < line.length() && isBlank(line.charAt(from))) {
            from++;
        }
        int to = line.length();
        while (to > from && isBlank(line.charAt(to - 1))) {
            to--;
        }
        if (from < to && line.charAt(from) == '#') {
            findings.comment(number, line.substring(from, to));
        } else if (from < to) {
            taker.take(line.substring(from, to), to < line.length());
        }
    }

    /// Whether snmpsim strips this character from the ends of a line; not so 0x85 and 0xA0, because
    /// they are the end of many a UTF-8 letter.
    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
    }
}
