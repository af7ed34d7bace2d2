package io.aiadmin.core.embed;

import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.memory.MemoryStorage;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.SharedLimits;
import java.time.Clock;

/** The storage ports that an embedded receptionist works on. */
public interface Storage {

    CompanyDirectory directory();

    CompanyEditor editor();

    ConversationLog log();

    HumanTasks tasks();

    BookingLedger ledger();

    Sessions sessions();

    Inbox inbox();

    TurnStore turns();

    Outbox outbox();

    Waking waking();

    PluginStores pluginStores();

    SharedLimits limits();

    /** Starts to run conversations; closing stops it. Called once. */
    AutoCloseable start(ConversationRunner runner);

    /** Everything in memory: it ends with the process. */
    static Storage inMemory(Clock clock) {
        return new InMemory(new MemoryStorage(clock));
    }
}
