package dev.sonde.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// The options in a help: those of a mixin that has a heading of its own stand below that.
final class OptionSections implements IHelpSectionRenderer {

    /// `sections` with options in this way.
    static Map<String, IHelpSectionRenderer> in(Map<String, IHelpSectionRenderer> sections) {
        Map<String, IHelpSectionRenderer> changed = new HashMap<>(sections);
        changed.put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new OptionSections());
        return changed;
    }

    @Override
    public String render(Help help) {
        CommandSpec command = help.commandSpec();
        List<OptionSpec> rest = new ArrayList<>(command.options());
        rest.removeIf(option -> option.group() != null && option.group().heading() != null);
        StringBuilder sections = new StringBuilder();
        for (CommandSpec mixin : command.mixins().values()) {
            String heading = heading(mixin);
            if (!heading.isEmpty()) {
                rest.removeAll(mixin.options());
                sections.append(help.createHeading(heading))
                        .append(help.optionListExcludingGroups(mixin.options()));
            }
        }
        return help.optionListExcludingGroups(rest) + sections + help.optionListGroupSections();
    }

    private static String heading(CommandSpec mixin) {
        String heading = mixin.usageMessage().optionListHeading();
        return heading == null ? "" : heading;
    }
}
