package io.aiadmin.core.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aiadmin.core.SettableClock;
import io.aiadmin.spi.Finding;
import io.aiadmin.spi.llm.LanguageModel;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.TokenUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ModelLadderTest {

    private final SettableClock clock = new SettableClock(Desk.MONDAY_TEN);
    private final Probe first = new Probe("first");
    private final Probe last = new Probe("last");
    private final ModelLadder ladder =
            new ModelLadder(List.of(new RankedModel("first", first), new RankedModel("last", last)), clock);

    @Test
    void theBestModelAnswers() {
        assertThat(ask()).hasValue("first");
        assertThat(last.limits).isEmpty();
    }

    @Test
    void aDeadModelCostsThreeTurnsItsTimeAndNoMore() {
        first.failure = () -> new ModelException.Unavailable("down", Duration.ZERO, null);
        for (int turn = 0; turn < 10; turn++) {
            assertThat(ask()).hasValue("last");
        }
        assertThat(first.limits).hasSize(3);
    }

    @Test
    void aModelThatIsBackIsAskedAgainAfterAPause() {
        first.failure = () -> new ModelException.Unavailable("down", Duration.ZERO, null);
        for (int turn = 0; turn < 4; turn++) {
            ask();
        }
        first.failure = null;
        assertThat(ask()).hasValue("last");
        clock.advance(Duration.ofSeconds(31));
        assertThat(ask()).hasValue("first");
        assertThat(ask()).hasValue("first");
    }

    @Test
    void oneTryTellsWhetherItIsBack() {
        first.failure = () -> new ModelException.Unavailable("down", Duration.ZERO, null);
        for (int turn = 0; turn < 3; turn++) {
            ask();
        }
        clock.advance(Duration.ofSeconds(31));
        ask();
        ask();
        assertThat(first.limits).hasSize(4);
    }

    @Test
    void aStatedPauseIsKept() {
        first.failure = () -> new ModelException.Unavailable("later", Duration.ofMinutes(2), null);
        ask();
        clock.advance(Duration.ofSeconds(100));
        assertThat(ask()).hasValue("last");
        assertThat(first.limits).hasSize(1);
    }

    @Test
    void aWrongKeyRestsForMinutes() {
        first.failure = () -> new ModelException.Misconfigured("key", null);
        ask();
        clock.advance(Duration.ofMinutes(4));
        ask();
        assertThat(first.limits).hasSize(1);
        clock.advance(Duration.ofMinutes(2));
        ask();
        assertThat(first.limits).hasSize(2);
    }

    @Test
    void aSlowFailureLeavesLittleTimeForTheNextTry() {
        ModelLadder three = new ModelLadder(
                List.of(new RankedModel("a", first), new RankedModel("b", new Probe("b")), new RankedModel("c", last)),
                clock);
        first.failure = () -> {
            clock.advance(Duration.ofSeconds(14));
            return new ModelException.Unavailable("slow", Duration.ZERO, null);
        };
        assertThat(three.start(clock.instant().plus(Turn.LONGEST))
                        .ask(this::request)
                        .map(ModelReply::text))
                .hasValue("last");
    }

    @Test
    void aBlockedQuestionIsNotPassedOn() {
        first.failure = () -> new ModelException.Blocked("safety");
        assertThatThrownBy(this::ask).isInstanceOf(ModelException.Blocked.class);
        assertThat(last.limits).isEmpty();
    }

    @Test
    void aPluginsOwnFaultIsAModelThatDoesNotAnswer() {
        first.failure = () -> new IllegalStateException("bug");
        assertThat(ask()).hasValue("last");
    }

    @Test
    void noModelIsNoAnswer() {
        first.failure = () -> new ModelException.BadAnswer("cut");
        last.failure = () -> new ModelException.BadAnswer("cut");
        assertThat(ask()).isEmpty();
    }

    @Test
    void noCallOutlivesTheTurn() {
        ladder.start(clock.instant().plus(Duration.ofSeconds(7))).ask(this::request);
        assertThat(first.limits).allMatch(limit -> limit.compareTo(Duration.ofSeconds(7)) <= 0);
    }

    private Optional<String> ask() {
        return ladder.start(clock.instant().plus(Turn.LONGEST))
                .ask(this::request)
                .map(ModelReply::text);
    }

    private ModelRequest request(Duration limit) {
        return new ModelRequest(
                "",
                List.of(new ModelTurn.Customer("привет")),
                List.of(),
                ModelRequest.ToolUse.FORBIDDEN,
                new ModelRequest.Limits(10, limit),
                new io.aiadmin.spi.llm.DialogueFacts(
                        clock.instant().atZone(Salon.ZONE),
                        java.util.Locale.of("ru"),
                        null,
                        io.aiadmin.spi.llm.DialogueFacts.Identity.ANONYMOUS,
                        List.of(),
                        CompanyTexts.facts(Desk.company(java.util.Map.of()))));
    }

    /** Answers with its name, or fails as told. */
    private static final class Probe implements LanguageModel {
        final String name;
        final List<Duration> limits = new ArrayList<>();
        Supplier<RuntimeException> failure;

        Probe(String name) {
            this.name = name;
        }

        @Override
        public List<Finding> check() {
            return List.of();
        }

        @Override
        public ModelReply generate(ModelRequest request) {
            limits.add(request.limits().timeout());
            if (failure != null) {
                throw failure.get();
            }
            return new ModelReply(name, List.of(), null, TokenUsage.NONE, name);
        }

        @Override
        public void close() {}
    }
}
