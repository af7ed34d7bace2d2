package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.core.company.AgentSettings;
import io.aiadmin.core.company.ChannelSettings;
import io.aiadmin.core.company.Company;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.company.CompanyDirectory;
import io.aiadmin.core.company.CompanyEditor;
import io.aiadmin.core.company.CompanyProfile;
import io.aiadmin.core.company.CrmSettings;
import io.aiadmin.core.company.KnowledgeEntry;
import io.aiadmin.core.company.WorkingHours;
import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of companies does. */
public abstract class CompaniesContract {

    private CompanyDirectory directory;
    private CompanyEditor editor;
    private CompanyId id;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        directory = storage().directory();
        editor = storage().editor();
        id = Sample.company(storage());
    }

    private CompanyConfig now() {
        return directory.find(id).orElseThrow();
    }

    @Test
    void newCompanyHasItsProfileAndNothingElse() {
        CompanyConfig config = now();
        assertThat(config.company()).isEqualTo(new Company(id, "Ромашка", Sample.NOON, "trial"));
        assertThat(config.profile()).isEqualTo(CompanyProfile.standard(Sample.MOSCOW));
        assertThat(config.crm()).isNull();
        assertThat(config.agent()).isEqualTo(AgentSettings.EMPTY);
        assertThat(config.channels()).isEmpty();
        assertThat(config.knowledge()).isEmpty();
    }

    @Test
    void unknownCompanyIsNotFound() {
        assertThat(directory.find(new CompanyId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void sameCompanyIsNotCreatedTwice() {
        Company again = new Company(id, "Другая", Sample.NOON, "trial");
        CompanyProfile profile = CompanyProfile.standard(Sample.MOSCOW);
        assertThatThrownBy(() -> editor.create(again, profile)).isInstanceOf(RuntimeException.class);
        assertThat(now().company().name()).isEqualTo("Ромашка");
    }

    @Test
    void whatIsSavedIsReadBackAtOnce() {
        CompanyProfile profile = new CompanyProfile(
                ZoneId.of("Asia/Kamchatka"),
                Locale.ENGLISH,
                "Лесная, 12",
                "+74951234567",
                Duration.ofHours(5),
                2,
                Map.of("s01", List.of("стричься", "haircut")),
                List.of("s99"),
                "https://example.ru/privacy");
        AgentSettings agent = new AgentSettings(
                "Салон для всей семьи",
                WorkingHours.parse(Map.of("mon", "10:00-21:00", "sun", "11:00-00:00")),
                Map.of("tone", "на «вы»"));
        ChannelSettings channel = new ChannelSettings("telegram", true, Map.of("token", "1:abc"));
        KnowledgeEntry parking = new KnowledgeEntry("parking", List.of("машина"), "Во дворе");

        editor.rename(id, "Василёк");
        editor.saveProfile(id, profile);
        editor.saveAgent(id, agent);
        editor.saveChannel(id, channel);
        editor.saveKnowledge(id, List.of(parking));

        CompanyConfig config = now();
        assertThat(config.company().name()).isEqualTo("Василёк");
        assertThat(config.profile()).isEqualTo(profile);
        assertThat(config.agent()).isEqualTo(agent);
        assertThat(config.channels()).containsExactly(channel);
        assertThat(config.knowledge()).containsExactly(parking);
    }

    @Test
    void crmSettingsKeepTheirSecrets() {
        editor.saveCrm(
                id,
                new CrmSettings("yclients", Secret.of("key-1"), "https://crm.example", Map.of("user-token", "t-1")));
        CrmSettings crm = now().crm();
        assertThat(crm).isNotNull();
        assertThat(crm.type()).isEqualTo("yclients");
        assertThat(crm.apiKey().reveal()).isEqualTo("key-1");
        assertThat(crm.baseUrl()).isEqualTo("https://crm.example");
        assertThat(crm.additional()).containsExactly(Map.entry("user-token", "t-1"));
    }

    @Test
    void crmMayHaveNoKeyAtAll() {
        editor.saveCrm(id, new CrmSettings("calendar", null, null, Map.of()));
        assertThat(now().crm().apiKey()).isNull();
        assertThat(now().crm().baseUrl()).isNull();
    }

    @Test
    void channelReplacesTheOneOfItsType() {
        editor.saveChannel(id, new ChannelSettings("telegram", true, Map.of("token", "1")));
        editor.saveChannel(id, new ChannelSettings("webchat", true, Map.of()));
        editor.saveChannel(id, new ChannelSettings("telegram", false, Map.of("token", "2")));
        assertThat(now().channels())
                .containsExactlyInAnyOrder(
                        new ChannelSettings("telegram", false, Map.of("token", "2")),
                        new ChannelSettings("webchat", true, Map.of()));
        assertThat(now().channel("telegram")).isPresent();
        assertThat(now().channel("voice")).isEmpty();
    }

    @Test
    void knowledgeIsReplacedWholeAndKeepsItsOrder() {
        editor.saveKnowledge(id, List.of(new KnowledgeEntry("a", List.of(), "1")));
        List<KnowledgeEntry> entries = List.of(
                new KnowledgeEntry("c", List.of(), "3"),
                new KnowledgeEntry("b", List.of("x", "y"), "2"),
                new KnowledgeEntry("d", List.of(), "4"));
        editor.saveKnowledge(id, entries);
        assertThat(now().knowledge()).isEqualTo(entries);
    }

    @Test
    void everyChangeRaisesTheVersion() {
        long before = now().version();
        editor.rename(id, "Василёк");
        long renamed = now().version();
        editor.saveAgent(id, AgentSettings.EMPTY);
        long saved = now().version();
        assertThat(renamed).isGreaterThan(before);
        assertThat(saved).isGreaterThan(renamed);
        assertThat(directory.find(id, saved).orElseThrow().version()).isGreaterThanOrEqualTo(saved);
    }

    @Test
    void changesAtTheSameTimeAreAllKept() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < 10; n++) {
                String type = "channel-" + n;
                threads.execute(() -> editor.saveChannel(id, new ChannelSettings(type, true, Map.of())));
            }
        }
        assertThat(now().channels()).hasSize(10);
    }

    @Test
    void changeOfOneCompanyLeavesAnotherAlone() {
        CompanyId other = Sample.company(storage());
        long version = directory.find(other).orElseThrow().version();
        editor.rename(id, "Василёк");
        assertThat(directory.find(other).orElseThrow().company().name()).isEqualTo("Ромашка");
        assertThat(directory.find(other).orElseThrow().version()).isEqualTo(version);
    }
}
