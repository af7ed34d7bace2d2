package io.aiadmin.core.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.SettableClock;
import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.SharedLimits.Priority;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MemoryLimitsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-23T09:00:00Z"));
    private final SharedLimits limits = new MemoryLimits(clock, clock::advance);

    @Test
    void budgetIsSpentAndComesBack() {
        for (int n = 0; n < 5; n++) {
            assertThat(take(Duration.ZERO)).isTrue();
        }
        assertThat(take(Duration.ZERO)).isFalse();
        clock.advance(SECOND);
        assertThat(take(Duration.ZERO)).isTrue();
        assertThat(take(Duration.ZERO)).isFalse();
    }

    @Test
    void callerWaitsAsLongAsItsPatience() {
        for (int n = 0; n < 5; n++) {
            take(Duration.ZERO);
        }
        Instant before = clock.instant();
        assertThat(take(Duration.ofSeconds(3))).isTrue();
        assertThat(clock.instant()).isEqualTo(before.plus(SECOND));
    }

    @Test
    void nothingIsTakenFromOneWhoCanNotWait() {
        for (int n = 0; n < 5; n++) {
            take(Duration.ZERO);
        }
        assertThat(take(Duration.ofMillis(500))).isFalse();
        clock.advance(SECOND);
        assertThat(take(Duration.ZERO)).isTrue();
    }

    @Test
    void lastFifthIsKeptForCustomers() {
        int background = 0;
        while (limits.take("b", 10, SECOND, Duration.ZERO, Priority.BACKGROUND)) {
            background++;
        }
        assertThat(background).isEqualTo(8);
        assertThat(limits.take("b", 10, SECOND, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
    }

    @Test
    void pausedBudgetIsClosedForAll() {
        limits.pause("yclients", Duration.ofSeconds(30));
        assertThat(take(Duration.ofSeconds(29))).isFalse();
        assertThat(take(Duration.ofSeconds(31))).isTrue();
    }

    @Test
    void bucketsAreApart() {
        for (int n = 0; n < 5; n++) {
            take(Duration.ZERO);
        }
        assertThat(limits.take("other", 5, SECOND, Duration.ZERO, Priority.CUSTOMER))
                .isTrue();
    }

    private boolean take(Duration patience) {
        return limits.take("yclients", 5, SECOND, patience, Priority.CUSTOMER);
    }
}
