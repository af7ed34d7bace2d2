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

/** Hands out the ports of a storage in memory. */
record InMemory(MemoryStorage memory) implements Storage {

    @Override
    public CompanyDirectory directory() {
        return memory.directory();
    }

    @Override
    public CompanyEditor editor() {
        return memory.editor();
    }

    @Override
    public ConversationLog log() {
        return memory.log();
    }

    @Override
    public HumanTasks tasks() {
        return memory.tasks();
    }

    @Override
    public BookingLedger ledger() {
        return memory.ledger();
    }

    @Override
    public Sessions sessions() {
        return memory.sessions();
    }

    @Override
    public Inbox inbox() {
        return memory.inbox();
    }

    @Override
    public TurnStore turns() {
        return memory.turns();
    }

    @Override
    public Outbox outbox() {
        return memory.outbox();
    }

    @Override
    public Waking waking() {
        return memory.waking();
    }

    @Override
    public PluginStores pluginStores() {
        return memory.pluginStores();
    }

    @Override
    public SharedLimits limits() {
        return memory.limits();
    }

    @Override
    public AutoCloseable start(ConversationRunner runner) {
        return memory.engine(runner);
    }
}
