package io.aiadmin.crm.calendar;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import io.aiadmin.spi.tck.CrmFault;
import io.aiadmin.spi.tck.TckFaults;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** A store that fails on demand. It asks for no key and counts no calls, so those faults it can't have. */
final class FaultyStore implements PluginStore, TckFaults<CrmFault> {

    private final PluginStore store;
    private volatile Optional<CrmFault> fault = Optional.empty();

    FaultyStore(PluginStore store) {
        this.store = store;
    }

    @Override
    public Optional<StoredDocument> find(String key) {
        return working(() -> store.find(key).map(this::asRead));
    }

    @Override
    public List<StoredDocument> findAll(Collection<String> keys) {
        return working(() -> store.findAll(keys).stream().map(this::asRead).toList());
    }

    @Override
    public List<StoredDocument> list(String prefix, String after, int limit) {
        return working(() ->
                store.list(prefix, after, limit).stream().map(this::asRead).toList());
    }

    @Override
    public boolean commit(List<DocumentWrite> writes) {
        boolean done = working(() -> store.commit(writes));
        if (has(CrmFault.LOST_ANSWER)) {
            throw new IllegalStateException("connection reset");
        }
        return done;
    }

    private <T> T working(Supplier<T> call) {
        if (has(CrmFault.DOWN)) {
            throw new IllegalStateException("connection refused");
        }
        return call.get();
    }

    private StoredDocument asRead(StoredDocument document) {
        return has(CrmFault.NONSENSE)
                ? new StoredDocument(document.key(), "<html>" + document.body(), document.version())
                : document;
    }

    private boolean has(CrmFault wanted) {
        return fault.equals(Optional.of(wanted));
    }

    @Override
    public Set<CrmFault> possible() {
        return EnumSet.of(CrmFault.LOST_ANSWER, CrmFault.DOWN, CrmFault.NONSENSE);
    }

    @Override
    public void start(CrmFault wanted) {
        if (!possible().contains(wanted)) {
            throw new UnsupportedOperationException(wanted.name());
        }
        fault = Optional.of(wanted);
    }

    @Override
    public void heal() {
        fault = Optional.empty();
    }
}
