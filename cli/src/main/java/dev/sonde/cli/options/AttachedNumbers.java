package dev.sonde.cli.options;

import java.util.Map;
import java.util.Stack;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/// Lets `-Cr50` mean `-Cr 50`, as net-snmp's users write it.
public final class AttachedNumbers implements IParameterPreprocessor {

    private static final Pattern ATTACHED = Pattern.compile("^(-C[nr])(\\d+)$");

    @Override
    public boolean preprocess(
            Stack<String> args,
            CommandSpec command,
            @Nullable ArgSpec option,
            Map<String, Object> info) {
        args.replaceAll(arg -> ATTACHED.matcher(arg).replaceFirst("$1=$2"));
        return false;
    }
}
