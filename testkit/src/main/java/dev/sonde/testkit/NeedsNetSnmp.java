package dev.sonde.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A test against net-snmp's programs: skipped, with the reason, where they are not installed;
/// never skipped where the environment says `CI=true`.
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNetSnmp.Condition.class)
public @interface NeedsNetSnmp {

    /// Decides for [NeedsNetSnmp].
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (NetSnmp.isInstalled()) {
                return ConditionEvaluationResult.enabled("net-snmp's programs are installed");
            }
            if ("true".equals(System.getenv("CI"))) {
                return ConditionEvaluationResult.enabled("nothing is skipped in CI");
            }
            String reason =
                    "needs net-snmp's snmpd, snmptrapd and snmpget (Debian packages snmpd, snmptrapd, snmp)";
            System.err.println("Skipped: " + context.getDisplayName() + " " + reason);
            return ConditionEvaluationResult.disabled(reason);
        }
    }
}
