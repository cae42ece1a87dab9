package dev.sonde.simulator.lab;

import dev.sonde.simulator.lab.YamlNode.Entry;
import dev.sonde.simulator.lab.YamlNode.Mapping;
import dev.sonde.simulator.lab.YamlNode.Scalar;
import dev.sonde.simulator.lab.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// One reading of one YAML document into [nodes][YamlNode] that know their places, which is what
/// binding it to classes right away would lose.
final class YamlReader {

    private static final int MOST_CHARACTERS = 256 << 20;
    private static final int DEEPEST = 64;

    private static final YAMLFactory FACTORY =
            YAMLFactory.builder()
                    .loadSettings(
                            LoadSettings.builder()
                                    .setCodePointLimit(MOST_CHARACTERS)
                                    // They are found here, with the places of both.
                                    .setAllowDuplicateKeys(true)
                                    .build())
                    .build();

    private final Problems problems;
    private final YAMLParser parser;
    private final Map<String, YamlNode> anchors = new HashMap<>();
    private int depth;

    private YamlReader(YAMLParser parser, Problems problems) {
        this.parser = parser;
        this.problems = problems;
    }

    /// The document in `text`; an empty mapping where there is none, or where it is broken, which
    /// is then among `problems`.
    static YamlNode read(String text, Problems problems) {
        try (YAMLParser parser =
                (YAMLParser) FACTORY.createParser(ObjectReadContext.empty(), text)) {
            YamlReader reader = new YamlReader(parser, problems);
            JsonToken first = parser.nextToken();
            if (first == null || first == JsonToken.VALUE_NULL) {
                return new Mapping(Map.of(), Place.START);
            }
            YamlNode document = reader.node(first, "");
            if (parser.nextToken() != null) {
                problems.add(reader.place(""), "a second document begins here, and one is read");
            }
            return document;
        } catch (JacksonException e) {
            problems.add(place(e), reason(e));
            return new Mapping(Map.of(), Place.START);
        }
    }

    private YamlNode node(JsonToken token, String key) throws JacksonException {
        Place place = place(key);
        String anchor = parser.getObjectId();
        if (++depth > DEEPEST) {
            throw new BrokenYaml("the nesting is deeper than any lab is", place);
        }
        YamlNode node =
                switch (token) {
                    case START_OBJECT -> mapping(place);
                    case START_ARRAY -> sequence(place);
                    default -> scalar(token, place);
                };
        depth--;
        if (anchor != null) {
            anchors.put(anchor, node);
        }
        return node;
    }

    private YamlNode scalar(JsonToken token, Place place) throws JacksonException {
        String text = parser.getString();
        if (parser.isCurrentAlias()) {
            YamlNode meant = anchors.get(text);
            if (meant != null) {
                return meant;
            }
            problems.add(place, "there is no anchor '&" + text + "' before this");
        }
        return new Scalar(text, token == JsonToken.VALUE_NULL || text.equals("~"), place);
    }

    private Sequence sequence(Place place) throws JacksonException {
        List<YamlNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            items.add(node(token, place.key() + "[" + items.size() + "]"));
        }
        return new Sequence(Collections.unmodifiableList(items), place);
    }

    private Mapping mapping(Place place) throws JacksonException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = String.valueOf(parser.currentName());
            String key = place.key().isEmpty() ? name : place.key() + "." + name;
            Place keyPlace = place(key);
            Entry before = entries.get(name);
            YamlNode value = node(parser.nextToken(), key);
            if (before == null) {
                entries.put(name, new Entry(keyPlace, value));
            } else {
                problems.add(
                        keyPlace,
                        "the key stands in line " + before.keyPlace().line() + " already");
            }
        }
        return new Mapping(Collections.unmodifiableMap(entries), place);
    }

    private Place place(String key) {
        TokenStreamLocation location = parser.currentTokenLocation();
        return new Place(location.getLineNr(), location.getColumnNr(), key);
    }

    private static Place place(JacksonException e) {
        if (e instanceof BrokenYaml broken) {
            return broken.place;
        }
        if (e.getCause() instanceof MarkedYamlEngineException marked
                && marked.getProblemMark().isPresent()) {
            var mark = marked.getProblemMark().get();
            return new Place(mark.getLine() + 1, mark.getColumn() + 1, "");
        }
        TokenStreamLocation location = e.getLocation();
        return location == null
                ? Place.START
                : new Place(Math.max(location.getLineNr(), 1), location.getColumnNr(), "");
    }

    /// Without the excerpt that the parser would add: secrets may stand in it.
    private static String reason(JacksonException e) {
        String problem =
                e.getCause() instanceof MarkedYamlEngineException marked
                        ? marked.getProblem()
                        : String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return "this is no YAML: " + problem.replaceAll("\\s+", " ");
    }

    private static final class BrokenYaml extends JacksonException {

        private static final long serialVersionUID = 1;

        private final transient Place place;

        BrokenYaml(String message, @Nullable Place place) {
            super(message);
            this.place = place == null ? Place.START : place;
        }
    }
}
