package io.aiadmin.core.dialogue;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.llm.ModelException;
import io.aiadmin.spi.llm.ModelReply;
import io.aiadmin.spi.llm.ModelRequest;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.ToolSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the model speak and call tools until it has an answer. A model that fails is replaced in the middle: the next one goes on with the
 * turns so far, so that nothing is looked up, let alone written, twice.
 */
final class Think implements Step {

    private static final int ROUNDS = 8;
    private static final int OUTPUT_TOKENS = 4096;
    private static final Duration FOR_THE_LAST_WORD = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(Think.class);

    private final ModelLadder models;
    private final PromptManager prompts;
    private final ToolManager tools;

    Think(ModelLadder models, PromptManager prompts, ToolManager tools) {
        this.models = models;
        this.prompts = prompts;
        this.tools = tools;
    }

    @Override
    public void take(Turn turn) {
        ModelClimb climb = turn.climb(models);
        List<ToolSpec> specs = tools.specs(turn);
        try {
            for (int round = 1; round <= ROUNDS; round++) {
                boolean last = round == ROUNDS || turn.runs().size() >= ToolManager.CALLS || hurries(turn);
                Optional<ModelReply> reply = climb.ask(limit -> request(turn, specs, last, limit));
                if (reply.isEmpty()) {
                    noModel(turn);
                    return;
                }
                if (!goesOn(turn, reply.get(), last)) {
                    return;
                }
            }
        } catch (ModelException.Blocked e) {
            LOG.warn(
                    "the model refused: company={} conversation={}",
                    turn.company().id(),
                    turn.session().id());
            turn.callHuman(HumanTask.Kind.HAND_OVER, Panel.WORDING.text("task.blocked"));
            turn.answerInstead(turn.wording().text("blocked"));
        }
    }

    /** @return whether the model wants to see what its tools say */
    private boolean goesOn(Turn turn, ModelReply reply, boolean last) {
        turn.used(reply.usage(), reply.model());
        boolean calls = !reply.calls().isEmpty() && !last;
        turn.turns().add(new ModelTurn.Agent(reply.text(), calls ? reply.calls() : List.of(), reply.state()));
        if (!calls) {
            turn.say(reply.text());
            return false;
        }
        turn.turns().add(new ModelTurn.Tools(tools.run(turn, reply.calls())));
        return true;
    }

    private ModelRequest request(Turn turn, List<ToolSpec> specs, boolean last, Duration limit) {
        return new ModelRequest(
                prompts.system(prompt(turn)),
                turn.turns(),
                specs,
                last ? ModelRequest.ToolUse.FORBIDDEN : ModelRequest.ToolUse.ALLOWED,
                new ModelRequest.Limits(OUTPUT_TOKENS, limit),
                Facts.of(turn));
    }

    private static boolean hurries(Turn turn) {
        return Duration.between(turn.instant(), turn.deadline()).compareTo(FOR_THE_LAST_WORD.multipliedBy(2)) < 0;
    }

    private static void noModel(Turn turn) {
        LOG.error(
                "no model answered: company={} conversation={}",
                turn.company().id(),
                turn.session().id());
        turn.callHuman(HumanTask.Kind.HAND_OVER, Panel.WORDING.text("task.no_model"));
        turn.answerInstead(turn.wording().text("apology"));
    }

    static PromptInput prompt(Turn turn) {
        Phone proven = turn.provenPhone();
        Phone phone = proven != null ? proven : turn.identity().forBooking();
        return new PromptInput(
                turn.company(),
                Facts.of(turn),
                States.during(turn),
                phone == null ? null : turn.masking().token(phone),
                turn.reading(),
                turn.visits());
    }
}
