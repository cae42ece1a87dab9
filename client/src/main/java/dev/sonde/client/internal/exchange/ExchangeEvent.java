package dev.sonde.client.internal.exchange;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// One exchange in a flight recording.
@Name("dev.sonde.Exchange")
@Label("SNMP Exchange")
@Category("SNMP")
@Description("A request, its retries, and what came of it")
@StackTrace(false)
final class ExchangeEvent extends Event {

    @Label("Agent")
    String agent = "";

    @Label("Operation")
    String operation = "";

    @Label("Tries")
    int tries;

    @Label("Outcome")
    String outcome = "";
}
