package io.aiadmin.core.memory;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.contract.AccountsContract;
import io.aiadmin.core.contract.ApiTokensContract;
import io.aiadmin.core.contract.AuditLogContract;
import io.aiadmin.core.contract.BookingLedgerContract;
import io.aiadmin.core.contract.CompaniesContract;
import io.aiadmin.core.contract.ConversationEngineContract;
import io.aiadmin.core.contract.ConversationsContract;
import io.aiadmin.core.contract.HumanTasksContract;
import io.aiadmin.core.contract.PluginStoresContract;
import io.aiadmin.core.contract.SessionsContract;
import io.aiadmin.core.contract.StorageUnderTest;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.dialogue.Sessions;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Nested;

/** The storage in memory keeps every contract. */
class MemoryStorageTest {

    private final StorageUnderTest storage = new InMemory(new MemoryStorage(Clock.systemUTC()));

    @Nested
    class Ledger extends BookingLedgerContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Tasks extends HumanTasksContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Companies extends CompaniesContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Documents extends PluginStoresContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Users extends AccountsContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Tokens extends ApiTokensContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Audit extends AuditLogContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class FastSessions extends SessionsContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Conversations extends ConversationsContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }
    }

    @Nested
    class Engine extends ConversationEngineContract {
        @Override
        protected StorageUnderTest storage() {
            return storage;
        }

        @Override
        protected Instant now() {
            return Clock.systemUTC().instant();
        }
    }

    private record InMemory(MemoryStorage memory) implements StorageUnderTest {
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
        public Accounts accounts() {
            return memory.accounts();
        }

        @Override
        public ApiTokens tokens() {
            return memory.tokens();
        }

        @Override
        public AuditLog audit() {
            return memory.audit();
        }

        @Override
        public AutoCloseable startEngine(ConversationRunner runner) {
            return memory.engine(runner);
        }
    }
}
