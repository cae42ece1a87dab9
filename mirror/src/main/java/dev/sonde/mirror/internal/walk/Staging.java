package dev.sonde.mirror.internal.walk;

import dev.sonde.client.Missing;
import dev.sonde.client.Oid;
import dev.sonde.client.VarBind;
import dev.sonde.mirror.MirrorOptions;
import dev.sonde.mirror.internal.archive.Archive;
import dev.sonde.mirror.internal.archive.MetError;
import dev.sonde.mirror.internal.archive.Span;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The way of what was read into the archive, through the stage that may change or drop it.
/// Thread-safe.
final class Staging {

    private final Function<VarBind, @Nullable VarBind> stage;
    private final Archive archive;
    private final AtomicLong objects;
    private volatile Oid at = Oid.of("");

    Staging(MirrorOptions options, Archive archive) throws IOException {
        this.stage = options.stage();
        this.archive = archive;
        this.objects = new AtomicLong(archive.objects());
    }

    /// Writes `batch`, in any order, and that `span` is how far its range is now.
    void write(Span span, List<VarBind> batch) throws IOException {
        List<VarBind> staged = new ArrayList<>(batch.size());
        Oid last = null;
        boolean isOrdered = true;
        for (VarBind varBind : batch) {
            VarBind written = stage.apply(varBind);
            if (written != null) {
                isOrdered &= last == null || last.compareTo(written.oid()) < 0;
                last = written.oid();
                staged.add(written);
            }
        }
        List<VarBind> ordered = isOrdered ? staged : ordered(staged);
        archive.add(span, ordered);
        objects.addAndGet(ordered.size());
        at = span.after();
    }

    private static List<VarBind> ordered(List<VarBind> varBinds) {
        TreeMap<Oid, VarBind> byOid = new TreeMap<>();
        varBinds.forEach(varBind -> byOid.put(varBind.oid(), varBind));
        return List.copyOf(byOid.values());
    }

    /// Writes down that requests fail where `error` says; nothing if that is null.
    void error(@Nullable MetError error) throws IOException {
        VarBind written =
                error == null
                        ? null
                        : stage.apply(new VarBind(error.oid(), Missing.NO_SUCH_INSTANCE));
        if (error != null && written != null) {
            archive.error(new MetError(written.oid(), error.status(), error.isExact()));
        }
    }

    /// What `varBind` is called where objects are written.
    Oid written(VarBind varBind) {
        VarBind written = stage.apply(varBind);
        return written == null ? varBind.oid() : written.oid();
    }

    /// Whether objects may be called otherwise where they are written.
    boolean isRenaming() {
        return !stage.equals(MirrorOptions.DEFAULT.stage());
    }

    /// How many objects are written.
    long objects() {
        return objects.get();
    }

    /// Where a walker was when it wrote last.
    Oid at() {
        return at;
    }
}
