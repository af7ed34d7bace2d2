package io.aiadmin.core.memory;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.booking.Pause;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.SharedLimits;
import java.time.Clock;
import java.time.Instant;

/** All storage ports in memory, sharing one set of conversations. What they hold ends with the process. Used from many threads. */
public final class MemoryStorage {

    private final MemoryCompanies companies = new MemoryCompanies();
    private final MemoryBookingLedger ledger = new MemoryBookingLedger();
    private final MemorySessions sessions = new MemorySessions();
    private final MemoryPluginStores pluginStores = new MemoryPluginStores();
    private final MemoryAccounts accounts = new MemoryAccounts(companies);
    private final MemoryApiTokens tokens = new MemoryApiTokens();
    private final MemoryAuditLog audit = new MemoryAuditLog();
    private final Lanes lanes;
    private final MemoryHumanTasks tasks;
    private final MemoryInbox inbox;
    private final MemoryTurns turns;
    private final MemoryOutbox outbox;
    private final MemoryLog log;
    private final MemoryLimits limits;

    /** @param clock by which messages are dated, gathered and tried again */
    public MemoryStorage(Clock clock) {
        this.lanes = new Lanes(clock);
        this.tasks = new MemoryHumanTasks(clock);
        this.inbox = new MemoryInbox(lanes);
        this.turns = new MemoryTurns(lanes, companies, tasks);
        this.outbox = new MemoryOutbox(lanes);
        this.log = new MemoryLog(lanes);
        this.limits = new MemoryLimits(clock, Pause.sleeping());
    }

    public CompanyDirectory directory() {
        return companies;
    }

    public CompanyEditor editor() {
        return companies;
    }

    public ConversationLog log() {
        return log;
    }

    public HumanTasks tasks() {
        return tasks;
    }

    public BookingLedger ledger() {
        return ledger;
    }

    public Sessions sessions() {
        return sessions;
    }

    public Inbox inbox() {
        return inbox;
    }

    public TurnStore turns() {
        return turns;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Waking waking() {
        return (conversation, at) -> lanes.locked(() -> {
            Lane lane = lanes.find(conversation);
            if (lane != null) {
                lane.dueAt(at);
                lanes.signal();
            }
        });
    }

    public PluginStores pluginStores() {
        return pluginStores;
    }

    public Accounts accounts() {
        return accounts;
    }

    public ApiTokens tokens() {
        return tokens;
    }

    public AuditLog audit() {
        return audit;
    }

    public SharedLimits limits() {
        return limits;
    }

    /** Starts an engine that runs the conversations of this storage. One at a time. */
    public MemoryEngine engine(ConversationRunner runner) {
        return new MemoryEngine(lanes, runner).start();
    }

    /** Whether the conversations have nothing left to do at that moment. */
    public boolean idle(Instant at) {
        return lanes.locked(() ->
                lanes.all().stream().allMatch(lane -> !lane.running && (lane.dueAt == null || lane.dueAt.isAfter(at))));
    }
}
