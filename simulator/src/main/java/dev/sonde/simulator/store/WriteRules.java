package dev.sonde.simulator.store;

import dev.sonde.client.Oid;
import dev.sonde.client.Syntax;
import dev.sonde.simulator.internal.subtree.Subtrees;
import dev.sonde.simulator.store.ConceptualTable.Cell;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a SET may do with a device's objects, beside what its data declares: rules for subtrees, of
/// which the deepest counts, and tables whose rows come and go.
///
/// ```java
/// WriteRules rules = WriteRules.builder().standard()
///         .rule(Oid.of("1.3.6.1.4.1.64512.7"), WriteRule.ANY.withAccess(Access.READ_CREATE))
///         .build();
/// OidStore device = rules.over(new OverlayStore(recording));
/// ```
///
/// Immutable, so that any number of devices share them.
public final class WriteRules {

    /// Nothing but [Builder#standard()].
    public static final WriteRules STANDARD = builder().standard().build();

    private final Subtrees<WriteRule> rules;
    private final Subtrees<ConceptualTable> tables;
    private final boolean hides;

    private WriteRules(Builder builder) {
        this.rules = new Subtrees<>(builder.rules);
        this.tables = new Subtrees<>(builder.tables);
        this.hides = builder.rules.values().stream().anyMatch(WriteRules::hides);
    }

    public static Builder builder() {
        return new Builder();
    }

    /// A store of the same objects, in which SET may do what these rules say. What is set goes to
    /// `base`.
    public OidStore over(OidStore base) {
        return new RuledStore(base, this);
    }

    /// The rule for `oid`; [WriteRule#ANY] where there is none.
    WriteRule rule(Oid oid) {
        WriteRule rule = rules.find(oid);
        return rule == null ? WriteRule.ANY : rule;
    }

    /// The cell of a table that `oid` names, or null.
    @Nullable Cell cell(Oid oid) {
        ConceptualTable table = tables.isEmpty() ? null : tables.find(oid);
        return table == null ? null : table.cell(oid);
    }

    boolean hasTables() {
        return !tables.isEmpty();
    }

    /// Whether there is an object that cannot be read.
    boolean hides() {
        return hides;
    }

    static boolean hides(WriteRule rule) {
        return rule.access() == Access.WRITE_ONLY;
    }

    /// The rules. Not thread-safe.
    public static final class Builder {

        private final Map<Oid, WriteRule> rules = new HashMap<>();
        private final Map<Oid, ConceptualTable> tables = new HashMap<>();

        private Builder() {}

        /// What SNMPv2-MIB, IF-MIB and IP-MIB say of the objects that devices let people set, for
        /// those that the data declares writable. Rules for the same subtrees take their place.
        public Builder standard() {
            WriteRule text = WriteRule.ANY.withType(Syntax.OCTET_STRING);
            for (int object : List.of(4, 5, 6)) { // sysContact, sysName, sysLocation
                standard("1.3.6.1.2.1.1." + object, text.withSize(Ranges.of(0, 255)));
            }
            standard("1.3.6.1.2.1.31.1.1.1.18", text.withSize(Ranges.of(0, 64))); // ifAlias
            WriteRule number = WriteRule.ANY.withType(Syntax.INTEGER);
            standard("1.3.6.1.2.1.2.2.1.7", number.withRange(Ranges.of(1, 3))); // ifAdminStatus
            standard("1.3.6.1.2.1.4.2", number.withRange(Ranges.of(1, 255))); // ipDefaultTTL
            for (String object :
                    List.of(
                            "4.1", // ipForwarding
                            "11.30", // snmpEnableAuthenTraps
                            "31.1.1.1.14", // ifLinkUpDownTrapEnable
                            "31.1.1.1.16")) { // ifPromiscuousMode
                standard("1.3.6.1.2.1." + object, number.withRange(Ranges.of(1, 2)));
            }
            return this;
        }

        private void standard(String subtree, WriteRule rule) {
            rules.putIfAbsent(Oid.of(subtree), rule);
        }

        /// A rule for all objects in `subtree`, or for the one object of that OID.
        public Builder rule(Oid subtree, WriteRule rule) {
            rules.put(subtree, rule);
            return this;
        }

        /// A table whose rows come and go. Its columns need no rules beside.
        public Builder table(ConceptualTable table) {
            tables.put(table.entry(), table);
            return this;
        }

        public WriteRules build() {
            return new WriteRules(this);
        }
    }
}
