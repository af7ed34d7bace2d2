package io.aiadmin.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.spi.Phone;
import io.aiadmin.spi.Secret;
import io.aiadmin.spi.tck.TckClock;
import io.aiadmin.spi.tck.TckContext;
import io.aiadmin.spi.tck.TckPluginStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebchatVisitorsTest {

    private static final Secret SECRET = Secret.of("0123456789abcdef0123456789abcdef");

    private final TckClock clock = new TckClock(TckContext.START, TckContext.MOSCOW);
    private final TckPluginStore store = new TckPluginStore();
    private final WebchatVisitors visitors = new WebchatVisitors(TckContext.COMPANY, store, clock, Optional.of(SECRET));

    @Test
    void tokenOpensItsConversationOnly() {
        WebchatVisitors.Opened one = visitors.open();
        WebchatVisitors.Opened other = visitors.open();

        assertThat(visitors.verify(one.token().reveal())).contains(one.visitor());
        assertThat(visitors.verify(other.token().reveal())).contains(other.visitor());
        assertThat(one.visitor().address()).isNotEqualTo(other.visitor().address());
    }

    @Test
    void tokensHave256BitsAndNeverRepeat() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            tokens.add(visitors.open().token().reveal());
        }

        assertThat(tokens).hasSize(500).allMatch(token -> token.matches("[A-Za-z0-9_-]{43}"));
    }

    @Test
    void storeHoldsNoToken() {
        String token = visitors.open().token().reveal();

        assertThat(store.keys()).noneMatch(key -> key.contains(token));
        assertThat(store.findAll(store.keys()))
                .noneMatch(document -> document.body().contains(token));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../visitor/abc", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void madeUpTokenOpensNothing(String token) {
        visitors.open();

        assertThat(visitors.verify(token)).isEmpty();
    }

    @Test
    void verifyingChangesNothing() {
        String token = visitors.open().token().reveal();
        List<String> before = bodies();
        clock.advance(Duration.ofDays(30));

        visitors.verify(token);

        assertThat(bodies()).isEqualTo(before);
    }

    @Test
    void visitorWhoStaysAwayForNinetyDaysIsForgotten() {
        String token = visitors.open().token().reveal();

        clock.advance(Duration.ofDays(89));
        assertThat(visitors.verify(token)).isPresent();
        clock.advance(Duration.ofDays(2));

        assertThat(visitors.verify(token)).isEmpty();
        assertThat(visitors.touch(token)).isEmpty();
    }

    @Test
    void comingBackKeepsTheConversationAlive() {
        String token = visitors.open().token().reveal();
        for (int visit = 0; visit < 5; visit++) {
            clock.advance(Duration.ofDays(80));
            assertThat(visitors.touch(token)).isPresent();
        }
    }

    @Test
    void comingBackTheSameDayWritesNothing() {
        String token = visitors.open().token().reveal();
        List<String> before = bodies();
        clock.advance(Duration.ofHours(3));

        assertThat(visitors.touch(token)).isPresent();

        assertThat(bodies()).isEqualTo(before);
    }

    @Test
    void rotationKeepsTheConversationAndKillsTheOldToken() {
        WebchatVisitors.Opened old = visitors.open();

        WebchatVisitors.Opened fresh = visitors.rotate(old.token().reveal()).orElseThrow();

        assertThat(fresh.visitor().address()).isEqualTo(old.visitor().address());
        assertThat(visitors.verify(old.token().reveal())).isEmpty();
        assertThat(visitors.verify(fresh.token().reveal())).isPresent();
        assertThat(visitors.rotate(old.token().reveal())).isEmpty();
    }

    @Test
    void oneOfManyRotationsAtOnceWins() throws Exception {
        String token = visitors.open().token().reveal();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<WebchatVisitors.Opened>>> tasks = IntStream.range(0, 20)
                    .mapToObj(_ -> (Callable<Optional<WebchatVisitors.Opened>>) () -> visitors.rotate(token))
                    .toList();
            int won = 0;
            for (var result : threads.invokeAll(tasks)) {
                won += result.get().isPresent() ? 1 : 0;
            }
            assertThat(won).isEqualTo(1);
        }
    }

    @Test
    void forgettingEndsTheTokenAndLeavesNothing() {
        String token = visitors.open().token().reveal();

        visitors.forget(token);
        visitors.forget(token);

        assertThat(visitors.verify(token)).isEmpty();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void erasedCustomerLosesTheTokenAfterARotationToo() {
        WebchatVisitors.Opened old = visitors.open();
        String token =
                visitors.rotate(old.token().reveal()).orElseThrow().token().reveal();

        visitors.forget(old.visitor().address());

        assertThat(visitors.verify(token)).isEmpty();
        assertThat(store.keys()).isEmpty();
    }

    @Test
    void sweepForgetsTheIdleAndKeepsTheRest() {
        for (int i = 0; i < 25; i++) {
            visitors.open();
        }
        clock.advance(Duration.ofDays(91));
        String present = visitors.open().token().reveal();

        String after = "";
        do {
            after = visitors.sweep(after, 10);
        } while (!after.isEmpty());

        assertThat(visitors.verify(present)).isPresent();
        assertThat(store.keys()).hasSize(2);
    }

    @Test
    void signedCustomerIsTakenOverAndTheTokenRotates() {
        String token = visitors.open().token().reveal();
        IdentityClaim claim = signed("17", "Анна", "8 916 111-22-33", TckContext.START.plusSeconds(600));

        WebchatVisitors.Opened known = visitors.identify(token, claim).orElseThrow();

        assertThat(visitors.verify(token)).isEmpty();
        assertThat(visitors.verify(known.token().reveal()).orElseThrow().user())
                .isEqualTo(new Visitor.SignedUser("17", "Анна", new Phone("+79161112233")));
    }

    @Test
    void forgedOrOldSignatureProvesNothing() {
        String token = visitors.open().token().reveal();
        Instant soon = TckContext.START.plusSeconds(600);
        IdentityClaim right = signed("17", "Анна", "+79161112233", soon);

        assertThat(visitors.identify(token, new IdentityClaim("18", "Анна", "+79161112233", right.exp(), right.sig())))
                .isEmpty();
        assertThat(visitors.identify(token, new IdentityClaim("17", "Анна", "+79160000000", right.exp(), right.sig())))
                .isEmpty();
        assertThat(visitors.identify(
                        token, new IdentityClaim("17", "Анна", "+79161112233", right.exp() + 1, right.sig())))
                .isEmpty();
        assertThat(visitors.identify(token, new IdentityClaim("17", "Анна", "+79161112233", right.exp(), "")))
                .isEmpty();
        assertThat(visitors.identify(token, signed("17", null, null, TckContext.START.minusSeconds(1))))
                .as("expired")
                .isEmpty();
        assertThat(visitors.identify(token, signed("17", null, null, TckContext.START.plus(Duration.ofHours(2)))))
                .as("reaches too far")
                .isEmpty();
        assertThat(visitors.identify(token, signed("17\n18", null, null, soon)))
                .as("a line break moves the fields")
                .isEmpty();
        assertThat(visitors.verify(token).orElseThrow().user()).isNull();
    }

    @Test
    void signatureIsTheOneOfTheReadme() {
        IdentityClaim claim = new IdentityClaim("17", "Анна", "+79161112233", 1_795_420_800L, "");

        // printf 'aiadmin-user-1\n00000000-0000-0000-0000-0000000000aa\n17\nАнна\n+79161112233\n1795420800' | openssl
        // dgst -sha256 -hmac ...
        assertThat(claim.signature(TckContext.COMPANY, SECRET))
                .isEqualTo("281f19dce4c1f6647d1515f95636ce77c0d97d79bdf602b20ea30d1b1dfb0871");
    }

    @Test
    void companyWithoutASecretSignsNobody() {
        WebchatVisitors unsigned = new WebchatVisitors(TckContext.COMPANY, store, clock, Optional.empty());
        String token = unsigned.open().token().reveal();

        assertThat(unsigned.identify(token, signed("17", null, null, TckContext.START.plusSeconds(60))))
                .isEmpty();
    }

    private static IdentityClaim signed(String id, String name, String phone, Instant until) {
        IdentityClaim draft = new IdentityClaim(id, name, phone, until.getEpochSecond(), "");
        return new IdentityClaim(id, name, phone, draft.exp(), draft.signature(TckContext.COMPANY, SECRET));
    }

    private List<String> bodies() {
        return store.findAll(store.keys()).stream()
                .map(document -> document.key() + document.version() + document.body())
                .sorted()
                .toList();
    }
}
