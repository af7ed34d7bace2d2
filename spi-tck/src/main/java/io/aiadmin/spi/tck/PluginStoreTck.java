package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every store of documents does alike. A host's own test extends this and adds nothing to pass it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PluginStoreTck {

    private PluginStore store;

    /** An empty store. Called before every test. */
    protected abstract PluginStore openStore();

    @BeforeEach
    void open() {
        store = openStore();
    }

    @Test
    void missingDocumentIsNotFound() {
        assertThat(store.find("a")).isEmpty();
        assertThat(store.findAll(List.of("a", "b"))).isEmpty();
        assertThat(store.findAll(List.of())).isEmpty();
        assertThat(store.list("", "", 10)).isEmpty();
    }

    @Test
    void writtenDocumentIsReadBackWordForWord() {
        String body = "{\"имя\": \"Ирина 🙂\", \"line\": \"a\\nb\"}\n  ";

        assertThat(store.commit(List.of(DocumentWrite.create("day/2026-11-24/m1", body))))
                .isTrue();

        assertThat(store.find("day/2026-11-24/m1")).contains(new StoredDocument("day/2026-11-24/m1", body, 1));
    }

    @Test
    void versionGrowsByOneAtEachWrite() {
        store.commit(List.of(DocumentWrite.create("a", "1")));
        store.commit(List.of(DocumentWrite.replace(read("a"), "2")));
        store.commit(List.of(DocumentWrite.replace(read("a"), "3")));

        assertThat(read("a")).isEqualTo(new StoredDocument("a", "3", 3));
    }

    @Test
    void writeOverANewerVersionIsRefused() {
        store.commit(List.of(DocumentWrite.create("a", "1")));
        StoredDocument old = read("a");
        store.commit(List.of(DocumentWrite.replace(old, "2")));

        assertThat(store.commit(List.of(DocumentWrite.replace(old, "late")))).isFalse();
        assertThat(read("a").body()).isEqualTo("2");
    }

    @Test
    void creatingWhatExistsIsRefused() {
        store.commit(List.of(DocumentWrite.create("a", "1")));

        assertThat(store.commit(List.of(DocumentWrite.create("a", "2")))).isFalse();
        assertThat(read("a").body()).isEqualTo("1");
    }

    @Test
    void replacingWhatIsGoneIsRefused() {
        store.commit(List.of(DocumentWrite.create("a", "1")));
        StoredDocument read = read("a");
        store.commit(List.of(DocumentWrite.delete(read)));

        assertThat(store.commit(List.of(DocumentWrite.replace(read, "2")))).isFalse();
        assertThat(store.commit(List.of(DocumentWrite.delete(read)))).isFalse();
        assertThat(store.find("a")).isEmpty();
    }

    @Test
    void commitMakesAllChangesOrNone() {
        store.commit(List.of(DocumentWrite.create("a", "1"), DocumentWrite.create("b", "1")));
        StoredDocument old = read("b");
        store.commit(List.of(DocumentWrite.replace(old, "2")));

        boolean done = store.commit(List.of(
                DocumentWrite.replace(read("a"), "changed"),
                DocumentWrite.create("c", "new"),
                DocumentWrite.replace(old, "late")));

        assertThat(done).isFalse();
        assertThat(read("a").body()).isEqualTo("1");
        assertThat(read("b").body()).isEqualTo("2");
        assertThat(store.find("c")).isEmpty();
    }

    @Test
    void findAllReturnsThoseThatExist() {
        store.commit(List.of(DocumentWrite.create("a", "1"), DocumentWrite.create("b", "2")));

        assertThat(store.findAll(List.of("b", "missing", "a", "a")))
                .containsExactlyInAnyOrder(new StoredDocument("a", "1", 1), new StoredDocument("b", "2", 1));
    }

    @Test
    void listGoesOnAfterTheLastKey() {
        List<DocumentWrite> writes = new ArrayList<>();
        for (int day = 10; day < 30; day++) {
            writes.add(DocumentWrite.create("day/2026-11-" + day, "" + day));
        }
        writes.add(DocumentWrite.create("card/1", "other"));
        store.commit(writes);

        List<StoredDocument> first = store.list("day/", "", 8);
        List<StoredDocument> second = store.list("day/", first.getLast().key(), 100);

        assertThat(first)
                .extracting(StoredDocument::body)
                .containsExactly("10", "11", "12", "13", "14", "15", "16", "17");
        assertThat(second)
                .extracting(StoredDocument::body)
                .startsWith("18")
                .endsWith("29")
                .hasSize(12);
    }

    @Test
    void prefixIsTakenLetterByLetter() {
        store.commit(List.of(
                DocumentWrite.create("a%b/1", "1"),
                DocumentWrite.create("axb/1", "2"),
                DocumentWrite.create("a_b/1", "3")));

        assertThat(store.list("a%b/", "", 10)).extracting(StoredDocument::body).containsExactly("1");
        assertThat(store.list("a_b/", "", 10)).extracting(StoredDocument::body).containsExactly("3");
    }

    @Test
    void longestKeyAndLargestBodyAreTaken() {
        String key = "k".repeat(200);
        String body = "b".repeat(1024 * 1024);

        assertThat(store.commit(List.of(DocumentWrite.create(key, body)))).isTrue();
        assertThat(read(key).body()).hasSize(body.length());
    }

    @Test
    void everyRaceHasOneWinner() throws Exception {
        store.commit(List.of(DocumentWrite.create("a", "0"), DocumentWrite.create("b", "0")));
        StoredDocument a = read("a");
        StoredDocument b = read("b");
        List<Future<Boolean>> racers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                String body = "racer " + i;
                boolean turned = i % 2 == 0;
                racers.add(threads.submit(() -> store.commit(
                        turned
                                ? List.of(DocumentWrite.replace(a, body), DocumentWrite.replace(b, body))
                                : List.of(DocumentWrite.replace(b, body), DocumentWrite.replace(a, body)))));
            }
        }

        int won = 0;
        for (Future<Boolean> racer : racers) {
            won += racer.get() ? 1 : 0;
        }
        assertThat(won).isOne();
        assertThat(read("a").body()).isEqualTo(read("b").body());
        assertThat(read("a").version()).isEqualTo(2);
    }

    private StoredDocument read(String key) {
        return store.find(key).orElseThrow();
    }
}
