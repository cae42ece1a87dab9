package dev.sonde.simulator.recording;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Octets of a walk: hex in as many lines as net-snmp breaks it into, with the text in brackets
/// that `-OT` puts beside it; and BITS.
final class WalkHex {

    private static final int OCTETS_A_LINE = 16;

    private WalkHex() {}

    /// The octets that begin at `from` of the line.
    static byte[] octets(WalkText text, int from) throws LineFault {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String line = text.line().substring(from);
        while (true) {
            ByteArrayOutputStream some = new ByteArrayOutputStream();
            String rest = line.substring(pairs(line, some));
            octets.writeBytes(some.toByteArray());
            if (rest.stripLeading().startsWith("[")) {
                skipTail(text, some.toByteArray());
            } else if (!rest.isBlank() && !rest.startsWith(" ")) {
                throw new LineFault("'" + line + "' is not made of pairs of hex digits");
            }
            if (!text.hasNext() || !isHex(text.next())) {
                return octets.toByteArray();
            }
            text.advance();
            line = text.line();
        }
    }

    /// Takes the pairs that `line` begins with.
    ///
    /// @return where they end; a unit or a text stands after two blanks.
    private static int pairs(String line, ByteArrayOutputStream octets) {
        int at = 0;
        while (at + 1 < line.length()) {
            int high = HexText.digit(line.charAt(at));
            int low = HexText.digit(line.charAt(at + 1));
            if (high < 0 || low < 0) {
                return at;
            }
            octets.write((high << 4) | low);
            at += 2;
            boolean blank = at < line.length() && line.charAt(at) == ' ';
            at += blank && !line.startsWith("  ", at) ? 1 : 0;
        }
        return at;
    }

    private static boolean isHex(String line) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String rest = line.substring(pairs(line, octets));
        return octets.size() > 0 && (rest.isBlank() || rest.startsWith(" "));
    }

    /// The text shows line feeds as they are.
    private static void skipTail(WalkText text, byte[] octets) throws LineFault {
        for (byte octet : octets) {
            if (octet == '\n') {
                if (!text.hasNext()) {
                    throw new LineFault("the text beside the hex has no bracket at its end");
                }
                text.advance();
            }
        }
    }

    /// The octets of BITS that begin at `from` of the line. The numbers of the bits that are set
    /// follow them, as `name(3)` or `3`, and a number may look as an octet does: what is split
    /// right has as many bits set as there are numbers.
    static byte[] bits(WalkText text, int from) throws LineFault {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        String line = text.line().substring(from);
        if (line.contains("  [")) {
            String numbers = bracketedBits(text, line, octets);
            return checked(octets.toByteArray(), words(numbers));
        }
        List<String> words = new ArrayList<>(words(line));
        while (text.hasNext() && words.size() % OCTETS_A_LINE == 0 && isPair(text.next())) {
            text.advance();
            words.addAll(words(text.line()));
        }
        int set = 0;
        int at = 0;
        while (set < words.size() - at && isPair(words.get(at))) {
            int octet = Integer.parseInt(words.get(at), 0, 2, 16);
            octets.write(octet);
            set += Integer.bitCount(octet);
            at++;
        }
        return checked(octets.toByteArray(), words.subList(at, words.size()));
    }

    /// Takes the octets, and passes over the text in brackets behind those of each line.
    ///
    /// @return what follows the last bracket.
    private static String bracketedBits(WalkText text, String first, ByteArrayOutputStream octets)
            throws LineFault {
        String line = first;
        while (true) {
            ByteArrayOutputStream some = new ByteArrayOutputStream();
            int begin = pairs(line, some);
            octets.writeBytes(some.toByteArray());
            boolean isBracketed = line.substring(begin).stripLeading().startsWith("[");
            String rest =
                    isBracketed
                            ? afterTail(
                                    text, line, line.indexOf('[', begin) + 1, some.toByteArray())
                            : line;
            if (!isBracketed || !rest.isBlank() || !text.hasNext() || !isPair(text.next())) {
                return isBracketed ? rest : line.substring(begin);
            }
            text.advance();
            line = text.line();
        }
    }

    private static String afterTail(WalkText text, String line, int begin, byte[] octets)
            throws LineFault {
        skipTail(text, octets);
        int last = octets.length - 1;
        while (last >= 0 && octets[last] != '\n') {
            last--;
        }
        boolean broken = last >= 0;
        String tail = broken ? text.line() : line.substring(begin);
        int end = octets.length - 1 - last;
        if (end >= tail.length() || tail.charAt(end) != ']') {
            throw new LineFault("the text beside the hex has no bracket at its end");
        }
        return tail.substring(end + 1);
    }

    private static byte[] checked(byte[] octets, List<String> numbers) throws LineFault {
        if (!areSet(numbers, octets)) {
            throw new LineFault("the numbers of the bits are not those that the octets have set");
        }
        return octets;
    }

    private static List<String> words(String line) {
        return line.isBlank() ? List.of() : List.of(line.strip().split(" +", -1));
    }

    private static boolean isPair(String line) {
        return line.length() > 1
                && HexText.digit(line.charAt(0)) >= 0
                && HexText.digit(line.charAt(1)) >= 0
                && (line.length() == 2 || line.charAt(2) == ' ');
    }

    private static boolean areSet(List<String> numbers, byte[] octets) {
        List<String> set = new ArrayList<>();
        for (int bit = 0; bit < octets.length * 8; bit++) {
            if ((octets[bit / 8] & (0x80 >> (bit % 8))) != 0) {
                set.add(Integer.toString(bit));
            }
        }
        List<String> bare =
                numbers.stream()
                        .map(number ->
                                number.endsWith(")")
                                        ? number.substring(
                                                number.lastIndexOf('(') + 1, number.length() - 1)
                                        : number)
                        .toList();
        return set.equals(bare);
    }
}
