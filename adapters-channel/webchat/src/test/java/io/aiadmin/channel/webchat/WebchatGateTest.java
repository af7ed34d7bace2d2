package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.SharedLimits;
import io.aiadmin.spi.channel.ConversationAddress;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckLimits;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WebchatGateTest {

    private static final ConversationAddress ANNA = new ConversationAddress("v-anna");
    private static final ConversationAddress BORIS = new ConversationAddress("v-boris");

    private final TckClock clock = new TckClock(TckContext.START, TckContext.MOSCOW);
    private final Buckets buckets = new Buckets(clock);
    private final WebchatGate gate = gate(buckets);

    @Test
    void quickVisitorIsHeldBackWithAPause() {
        int admitted = 0;
        WebchatGate.Admission last = null;
        for (int i = 0; i < 5; i++) {
            last = gate.admitMessage(ANNA, "203.0.113.7");
            admitted += last.admitted() ? 1 : 0;
        }

        assertThat(admitted).isEqualTo(3);
        assertThat(last.retryAfter()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void neverMoreThanTwentyMessagesInAMinute() {
        assertThat(admittedWithin(Duration.ofMinutes(1), Duration.ofMillis(500)))
                .isLessThanOrEqualTo(20);
    }

    @Test
    void neverMoreThanTwoHundredMessagesInADay() {
        assertThat(admittedWithin(Duration.ofHours(24), Duration.ofSeconds(20))).isBetween(150, 200);
    }

    private int admittedWithin(Duration length, Duration step) {
        Instant end = clock.instant().plus(length);
        int admitted = 0;
        while (clock.instant().isBefore(end)) {
            admitted += gate.admitMessage(ANNA, "203.0.113.7").admitted() ? 1 : 0;
            clock.advance(step);
        }
        return admitted;
    }

    @Test
    void oneVisitorDoesNotUseUpAnothersBudget() {
        IntStream.range(0, 10).forEach(_ -> gate.admitMessage(ANNA, "203.0.113.7"));

        assertThat(gate.admitMessage(BORIS, "203.0.113.8").admitted()).isTrue();
    }

    @Test
    void sessionsOfOneAddressAreLimitedAndOthersAreNot() {
        long admitted = IntStream.range(0, 50)
                .filter(_ -> gate.admitSession("203.0.113.7").admitted())
                .count();

        assertThat(admitted).isEqualTo(30);
        assertThat(gate.admitSession("203.0.113.8").admitted()).isTrue();
    }

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() {
        long admitted = IntStream.range(0, 50)
                .filter(i -> gate.admitSession("2001:db8:1:2::" + Integer.toHexString(i + 1))
                        .admitted())
                .count();

        assertThat(admitted).isEqualTo(30);
    }

    @Test
    void bucketsHoldNoAddress() {
        TckLimits limits = new TckLimits();

        gate(limits).admitMessage(ANNA, "203.0.113.7");

        assertThat(limits.takes()).isNotEmpty().noneMatch(take -> take.bucket().contains("203.0.113"));
    }

    @Test
    void onlyTheCompanysSitesAndTheHostItselfAreAllowed() {
        assertThat(gate.allows("https://salon.ru", "https://chat.example")).isTrue();
        assertThat(gate.allows("https://chat.example", "https://chat.example")).isTrue();
        assertThat(gate.allows(null, "https://chat.example")).isTrue();
        assertThat(gate.allows("https://evil.example", "https://chat.example")).isFalse();
        assertThat(gate.allows("null", "https://chat.example")).isFalse();
    }

    @Test
    void policyNamesTheSitesAndNothingElse() {
        assertThat(gate.contentSecurityPolicy())
                .contains("default-src 'none'")
                .endsWith("frame-ancestors 'self' https://salon.ru")
                .doesNotContain("unsafe")
                .doesNotContain("*");
        assertThat(new WebchatGate(TckContext.COMPANY, new TckLimits(), List.of()).contentSecurityPolicy())
                .endsWith("frame-ancestors 'self'");
    }

    private static WebchatGate gate(SharedLimits limits) {
        return new WebchatGate(
                TckContext.COMPANY,
                limits,
                List.of(AllowedOrigin.read("https://salon.ru").orElseThrow()));
    }

    /** Token buckets on the test's clock. */
    private static final class Buckets implements SharedLimits {

        private final TckClock clock;
        private final Map<String, Double> levels = new HashMap<>();
        private final Map<String, Instant> filled = new HashMap<>();

        Buckets(TckClock clock) {
            this.clock = clock;
        }

        @Override
        public boolean take(String bucket, int capacity, Duration refill, Duration patience, Priority priority) {
            Instant now = clock.instant();
            double level = levels.getOrDefault(bucket, (double) capacity);
            Instant before = filled.getOrDefault(bucket, now);
            double gained = (double) Duration.between(before, now).toMillis() / refill.toMillis();
            level = Math.min(capacity, level + gained);
            filled.put(bucket, now);
            boolean taken = level >= 1;
            levels.put(bucket, taken ? level - 1 : level);
            return taken;
        }

        @Override
        public void pause(String bucket, Duration length) {
            throw new UnsupportedOperationException();
        }
    }
}
