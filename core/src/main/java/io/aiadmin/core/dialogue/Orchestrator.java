package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.LoggedToolCall;
import io.aiadmin.core.guard.ReplyGuard;
import io.aiadmin.core.plugin.Connections;
import io.aiadmin.core.plugin.Lent;
import io.aiadmin.core.plugin.NotConnectedException;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.llm.ModelTurn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a customer's messages into an answer, in named steps: hear the customer, choose the language, read the catalogue, tell what became of
 * open writes, think, check the reply, show proposals, dress the reply.
 *
 * <p>It never fails: whatever breaks in a step is logged, the customer gets an honest sentence and a person of the company a task. Writes to the
 * CRM are the ledger's, so a turn that breaks leaves none of them in the dark.
 */
public final class Orchestrator implements Agent {

    private static final int LONGEST_HUMAN_WORDS = 1000;
    private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);

    private final Connections connections;
    private final Clock clock;
    private final List<Step> hearing;
    private final List<Step> telling;
    private final List<Step> answering;

    /**
     * @param models in the order in which they are asked
     * @param clock the product's
     */
    public Orchestrator(
            Connections connections,
            CatalogCache catalogs,
            SlotSearch slots,
            BookingDesk desk,
            ModelLadder models,
            Clock clock) {
        PromptManager prompts = new PromptManager();
        ToolManager tools = new ToolManager(catalogs, slots, desk, clock);
        ReplyGuard guard = new ReplyGuard();
        this.connections = connections;
        this.clock = clock;
        this.telling = List.of(new ReadCatalog(catalogs), new TellOpenWrites(desk));
        this.hearing = List.of(new HearCustomer(), new ChooseLanguage(), new AskForWords());
        this.answering = List.of(
                new Think(models, prompts, tools),
                new CheckReply(guard, models, prompts, new EvidenceCollector(prompts, tools)),
                new ShowProposals(guard),
                new DressReply(guard));
    }

    @Override
    public Answer answer(Question question) {
        return withCrm(question.company(), crm -> {
            Turn turn =
                    new Turn(new TurnInput(question.company(), question.session(), question.messages(), crm), clock);
            take(turn, hearing);
            take(turn, telling);
            take(turn, answering);
            return closed(turn);
        });
    }

    @Override
    public Session overhear(
            CompanyConfig company, Session session, List<IncomingMessage> messages, List<String> humanWords) {
        Turn turn = new Turn(new TurnInput(company, session, messages, null), clock);
        take(turn, hearing.subList(0, 2));
        for (String words : humanWords) {
            String said = CleanText.lines(turn.masking().mask(words), LONGEST_HUMAN_WORDS);
            turn.turns()
                    .add(new ModelTurn.Note(PromptFiles.filled(turn.language(), "note-human", Map.of("said", said))));
        }
        return session(turn, session.state());
    }

    @Override
    public Optional<Answer> news(CompanyConfig company, Session session) {
        return withCrm(company, crm -> {
            Turn turn = new Turn(new TurnInput(company, session, List.of(), crm), clock);
            take(turn, telling);
            return turn.news().isEmpty() ? Optional.empty() : Optional.of(closed(turn));
        });
    }

    private void take(Turn turn, List<Step> steps) {
        for (Step step : steps) {
            if (turn.isOver()) {
                return;
            }
            try {
                step.take(turn);
            } catch (RuntimeException e) {
                LOG.error(
                        "a step failed: company={} conversation={} step={}",
                        turn.company().id(),
                        turn.session().id(),
                        step.getClass().getSimpleName(),
                        e);
                apologise(turn);
            }
        }
    }

    /** What the turn has done so far stands, and is told. */
    private static void apologise(Turn turn) {
        turn.callHuman(HumanTask.Kind.HAND_OVER, Panel.WORDING.text("task.failure"));
        String sentence = turn.deeds().isEmpty() ? turn.wording().text("apology") : EstablishedReply.of(turn, false);
        turn.answerInstead(sentence);
    }

    private Answer closed(Turn turn) {
        List<Reply> replies = new ArrayList<>(turn.news());
        Reply reply = turn.reply();
        if (reply != null) {
            replies.add(reply);
        }
        writeDownWish(turn);
        LOG.info(
                "answered: company={} conversation={} model={} rounds={} tokens={} state={}",
                turn.company().id(),
                turn.session().id(),
                turn.model(),
                turn.runs().size(),
                turn.usage().input() + turn.usage().output(),
                States.after(turn));
        DialogueState state = States.after(turn);
        boolean needsHuman = turn.needsHuman() || state == DialogueState.HANDED_OVER;
        return new Answer(replies, session(turn, state), toolCalls(turn), turn.tasks(), needsHuman, turn.booking());
    }

    /** While the CRM is away the customer's words go to a person, once per conversation. */
    private static void writeDownWish(Turn turn) {
        boolean away = turn.runs().stream()
                .anyMatch(run ->
                        Refusals.CRM_UNAVAILABLE.equals(run.answer().content().get("error")));
        boolean called = !turn.tasks().isEmpty() || turn.session().state() == DialogueState.HANDED_OVER;
        if (away && !called) {
            turn.callHuman(
                    HumanTask.Kind.WISH, Panel.WORDING.text("task.wish", CleanText.line(turn.customerText(), 300)));
            turn.handOver();
        }
    }

    private static List<LoggedToolCall> toolCalls(Turn turn) {
        List<LoggedToolCall> calls = new ArrayList<>();
        for (ToolRun run : turn.runs()) {
            calls.add(new LoggedToolCall(
                    turn.firstSeq(),
                    run.name(),
                    run.answer().ok(),
                    turn.masking().mask(run.call().arguments()),
                    turn.masking().mask(run.answer().content()),
                    turn.masking().mask(run.answer().summary()),
                    run.at(),
                    run.took().isNegative() ? Duration.ZERO : run.took()));
        }
        return calls;
    }

    private static Session session(Turn turn, DialogueState state) {
        Session before = turn.session();
        Instant paused = before.pausedUntil();
        return new Session(
                before.key(),
                before.id(),
                before.epoch(),
                before.lastSeq(),
                turn.language(),
                state,
                turn.identity(),
                turn.masking().values(),
                History.trimmed(turn.turns()),
                turn.proposals(),
                turn.nextProposal(),
                turn.offered(),
                turn.visits(),
                paused != null && paused.isAfter(turn.instant()) ? paused : null);
    }

    private <T> T withCrm(CompanyConfig company, Function<@Nullable CrmConnector, T> work) {
        try (Lent<CrmConnector> crm = connections.crm(company)) {
            return work.apply(crm.account());
        } catch (NotConnectedException e) {
            LOG.info("no CRM: company={} reason={}", company.id(), e.getMessage());
            return work.apply(null);
        }
    }
}
