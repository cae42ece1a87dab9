package dev.sonde.simulator.variation;

import dev.sonde.client.ErrorStatus;
import dev.sonde.client.Oid;
import dev.sonde.client.Value;
import dev.sonde.simulator.store.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The module `subprocess`: an object whose value a program prints, within five seconds.
///
/// In a command for a shell the macros become references to variables of the environment, so that
/// what a SET sends is never a command.
///
/// @param words the program and its arguments; one word, the command, for a shell.
record Subprocess(
        String recording, String tag, List<String> words, boolean shell, ValueReader values)
        implements Variation {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Pattern MACRO = Pattern.compile("@([A-Z]+)@");
    private static final String UNDEFINED = "<undefined>";
    private static final List<String> OF_MESSAGE =
            List.of(
                    "TRANSPORTDOMAIN",
                    "TRANSPORTADDRESS",
                    "SECURITYMODEL",
                    "SECURITYNAME",
                    "SECURITYLEVEL",
                    "CONTEXTNAME");

    static Subprocess of(
            String recording, String tag, String command, boolean shell, ValueReader values) {
        if (command.isBlank()) {
            throw new IllegalArgumentException("subprocess has no command");
        }
        String text = command.strip();
        List<String> words = shell ? List.of(text) : List.of(text.split(" +"));
        return new Subprocess(recording, tag, words, shell, values);
    }

    @Override
    public Value answer(Access access) {
        boolean next = !access.oid().equals(access.asked());
        Map<String, String> macros = macros(access.oid(), access.asked(), "5", "", false, next);
        try {
            return values.read(printed(macros), false);
        } catch (IOException | IllegalArgumentException e) {
            throw new RefusedException(ErrorStatus.GEN_ERR);
        }
    }

    /// Runs the program once more, which is told the value.
    @Override
    public void change(Oid oid, Value value, DeviceState state) {
        String tag = Integer.toString(value.syntax().tag());
        try {
            printed(macros(oid, oid, tag, value.text(), true, false));
        } catch (IOException e) {
            throw new RefusedException(ErrorStatus.COMMIT_FAILED, oid);
        }
    }

    private Map<String, String> macros(
            Oid oid, Oid asked, String askedTag, String value, boolean set, boolean next) {
        Map<String, String> macros = new LinkedHashMap<>();
        macros.put("DATAFILE", recording);
        macros.put("OID", oid.text());
        macros.put("TAG", tag);
        macros.put("ORIGOID", asked.text());
        macros.put("ORIGTAG", askedTag);
        macros.put("ORIGVALUE", value);
        macros.put("SETFLAG", set ? "1" : "0");
        macros.put("NEXTFLAG", next ? "1" : "0");
        macros.put("SUBTREEFLAG", "0");
        OF_MESSAGE.forEach(name -> macros.put(name, UNDEFINED));
        return macros;
    }

    private String printed(Map<String, String> macros) throws IOException {
        List<String> command =
                shell
                        ? List.of("/bin/sh", "-c", inShell(words.getFirst(), macros))
                        : words.stream().map(word -> replaced(word, macros)).toList();
        return Program.printed(command, shell ? macros : Map.of(), LONGEST);
    }

    private static String inShell(String command, Map<String, String> macros) {
        return MACRO.matcher(command)
                .replaceAll(macro ->
                        Matcher.quoteReplacement(
                                macros.containsKey(macro.group(1))
                                        ? "${" + Program.PREFIX + macro.group(1) + "}"
                                        : macro.group()));
    }

    private static String replaced(String word, Map<String, String> macros) {
        return MACRO.matcher(word)
                .replaceAll(macro ->
                        Matcher.quoteReplacement(
                                macros.getOrDefault(macro.group(1), macro.group())));
    }

    @Override
    public boolean isEventful() {
        return true;
    }

    @Override
    public boolean waits() {
        return true;
    }
}
