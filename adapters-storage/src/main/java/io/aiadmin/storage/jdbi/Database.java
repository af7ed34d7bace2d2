package io.aiadmin.storage.jdbi;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.AuditLog;
import io.aiadmin.core.booking.BookingLedger;
import io.aiadmin.core.conversation.ConversationLog;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.core.turn.ConversationRef;
import io.aiadmin.core.turn.ConversationRunner;
import io.aiadmin.core.turn.Inbox;
import io.aiadmin.core.turn.Outbox;
import io.aiadmin.core.turn.TurnStore;
import io.aiadmin.core.turn.Waking;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.storage.secrets.KeyRotation;
import io.aiadmin.storage.secrets.Keyring;
import io.aiadmin.storage.secrets.MasterKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The database and everything that stands on it. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String TEXTS = "io.aiadmin.storage.jdbi.texts";

    private final TenantDatabase tenants;
    private final Clock clock;
    private final Keyring keyring;
    private final KeyRotation rotation;
    private final Sealed sealed;
    private final Nudge nudge = new Nudge();
    private final CompanyCache companies;

    private Database(TenantDatabase tenants, MasterKey master, Clock clock) {
        this.tenants = tenants;
        this.clock = clock;
        JdbiKeysets keysets = new JdbiKeysets(tenants);
        this.keyring = new Keyring(master, keysets);
        this.rotation = new KeyRotation(keyring, keysets);
        this.sealed = new Sealed(keyring);
        this.companies = new CompanyCache(new JdbiCompanies(tenants, sealed));
    }

    /** Migrates and connects. See {@link TenantDatabase#open}. */
    public static Database open(DatabaseSettings settings, MasterKey master, Clock clock) {
        return new Database(TenantDatabase.open(settings), master, clock);
    }

    TenantDatabase tenants() {
        return tenants;
    }

    public CompanyCache companies() {
        return companies;
    }

    public Keyring keyring() {
        return keyring;
    }

    public KeyRotation keyRotation() {
        return rotation;
    }

    public Resealing resealing() {
        return new Resealing(tenants, keyring, rotation);
    }

    public Inbox inbox() {
        return new JdbiInbox(tenants, sealed, clock, nudge);
    }

    public TurnStore turns() {
        return new JdbiTurnStore(tenants, sealed, clock);
    }

    public Outbox outbox() {
        return new JdbiOutbox(tenants, sealed, clock, nudge);
    }

    public Waking waking() {
        return new JdbiWaking(tenants, clock, nudge);
    }

    public ConversationLog log() {
        return new JdbiConversationLog(tenants, sealed, clock);
    }

    public HumanTasks humanTasks() {
        return new JdbiHumanTasks(tenants, sealed, clock);
    }

    public BookingLedger ledger() {
        return new JdbiBookingLedger(tenants, sealed);
    }

    public PluginStores pluginStores() {
        return new JdbiPluginStores(tenants, sealed);
    }

    public Accounts accounts() {
        return new JdbiAccounts(tenants);
    }

    public ApiTokens apiTokens() {
        return new JdbiApiTokens(tenants);
    }

    public AuditLog audit() {
        return new JdbiAuditLog(tenants);
    }

    /** Not started yet. The jobs run beside the conversations, and so does the retention, once a day. */
    public ConversationEngine engine(
            ConversationRunner runner, EngineSettings settings, Retention retention, List<Job> jobs) {
        List<Job> all = new ArrayList<>(jobs);
        all.add(new Job("retention", Duration.ofDays(1), () -> retention.run(tenants)));
        return new ConversationEngine(tenants, nudge, runner, this::tellPerson, clock, settings, all);
    }

    private void tellPerson(ConversationRef conversation, String reason) {
        try {
            Locale language = companies
                    .find(conversation.company())
                    .map(config -> config.profile().language())
                    .orElse(Locale.of("ru"));
            String text = ResourceBundle.getBundle(
                            TEXTS,
                            language,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES))
                    .getString("parked");
            humanTasks()
                    .open(new HumanTask(
                            UUID.randomUUID(),
                            conversation.company(),
                            conversation.conversation(),
                            HumanTask.Kind.PARKED,
                            text,
                            clock.instant(),
                            null));
        } catch (RuntimeException e) {
            LOG.error(
                    "No person could be told of the parked conversation {}: {}",
                    conversation.conversation(),
                    reason,
                    e);
        }
    }

    /** Deletes the company's conversations with everything that hangs on them, and the memory of what was delivered. */
    public void forgetConversations(CompanyId company) {
        tenants.inCompany(company, handle -> {
            for (String table : List.of("conversations", "inbox_event", "inbox_seen", "human_tasks")) {
                handle.execute("delete from " + table + " where company_id = ?", company.value());
            }
            return true;
        });
    }

    public boolean reachable() {
        return tenants.reachable();
    }

    @Override
    public void close() {
        tenants.close();
    }
}
