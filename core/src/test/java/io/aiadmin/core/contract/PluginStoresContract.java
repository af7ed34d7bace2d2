package io.aiadmin.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.CompanyId;
import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import io.aiadmin.spi.StoredDocument;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of plugins' documents does. */
public abstract class PluginStoresContract {

    private CompanyId company;
    private PluginStore store;

    protected abstract StorageUnderTest storage();

    @BeforeEach
    void open() {
        company = Sample.company(storage());
        store = storage().pluginStores().open(company, "crm:calendar");
    }

    @Test
    void documentIsReadAsItWasWritten() {
        String body = "{\"имя\": \"Ёлка\", \"n\": 1}\n";
        assertThat(store.commit(List.of(DocumentWrite.create("day/2026-11-27", body))))
                .isTrue();
        assertThat(store.find("day/2026-11-27")).contains(new StoredDocument("day/2026-11-27", body, 1));
        assertThat(store.find("day/2026-11-28")).isEmpty();
    }

    @Test
    void eachWriteRaisesTheVersionByOne() {
        store.commit(List.of(DocumentWrite.create("k", "1")));
        StoredDocument first = store.find("k").orElseThrow();
        assertThat(store.commit(List.of(DocumentWrite.replace(first, "2")))).isTrue();
        assertThat(store.find("k")).contains(new StoredDocument("k", "2", 2));
    }

    @Test
    void lateWriteIsRefused() {
        store.commit(List.of(DocumentWrite.create("k", "1")));
        StoredDocument first = store.find("k").orElseThrow();
        store.commit(List.of(DocumentWrite.replace(first, "2")));
        assertThat(store.commit(List.of(DocumentWrite.replace(first, "3")))).isFalse();
        assertThat(store.commit(List.of(DocumentWrite.delete(first)))).isFalse();
        assertThat(store.commit(List.of(DocumentWrite.create("k", "4")))).isFalse();
        assertThat(store.find("k").orElseThrow().body()).isEqualTo("2");
    }

    @Test
    void allWritesAreMadeOrNone() {
        store.commit(List.of(DocumentWrite.create("a", "1"), DocumentWrite.create("b", "1")));
        StoredDocument a = store.find("a").orElseThrow();
        boolean committed = store.commit(
                List.of(DocumentWrite.replace(a, "2"), DocumentWrite.create("b", "2"), DocumentWrite.create("c", "2")));
        assertThat(committed).isFalse();
        assertThat(store.find("a").orElseThrow().body()).isEqualTo("1");
        assertThat(store.find("c")).isEmpty();
    }

    @Test
    void deletedDocumentIsGoneAndMayBeMadeAgain() {
        store.commit(List.of(DocumentWrite.create("k", "1")));
        assertThat(store.commit(List.of(DocumentWrite.delete(store.find("k").orElseThrow()))))
                .isTrue();
        assertThat(store.find("k")).isEmpty();
        assertThat(store.commit(List.of(DocumentWrite.create("k", "2")))).isTrue();
        assertThat(store.find("k").orElseThrow().body()).isEqualTo("2");
    }

    @Test
    void thoseThatExistAreFoundTogether() {
        store.commit(List.of(DocumentWrite.create("a", "1"), DocumentWrite.create("b", "2")));
        assertThat(store.findAll(List.of("b", "x", "a", "a")))
                .extracting(StoredDocument::key)
                .containsExactlyInAnyOrder("a", "b");
        assertThat(store.findAll(List.of())).isEmpty();
    }

    @Test
    void listGoesOnAfterTheLastKey() {
        store.commit(List.of(
                DocumentWrite.create("day/3", "3"),
                DocumentWrite.create("day/1", "1"),
                DocumentWrite.create("day/2", "2"),
                DocumentWrite.create("dax", "x"),
                DocumentWrite.create("e", "e")));
        assertThat(store.list("day/", "", 2)).extracting(StoredDocument::key).containsExactly("day/1", "day/2");
        assertThat(store.list("day/", "day/2", 2))
                .extracting(StoredDocument::key)
                .containsExactly("day/3");
    }

    @Test
    void prefixIsTakenLiterally() {
        store.commit(List.of(DocumentWrite.create("a_b%1", "1"), DocumentWrite.create("axb21", "2")));
        assertThat(store.list("a_b%", "", 10)).extracting(StoredDocument::key).containsExactly("a_b%1");
    }

    @Test
    void companiesAndPluginsDoNotShareDocuments() {
        store.commit(List.of(DocumentWrite.create("k", "1")));
        assertThat(storage().pluginStores().open(company, "channel:telegram").find("k"))
                .isEmpty();
        assertThat(storage()
                        .pluginStores()
                        .open(Sample.company(storage()), "crm:calendar")
                        .find("k"))
                .isEmpty();
        assertThat(storage().pluginStores().open(company, "crm:calendar").find("k"))
                .isPresent();
    }

    @Test
    void oneOfManyWinsARace() throws Exception {
        store.commit(List.of(DocumentWrite.create("n", "0")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> counts = IntStream.range(0, 8)
                    .mapToObj(_ -> threads.submit(this::countUpTenTimes))
                    .toList();
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isEqualTo(10);
            }
        }
        assertThat(store.find("n").orElseThrow().body()).isEqualTo("80");
    }

    private int countUpTenTimes() {
        int done = 0;
        while (done < 10) {
            StoredDocument read = store.find("n").orElseThrow();
            String next = String.valueOf(Integer.parseInt(read.body()) + 1);
            done += store.commit(List.of(DocumentWrite.replace(read, next))) ? 1 : 0;
        }
        return done;
    }
}
