package io.aiadmin.core.embed;

import io.aiadmin.core.booking.Pause;
import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.dialogue.RankedModel;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Settings;
import io.aiadmin.spi.crm.CrmPlugin;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.LanguageModelPlugin;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a {@link Receptionist} together. Company, CRM, a model and the clock are needed; the rest has a default. */
public final class ReceptionistBuilder {

    private static final String TRIAL = "trial";

    private final List<RankedModel> ranked = new ArrayList<>();
    private final List<LanguageModel> opened = new ArrayList<>();
    private CompanyId id = new CompanyId(UUID.randomUUID());
    private @Nullable String name;
    private @Nullable CompanyProfile profile;
    private AgentSettings agent = AgentSettings.EMPTY;
    private List<KnowledgeEntry> knowledge = List.of();
    private @Nullable CrmPlugin crm;
    private Map<String, String> crmSettings = Map.of();
    private @Nullable Clock clock;
    private @Nullable Storage storage;
    private Duration patience = Duration.ofSeconds(60);
    private NewsListener news = (_, _) -> {};
    private boolean privateAddresses;
    private Pause pause = Pause.sleeping();
    private Duration sweep = Duration.ofSeconds(5);

    ReceptionistBuilder() {}

    /** The company's name and the zone of its main branch; all else is standard until {@link #profile} says otherwise. */
    public ReceptionistBuilder company(String title, ZoneId zone) {
        this.name = title;
        this.profile = profile == null ? CompanyProfile.standard(zone) : profile;
        return this;
    }

    /** The company's id, for a storage that outlives the process; a new one each time otherwise. */
    public ReceptionistBuilder companyId(CompanyId fixed) {
        this.id = fixed;
        return this;
    }

    /** Address, house rules, aliases of services. */
    public ReceptionistBuilder profile(CompanyProfile facts) {
        this.profile = facts;
        return this;
    }

    /** What the owner tells the agent: description, opening hours, prompts. */
    public ReceptionistBuilder agent(AgentSettings settings) {
        this.agent = settings;
        return this;
    }

    /** Answers to frequent questions. */
    public ReceptionistBuilder knowledge(List<KnowledgeEntry> entries) {
        this.knowledge = List.copyOf(entries);
        return this;
    }

    /** @param settings values by the keys of the plugin's schema */
    public ReceptionistBuilder crm(CrmPlugin plugin, Map<String, String> settings) {
        this.crm = plugin;
        this.crmSettings = Map.copyOf(settings);
        return this;
    }

    /**
     * A model to be asked; several are asked in the order in which they are added, each when those before it are down. Closed along with the
     * receptionist.
     *
     * @param settings values by the keys of the plugin's schema
     * @throws io.aiadmin.spi.InvalidSettingsException the settings break the schema
     */
    public ReceptionistBuilder model(LanguageModelPlugin plugin, Map<String, String> settings) {
        LanguageModel model = plugin.open(Settings.of(plugin.settings(), settings));
        opened.add(model);
        return model(plugin.type(), model);
    }

    /**
     * A model that is open already, and stays the caller's to close.
     *
     * @param title for logs, different for each
     */
    public ReceptionistBuilder model(String title, LanguageModel model) {
        ranked.add(new RankedModel(title, model));
        return this;
    }

    public ReceptionistBuilder clock(Clock time) {
        this.clock = time;
        return this;
    }

    /** Where everything is kept; in memory otherwise. */
    public ReceptionistBuilder storage(Storage ports) {
        this.storage = ports;
        return this;
    }

    /** How long a caller waits for an answer; a minute otherwise. */
    public ReceptionistBuilder patience(Duration longest) {
        this.patience = longest;
        return this;
    }

    /** Who hears what the receptionist says on its own; nobody otherwise. */
    public ReceptionistBuilder news(NewsListener listener) {
        this.news = listener;
        return this;
    }

    /** Lets CRM addresses lie in private networks. */
    public ReceptionistBuilder allowPrivateAddresses() {
        this.privateAddresses = true;
        return this;
    }

    /** For tests: how the desk waits, and how often open writes are thought of. */
    ReceptionistBuilder waiting(Pause desk, Duration betweenSweeps) {
        this.pause = desk;
        this.sweep = betweenSweeps;
        return this;
    }

    /**
     * Saves the company and starts to work.
     *
     * @throws IllegalStateException company, CRM, model or clock is missing
     */
    public Receptionist build() {
        String title = needed(name, "company");
        CompanyProfile facts = needed(profile, "company");
        CrmPlugin plugin = needed(crm, "crm");
        Clock time = needed(clock, "clock");
        if (ranked.isEmpty()) {
            throw new IllegalStateException("not set: model");
        }
        Settings.of(plugin.settings(), crmSettings); // refuses now what would fail at the first message
        Storage ports = storage == null ? Storage.inMemory(time) : storage;
        save(ports, new Company(id, title, time.instant(), TRIAL), facts, plugin);
        return new Receptionist(this, plugin, ports, time, id);
    }

    private void save(Storage ports, Company company, CompanyProfile facts, CrmPlugin plugin) {
        CompanyEditor editor = ports.editor();
        if (ports.directory().find(id).isEmpty()) {
            editor.create(company, facts);
        } else {
            editor.rename(id, company.name());
            editor.saveProfile(id, facts);
        }
        editor.saveCrm(id, Connections.settings(plugin.type(), crmSettings));
        editor.saveAgent(id, agent);
        editor.saveKnowledge(id, knowledge);
    }

    private static <T> T needed(@Nullable T part, String what) {
        if (part == null) {
            throw new IllegalStateException("not set: " + what);
        }
        return part;
    }

    List<RankedModel> ranked() {
        return List.copyOf(ranked);
    }

    List<LanguageModel> opened() {
        return List.copyOf(opened);
    }

    Duration patience() {
        return patience;
    }

    NewsListener news() {
        return news;
    }

    Pause pause() {
        return pause;
    }

    Duration betweenSweeps() {
        return sweep;
    }

    boolean privateAddressesAllowed() {
        return privateAddresses;
    }
}
