package io.aiadmin.spi.tck;

import io.aiadmin.spi.crm.CrmCapability;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The harness of {@link MemoryCrm}, with a place to put a flaw between the connector and the kit. */
final class MemoryVendor implements CrmHarness, TckFaults<CrmFault> {

    static final String API_KEY = "memory-key-77ab01";

    /** Puts a faulty connector before the honest one. */
    interface Flaw {
        CrmConnector of(MemoryCrm honest, MemoryVendor vendor);
    }

    private final Set<CrmCapability> capabilities;
    private final Flaw flaw;
    private final TckClock clock = new TckClock(TckContext.START, TckContext.MOSCOW);
    private volatile TckSalon salon = TckSalon.in(TckContext.MOSCOW);
    private volatile Optional<CrmFault> fault = Optional.empty();

    MemoryVendor(Set<CrmCapability> capabilities, Flaw flaw) {
        this.capabilities = capabilities;
        this.flaw = flaw;
    }

    static Set<CrmCapability> everything() {
        return EnumSet.complementOf(EnumSet.of(CrmCapability.CHANGE_EVENTS));
    }

    static MemoryVendor honest(Set<CrmCapability> capabilities) {
        return new MemoryVendor(capabilities, (crm, _) -> crm);
    }

    static MemoryVendor flawed(Flaw flaw) {
        return new MemoryVendor(everything(), flaw);
    }

    // the vendor's side

    <T> T read(Supplier<T> work) {
        fail();
        return work.get();
    }

    <T> T write(Supplier<T> work) {
        fail();
        T done = work.get();
        if (fault.equals(Optional.of(CrmFault.LOST_ANSWER))) {
            throw new CrmException.OutcomeUnknown("the answer was lost", null);
        }
        return done;
    }

    private void fail() {
        fault.ifPresent(now -> {
            switch (now) {
                case LOST_ANSWER -> {}
                case RATE_LIMIT -> throw new CrmException.RateLimited("too fast", CrmFault.RETRY_AFTER);
                case WRONG_KEY -> throw new CrmException.Unauthorized("the key is refused");
                case DOWN -> throw new CrmException.Unavailable("no answer", null);
                case NONSENSE -> throw new CrmException.Unavailable("not an answer", null);
            }
        });
    }

    Optional<CrmFault> fault() {
        return fault;
    }

    TckSalon salon() {
        return salon;
    }

    // the harness

    @Override
    public CrmConnector openSalon(TckSalon wanted) {
        salon = wanted;
        clock.setTo(wanted.now());
        return flaw.of(new MemoryCrm(wanted, clock, capabilities, this), this);
    }

    @Override
    public Set<CrmCapability> expectedCapabilities() {
        return capabilities;
    }

    @Override
    public TckFaults<CrmFault> faults() {
        return this;
    }

    @Override
    public TckClock clock() {
        return clock;
    }

    @Override
    public List<String> secrets() {
        return List.of(API_KEY);
    }

    @Override
    public Set<CrmFault> possible() {
        return EnumSet.allOf(CrmFault.class);
    }

    @Override
    public void start(CrmFault wanted) {
        fault = Optional.of(wanted);
    }

    @Override
    public void heal() {
        fault = Optional.empty();
    }
}
