package io.aiadmin.host.demo;

import io.aiadmin.core.access.Accounts;
import io.aiadmin.core.access.ApiToken;
import io.aiadmin.core.access.ApiTokens;
import io.aiadmin.core.access.Role;
import io.aiadmin.core.access.User;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.plugin.PluginStores;
import io.aiadmin.crm.calendar.CalendarBook;
import io.aiadmin.crm.calendar.CalendarSeed;
import io.aiadmin.host.access.Passwords;
import io.aiadmin.host.access.Tokens;
import io.aiadmin.spi.CompanyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The demo company of the development profile: made at the first start, put back to its seed on demand. */
public final class DemoCompany {

    public static final CompanyId ID = DemoSalon.COMPANY;
    /** Known to everybody, so it exists in the development profile only. */
    public static final String TOKEN = "demo-token";

    public static final String EMAIL = "demo@example.org";
    public static final String PASSWORD = "demo-password";

    private static final String CALENDAR = "calendar";

    private final CompanyDirectory directory;
    private final CompanyEditor editor;
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final PluginStores stores;
    private final CatalogCache catalogs;
    private final SlotSearch slots;
    private final Forgetting forgetting;
    private final Clock clock;
    private final DemoSalon salon = new DemoSalon();

    public DemoCompany(
            CompanyDirectory directory,
            CompanyEditor editor,
            Accounts accounts,
            ApiTokens tokens,
            PluginStores stores,
            CatalogCache catalogs,
            SlotSearch slots,
            Forgetting forgetting,
            Clock clock) {
        this.directory = directory;
        this.editor = editor;
        this.accounts = accounts;
        this.tokens = tokens;
        this.stores = stores;
        this.catalogs = catalogs;
        this.slots = slots;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /** Forgets a company's conversations, their sessions and what was written for them. */
    public interface Forgetting {
        void conversationsOf(CompanyId company);
    }

    /** Makes the company unless it is there already. */
    public void prepare() {
        if (directory.find(ID).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        editor.create(new Company(ID, salon.name(), now, "demo"), salon.profile());
        editor.saveAgent(ID, salon.agent());
        editor.saveKnowledge(ID, salon.knowledge());
        editor.saveCrm(ID, new CrmSettings(CALENDAR, null, null, Map.of()));
        editor.saveChannel(ID, new ChannelSettings("webchat", true, Map.of("gathering-quiet", "700ms")));
        fill();
        logIn(now);
        tokens.add(
                new ApiToken(UUID.randomUUID(), ID, "demo", TOKEN.substring(0, 4), Role.OWNER, now, null),
                Tokens.hash(TOKEN));
    }

    /** Puts the CRM back to its seed and forgets all conversations. */
    public void reset() {
        fill();
        forgetting.conversationsOf(ID);
        catalogs.forget(ID);
        slots.forget(ID);
    }

    private void fill() {
        CalendarBook.install(stores.open(ID, "crm:" + CALENDAR), CalendarSeed.parse(salon.calendar()), clock);
    }

    private void logIn(Instant now) {
        User demo = new User(UUID.randomUUID(), EMAIL, "Демо", new Passwords().hash(PASSWORD), now);
        if (accounts.add(demo)) {
            accounts.join(demo.id(), ID, Role.OWNER);
        } else {
            accounts.byEmail(EMAIL).ifPresent(user -> accounts.join(user.id(), ID, Role.OWNER));
        }
    }
}
