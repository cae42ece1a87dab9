package dev.sonde.cli.mirror;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads numbers of VLANs, such as `1,10,20-25`.
final class VlansConverter implements ITypeConverter<VlansConverter.Vlans> {

    /// The numbers, in the order in which they were given.
    record Vlans(List<Integer> numbers) {}

    private static final int MOST = 4094;

    @Override
    public Vlans convert(String text) {
        List<Integer> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (!part.matches("\\d{1,4}(-\\d{1,4})?")) {
                throw none(text);
            }
            int dash = part.indexOf('-');
            int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
            int to = dash < 0 ? from : Integer.parseInt(part.substring(dash + 1));
            if (from < 1 || to > MOST || from > to) {
                throw none(text);
            }
            for (int number = from; number <= to; number++) {
                numbers.add(number);
            }
        }
        return new Vlans(List.copyOf(numbers));
    }

    private static TypeConversionException none(String text) {
        return new TypeConversionException(
                "'" + text + "' are no VLANs: numbers from 1 to 4094, such as 1,10,20-25");
    }
}
