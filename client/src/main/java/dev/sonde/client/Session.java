package dev.sonde.client;

import dev.sonde.client.internal.exchange.Agent;
import dev.sonde.client.internal.exchange.Operations;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;

/// A conversation with one agent: blocking calls, safe from any number of threads at once.
///
/// A session is data. It has no socket and no thread of its own, so open as many as there are
/// devices, and call them from virtual threads:
///
/// ```java
/// try (Session session = Session.open("192.0.2.1", new Community("public"))) {
///     String name = session.get("1.3.6.1.2.1.1.5.0").value().text();
///     for (VarBind row : session.bulkWalk(Oid.of("1.3.6.1.2.1.2.2"))) {
///         print(row);
///     }
/// }
/// ```
///
/// Every call blocks its thread until it has the answer or throws an [SnmpException]: a timeout, an
/// error-status, a malformed response. An object that is missing is a value, [Missing]. An
/// interrupt ends the call with [InterruptedCallException] and disturbs nobody else.
public final class Session implements AutoCloseable {

    private final SnmpEngine engine;
    private final Target target;
    private final Agent agent;
    private volatile boolean closed;

    Session(SnmpEngine engine, Target target) {
        this.engine = engine;
        this.target = target;
        this.agent = engine.exchange().agent(target.address());
    }

    /// A session on the [shared engine][SnmpEngine#shared()].
    ///
    /// @param address `HOST`, `HOST:PORT`, an IPv6 address, or `[IPv6]:PORT`.
    /// @throws IllegalArgumentException if `address` has none of these forms.
    /// @throws UnreachableException if the host name is unknown.
    public static Session open(String address, Credentials credentials) {
        return SnmpEngine.shared().session(address, credentials);
    }

    /// A session on the [shared engine][SnmpEngine#shared()].
    public static Session open(Target target) {
        return SnmpEngine.shared().session(target);
    }

    /// The agent and the policy of this session.
    public Target target() {
        return target;
    }

    /// Another session on the same engine with some things changed; both live on.
    ///
    /// ```java
    /// session.clone(t -> t.withCredentials(new Community("private"))).set(…);
    /// ```
    public Session clone(UnaryOperator<Target> change) {
        return new Session(engine, change.apply(target));
    }

    /// The object named `oid` in dotted form (RFC 3416 §4.2.1).
    ///
    /// @throws IllegalArgumentException if `oid` is no OID.
    public VarBind get(String oid) {
        return get(Oid.of(oid));
    }

    /// The object named `oid`; [Missing] where the agent has none.
    public VarBind get(Oid oid) {
        return get(List.of(oid)).getFirst();
    }

    /// The objects named `oids`, in this order, duplicates kept.
    public List<VarBind> get(Oid... oids) {
        return get(Arrays.asList(oids));
    }

    /// The objects named `oids`, in this order, duplicates kept.
    public List<VarBind> get(Collection<Oid> oids) {
        return operations().get(List.copyOf(oids));
    }

    /// The object that follows `oid`, or `oid` itself with [Missing#END_OF_MIB_VIEW] if none does
    /// (RFC 3416 §4.2.2).
    public VarBind getNext(Oid oid) {
        return getNext(new Oid[] {oid}).getFirst();
    }

    /// The object that follows each of `oids`, in this order.
    public List<VarBind> getNext(Oid... oids) {
        return operations().getNext(List.of(oids));
    }

    /// One GETBULK (RFC 3416 §4.2.3): the successor of each of the first `nonRepeaters` OIDs, then
    /// up to `maxRepetitions` rows of successors of the others. The agent may answer fewer rows.
    ///
    /// @param nonRepeaters 0 to the number of `oids`.
    /// @param maxRepetitions 0 to 65535.
    /// @throws IllegalStateException if the session speaks v1, which has no GETBULK.
    public List<VarBind> getBulk(int nonRepeaters, int maxRepetitions, Oid... oids) {
        return operations().getBulk(nonRepeaters, maxRepetitions, List.of(oids));
    }

    /// Sets all objects or none, and returns them as the agent confirms them (RFC 3416 §4.2.5).
    ///
    /// When a SET times out, whether the agent has carried it out is unknown.
    ///
    /// @throws ErrorStatusException if the agent refuses; then nothing was set.
    public List<VarBind> set(VarBind... varBinds) {
        return operations().set(List.of(varBinds));
    }

    /// The subtree below `root`, one GETNEXT per object.
    public Walk walk(Oid root) {
        return new Walk(operations(), root, 1);
    }

    /// The subtree below `root` by GETBULK, [Target#maxRepetitions()] objects at a time. On v1,
    /// which has no GETBULK, the same as [#walk(Oid)].
    public Walk bulkWalk(Oid root) {
        return new Walk(operations(), root, target.maxRepetitions());
    }

    /// As [#bulkWalk(Oid)] with `maxRepetitions` objects at a time, 1 to 65535.
    public Walk bulkWalk(Oid root, int maxRepetitions) {
        return clone(t -> t.withMaxRepetitions(maxRepetitions)).bulkWalk(root);
    }

    /// The table of these columns, several walked in each request.
    ///
    /// @throws IllegalArgumentException if there is none, or one lies in another.
    public Table table(Oid... columns) {
        return new Table(operations(), List.of(columns));
    }

    private Operations operations() {
        if (closed) {
            throw new ClosedException("the session with " + target);
        }
        return new Operations(engine.exchange(), agent, target);
    }

    /// Forbids further calls; those under way come to their end. The engine stays open.
    @Override
    public void close() {
        closed = true;
    }
}
