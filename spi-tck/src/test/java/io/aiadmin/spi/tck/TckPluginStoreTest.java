package io.aiadmin.spi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.spi.DocumentWrite;
import io.aiadmin.spi.PluginStore;
import java.util.List;
import org.junit.jupiter.api.Test;

class TckPluginStoreTest extends PluginStoreTck {

    @Override
    protected PluginStore openStore() {
        return new TckPluginStore();
    }

    @Test
    void boundsAreKept() {
        TckPluginStore store = new TckPluginStore();

        assertThatThrownBy(() -> store.find("k".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.commit(List.of(DocumentWrite.create("a", "я".repeat(524_289)))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.commit(List.of(DocumentWrite.create("a", "1"), DocumentWrite.create("a", "2"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void callsAreCounted() {
        TckPluginStore store = new TckPluginStore();

        store.findAll(List.of("a", "b"));
        store.commit(List.of(DocumentWrite.create("a", "1")));

        assertThat(store.calls()).isEqualTo(2);
        assertThat(store.keys()).containsExactly("a");
    }
}
