package dev.sonde.simulator.store;

import dev.sonde.client.Counter32;
import dev.sonde.client.Counter64;
import dev.sonde.client.Gauge32;
import dev.sonde.client.Integer32;
import dev.sonde.client.IpAddress;
import dev.sonde.client.Missing;
import dev.sonde.client.Null;
import dev.sonde.client.OctetString;
import dev.sonde.client.Oid;
import dev.sonde.client.Opaque;
import dev.sonde.client.Syntax;
import dev.sonde.client.TimeTicks;
import dev.sonde.client.Value;
import dev.sonde.simulator.internal.octets.ValueOctets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A [Page] as a row of the table `page`, in as many arrays as an object has columns.
///
/// The octets of a value are kept only where its type and its text do not say them; an array of
/// nothing but nulls is null.
final class PageRow {

    /// As [#read(ResultSet)] wants them and [#write(PreparedStatement, int, Page)] sets them.
    static final String COLUMNS = "oids, types, texts, raws, variations, writables, seen";

    private static final int MOST_OCTETS = 65535;

    private static final Map<String, Syntax> BY_LABEL =
            Arrays.stream(Syntax.values())
                    .collect(Collectors.toUnmodifiableMap(Syntax::label, Function.identity()));

    private PageRow() {}

    /// Sets the columns from `column` on.
    static void write(PreparedStatement statement, int column, Page page) throws SQLException {
        int size = page.size();
        String[] oids = new String[size];
        @Nullable String[] types = new String[size];
        @Nullable String[] texts = new String[size];
        byte[] @Nullable [] raws = new byte[size] @Nullable [];
        @Nullable String[] variations = new String[size];
        Boolean[] writables = new Boolean[size];
        for (int i = 0; i < size; i++) {
            StoredObject object = page.objects().get(i);
            Value value = object.value();
            oids[i] = object.oid().text();
            variations[i] = object.variation();
            writables[i] = object.isWritable();
            if (value != null) {
                types[i] = value.syntax().label();
                texts[i] = value.text();
                raws[i] = raw(object.oid(), value);
            }
        }
        statement.setObject(column, oids);
        statement.setObject(column + 1, types);
        statement.setObject(column + 2, texts);
        statement.setObject(column + 3, anyOf(raws) ? raws : null);
        statement.setObject(column + 4, anyOf(variations) ? variations : null);
        boolean isAnyWritable = Arrays.asList(writables).contains(true);
        statement.setObject(column + 5, isAnyWritable ? writables : null);
        statement.setObject(column + 6, page.seen());
    }

    private static boolean anyOf(@Nullable Object[] elements) {
        for (Object element : elements) {
            if (element != null) {
                return true;
            }
        }
        return false;
    }

    /// The octets, where text does not say them all.
    private static byte @Nullable [] raw(Oid oid, Value value) throws SQLException {
        byte[] octets =
                switch (value) {
                    case OctetString string -> string.bytes();
                    case Opaque opaque -> opaque.bytes();
                    default -> null;
                };
        if (octets != null && octets.length > MOST_OCTETS) {
            throw new SQLException(
                    "%s has a value of %,d octets; %,d are the most"
                            .formatted(oid, octets.length, MOST_OCTETS));
        }
        return value instanceof OctetString string && string.isText() ? null : octets;
    }

    /// The page in the present row.
    static Page read(ResultSet row) throws SQLException {
        String[] oids = row.getObject("oids", String[].class);
        @Nullable String[] types = row.getObject("types", String[].class);
        @Nullable String[] texts = row.getObject("texts", String[].class);
        byte @Nullable [] @Nullable [] raws = row.getObject("raws", byte[][].class);
        @Nullable String @Nullable [] variations = row.getObject("variations", String[].class);
        Boolean @Nullable [] writables = row.getObject("writables", Boolean[].class);
        List<StoredObject> objects = new ArrayList<>(oids.length);
        for (int i = 0; i < oids.length; i++) {
            objects.add(
                    new StoredObject(
                            Oid.of(oids[i]),
                            value(oids[i], types[i], texts[i], raws == null ? null : raws[i]),
                            writables != null && writables[i],
                            variations == null ? null : variations[i]));
        }
        return new Page(objects, row.getObject("seen", Instant.class));
    }

    private static @Nullable Value value(
            String oid, @Nullable String type, @Nullable String text, byte @Nullable [] raw)
            throws SQLException {
        if (type == null) {
            return null;
        }
        Syntax syntax = BY_LABEL.get(type);
        if (syntax == null) {
            throw new SQLException(oid + " has the type '" + type + "', which is none");
        }
        if (raw != null) {
            return ValueOctets.value(syntax, raw);
        }
        try {
            return value(syntax, text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new SQLException("%s is no %s: '%s'".formatted(oid, syntax, text), e);
        }
    }

    private static Value value(Syntax syntax, String text) {
        return switch (syntax) {
            case INTEGER -> new Integer32(Integer.parseInt(text));
            case OCTET_STRING -> OctetString.of(text);
            case OBJECT_IDENTIFIER -> Oid.of(text);
            case IP_ADDRESS -> IpAddress.of(text);
            case COUNTER32 -> new Counter32(Long.parseLong(text));
            case GAUGE32 -> new Gauge32(Long.parseLong(text));
            case TIME_TICKS -> new TimeTicks(Long.parseLong(text));
            case OPAQUE -> throw new IllegalArgumentException("there are no octets");
            case COUNTER64 -> new Counter64(Long.parseUnsignedLong(text));
            case NULL -> Null.NULL;
            case NO_SUCH_OBJECT -> Missing.NO_SUCH_OBJECT;
            case NO_SUCH_INSTANCE -> Missing.NO_SUCH_INSTANCE;
            case END_OF_MIB_VIEW -> Missing.END_OF_MIB_VIEW;
        };
    }
}
