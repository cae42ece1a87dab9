package dev.sonde.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HelpTest {

    private static final int MAX_COLUMNS = 80;

    /// Commands that show no user of SNMPv3 asking an agent.
    private static final Set<String> SHOW_NO_V3 =
            Set.of("check", "convert", "probe", "scrub", "simulate");

    static Stream<String> commands() {
        return Run.of().lines().stream()
                .dropWhile(line -> !line.equals("Commands:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.matches("  \\w.*"))
                .map(line -> line.strip().split(" ", -1)[0]);
    }

    @Test
    void sondeAloneSaysWhatThereIs() {
        Run run = Run.of();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: sonde", "Commands:", "Examples:");
        assertThat(commands())
                .contains("get", "getnext", "getbulk", "walk", "bulkwalk", "table", "set");
        assertThat(Run.of("--help")).isEqualTo(run);
        assertThat(Run.of("-h")).isEqualTo(run);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachCommandShowsExamplesOfItself(String command) {
        Run run = Run.of(command, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Usage: sonde " + command, "Examples:");
        assertThat(examples(run.out())).first(STRING).startsWith("sonde " + command);
        assertThat(run.lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(MAX_COLUMNS));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whoeverAsksAnAgentIsShownHowInV3(String command) {
        List<String> examples = examples(Run.of(command, "--help").out());
        assertThat(examples.stream().anyMatch(example -> example.contains(" -v3 ")))
                .isEqualTo(!SHOW_NO_V3.contains(command));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void eachExampleIsUnderstood(String command) {
        for (String example : examples(Run.of(command, "--help").out())) {
            // What asks no agent would find no file, or serve the sample devices.
            if (!example.matches(".*(192\\.0\\.2\\.1|2001:db8).*")) {
                continue;
            }
            // The address is one that no help shows, so that none of the examples is carried out.
            List<String> words = new ArrayList<>(words(example));
            // A variable that is set everywhere, and no secret.
            words.replaceAll(word -> word.replaceFirst("^env:.*", "env:PATH"));
            words.replaceAll(word -> word.replaceFirst(".*(192\\.0\\.2\\.1|2001:db8).*", "[x"));
            if (command.equals("simulate")) {
                words.removeIf(word -> word.equals("--listen") || word.matches("[\\d.]+:\\d+"));
                words.addAll(List.of("--listen", "[x"));
            }
            Run run = Run.of(words.subList(1, words.size()).toArray(String[]::new));
            boolean isOfFiles = command.equals("check") || command.equals("convert");
            assertThat(run.err())
                    .startsWith(
                            "sonde %s: %s"
                                    .formatted(
                                            command,
                                            isOfFiles
                                                    ? "there is no file or folder "
                                                    : "'[x' is not an address"));
        }
    }

    private static List<String> examples(String help) {
        return help.substring(help.indexOf("Examples:"))
                .replace("\\\n", "")
                .lines()
                .filter(line -> line.startsWith("  sonde "))
                .map(line -> line.strip().replaceFirst(" > .*", ""))
                .toList();
    }

    /// The words of a command line as a shell takes them apart.
    private static List<String> words(String commandLine) {
        return Pattern.compile("'([^']*)'|(\\S+)")
                .matcher(commandLine)
                .results()
                .map(HelpTest::unquoted)
                .toList();
    }

    private static String unquoted(MatchResult word) {
        return word.group(1) == null ? word.group(2) : word.group(1);
    }

    @Test
    void versionNamesProgramAndJava() {
        for (String option : List.of("--version", "-V")) {
            Run run = Run.of(option);
            assertThat(run.exitCode()).isZero();
            assertThat(run.out())
                    .matches("sonde \\S.* on Java " + Runtime.version().feature() + ".*\\R");
        }
    }
}
