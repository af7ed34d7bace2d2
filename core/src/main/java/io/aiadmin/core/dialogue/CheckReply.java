package io.aiadmin.core.dialogue;

import io.aiadmin.core.guard.Evidence;
import io.aiadmin.core.guard.PlainReply;
import io.aiadmin.core.guard.ReplyGuard;
import io.aiadmin.core.guard.Violation;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets nothing through that is not established. The model gets one chance to say it otherwise; after that code says what is established.
 */
final class CheckReply implements Step {

    private static final int OUTPUT_TOKENS = 2048;
    private static final Duration ENOUGH_TIME = Duration.ofSeconds(3);
    private static final Logger LOG = LoggerFactory.getLogger(CheckReply.class);

    private final ReplyGuard guard;
    private final ModelLadder models;
    private final PromptManager prompts;
    private final EvidenceCollector evidence;

    CheckReply(ReplyGuard guard, ModelLadder models, PromptManager prompts, EvidenceCollector evidence) {
        this.guard = guard;
        this.models = models;
        this.prompts = prompts;
        this.evidence = evidence;
    }

    @Override
    public void take(Turn turn) {
        Evidence established = evidence.of(turn);
        String first = PlainReply.of(turn.masking().reveal(turn.text()));
        List<Violation> violations = guard.check(first, established);
        if (violations.isEmpty()) {
            say(turn, first);
            return;
        }
        LOG.warn(
                "a reply was stopped: company={} conversation={} model={} violations={}",
                turn.company().id(),
                turn.session().id(),
                turn.model(),
                violations);
        Optional<String> second = leaked(violations) ? Optional.empty() : rewritten(turn, violations);
        if (second.isPresent() && guard.check(second.get(), established).isEmpty()) {
            say(turn, second.get());
            return;
        }
        say(turn, EstablishedReply.of(turn, leaked(violations)));
    }

    private Optional<String> rewritten(Turn turn, List<Violation> violations) {
        if (Duration.between(turn.instant(), turn.deadline()).compareTo(ENOUGH_TIME) < 0) {
            return Optional.empty();
        }
        List<ModelTurn> turns = new ArrayList<>(turn.turns());
        turns.add(new ModelTurn.Note(prompts.rewrite(turn.language(), violations)));
        try {
            Optional<ModelReply> reply = turn.climb(models)
                    .ask(limit -> new ModelRequest(
                            prompts.system(Think.prompt(turn)),
                            turns,
                            List.of(),
                            ModelRequest.ToolUse.FORBIDDEN,
                            new ModelRequest.Limits(OUTPUT_TOKENS, limit),
                            Facts.of(turn)));
            reply.ifPresent(answer -> turn.used(answer.usage(), answer.model()));
            return reply.map(answer -> PlainReply.of(turn.masking().reveal(answer.text())))
                    .filter(text -> !text.isBlank());
        } catch (ModelException.Blocked _) {
            return Optional.empty();
        }
    }

    /** What was said is what the model will remember having said. */
    private static void say(Turn turn, String text) {
        turn.say(text);
        turn.amendLastWords(turn.masking().mask(text));
    }

    private static boolean leaked(List<Violation> violations) {
        return violations.stream()
                .anyMatch(violation ->
                        violation.kind() == Violation.Kind.LEAK || violation.kind() == Violation.Kind.CODE);
    }
}
