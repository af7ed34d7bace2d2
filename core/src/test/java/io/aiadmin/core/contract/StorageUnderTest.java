package io.aiadmin.core.contract;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
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

/** One storage, all of its ports. The tests make their own companies, so it may be shared and need not be empty. */
public interface StorageUnderTest {

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

    Accounts accounts();

    ApiTokens tokens();

    AuditLog audit();

    /** Starts the engine that runs conversations; closed at the end of the test. */
    AutoCloseable startEngine(ConversationRunner runner);
}
