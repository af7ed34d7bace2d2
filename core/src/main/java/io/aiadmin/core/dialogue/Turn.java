package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingContext;
import io.aiadmin.core.booking.Proposal;
import io.aiadmin.core.booking.ProposalId;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.company.CompanyConfig;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.conversation.CustomerIdentity;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.guard.Evidence;
import io.aiadmin.core.guard.Masking;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.language.TimeReading;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.llm.ModelTurn;
import io.aiadmin.spi.llm.TokenUsage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the steps of one turn share. Begins as the session and ends as the next one. Belongs to one thread, except that tools which only look
 * things up read it from several while it stands still.
 */
final class Turn {

    /** For the whole turn: a customer does not wait longer. */
    static final Duration LONGEST = Duration.ofSeconds(45);

    private static final int VISITS_KEPT = 12;
    private static final int SLOTS_KEPT = 200;
    private static final Duration PROOF = Duration.ofDays(180);

    private final TurnInput input;
    private final Clock clock;
    private final Instant deadline;

    private Locale language;
    private CustomerIdentity identity;
    private final Masking masking;
    private final List<ModelTurn> turns;
    private final List<Proposal> proposals;
    private int nextProposal;
    private final List<OfferedSlot> offered;
    private List<BookingCard> visits;

    private @Nullable CatalogView catalog;
    private TimeReading reading = TimeReading.NOTHING;
    private String customerText = "";
    private final List<ToolRun> runs = new ArrayList<>();
    private final Set<Evidence.Deed> deeds = EnumSet.noneOf(Evidence.Deed.class);
    private final List<Reply> news = new ArrayList<>();
    private final List<HumanTask> tasks = new ArrayList<>();
    private @Nullable BookingCard booking;
    private String text = "";
    private boolean handedOver;
    private boolean needsHuman;
    private @Nullable Reply reply;
    private @Nullable ModelClimb climb;
    private TokenUsage usage = TokenUsage.NONE;
    private String model = "";

    Turn(TurnInput input, Clock clock) {
        this.input = input;
        this.clock = clock;
        this.deadline = clock.instant().plus(LONGEST);
        Session session = input.session();
        this.language = session.language();
        this.identity = session.identity();
        this.masking = new Masking(session.masked(), CompanyTexts.openContacts(input.company()));
        this.turns = new ArrayList<>(session.turns());
        this.proposals = new ArrayList<>(session.proposals());
        this.nextProposal = session.nextProposal();
        this.offered = new ArrayList<>(session.offered());
        this.visits = session.visits();
    }

    TurnInput input() {
        return input;
    }

    CompanyConfig company() {
        return input.company();
    }

    Session session() {
        return input.session();
    }

    Instant deadline() {
        return deadline;
    }

    Instant instant() {
        return clock.instant();
    }

    /** In the zone of the branch. */
    ZonedDateTime now() {
        return clock.instant().atZone(zone());
    }

    ZoneId zone() {
        return catalog == null ? company().profile().zone() : catalog.zone(null);
    }

    // the customer

    Locale language() {
        return language;
    }

    void speak(Locale newLanguage) {
        language = newLanguage;
    }

    Wording wording() {
        return Wording.in(language);
    }

    CustomerIdentity identity() {
        return identity;
    }

    void identify(CustomerIdentity newIdentity) {
        identity = newIdentity;
    }

    /** The proven number while the proof holds; null otherwise. */
    @Nullable
    Phone provenPhone() {
        Instant provenAt = identity.provenAt();
        return provenAt != null && clock.instant().isBefore(provenAt.plus(PROOF)) ? identity.proven() : null;
    }

    Masking masking() {
        return masking;
    }

    /** The seq of the customer's last message. */
    long lastSeq() {
        return input.messages().isEmpty()
                ? session().lastSeq()
                : input.messages().getLast().seq();
    }

    long firstSeq() {
        return input.messages().isEmpty()
                ? session().lastSeq()
                : input.messages().getFirst().seq();
    }

    /** The turn's messages as one masked text. */
    String customerText() {
        return customerText;
    }

    void heard(String maskedText) {
        customerText = maskedText;
    }

    TimeReading reading() {
        return reading;
    }

    void understood(TimeReading newReading) {
        reading = newReading;
    }

    // the CRM

    @Nullable
    CrmConnector crm() {
        return input.crm();
    }

    Optional<CatalogView> catalog() {
        return Optional.ofNullable(catalog);
    }

    void knows(CatalogView read) {
        catalog = read;
    }

    BookingContext bookingContext(CrmConnector crm) {
        return new BookingContext(company(), crm, session().id(), identity, language);
    }

    // the dialogue

    List<ModelTurn> turns() {
        return turns;
    }

    /** Adds what the model should know, ahead of the customer's message. */
    void note(String note) {
        boolean asked = !turns.isEmpty() && turns.getLast() instanceof ModelTurn.Customer;
        turns.add(asked ? turns.size() - 1 : turns.size(), new ModelTurn.Note(note));
    }

    List<Proposal> proposals() {
        return proposals;
    }

    Optional<Proposal> proposal(String id) {
        return proposals.stream().filter(each -> each.id().value().equals(id)).findFirst();
    }

    ProposalId nextProposalId() {
        return new ProposalId("p-" + nextProposal);
    }

    int nextProposal() {
        return nextProposal;
    }

    /** Puts a proposal in the place of earlier ones of its kind, except those that go together with it. */
    void propose(Proposal proposal, List<Proposal> together) {
        proposals.removeIf(each -> each.kind() == proposal.kind() && !together.contains(each));
        proposals.add(proposal);
        nextProposal++;
    }

    void drop(Proposal proposal) {
        proposals.remove(proposal);
    }

    List<OfferedSlot> offered() {
        return offered;
    }

    /** Adds what searches found; the oldest fall out. */
    void offer(List<OfferedSlot> slots) {
        offered.addAll(slots);
        if (offered.size() > SLOTS_KEPT) {
            offered.subList(0, offered.size() - SLOTS_KEPT).clear();
        }
    }

    List<BookingCard> visits() {
        return visits;
    }

    void visited(BookingCard card, Evidence.Deed deed) {
        visits = VisitCards.with(visits, card, VISITS_KEPT);
        deeds.add(deed);
        booking = card;
    }

    @Nullable
    BookingCard booking() {
        return booking;
    }

    Set<Evidence.Deed> deeds() {
        return deeds;
    }

    List<ToolRun> runs() {
        return runs;
    }

    // the answer

    /** Sentences that code says ahead of the model's answer. */
    List<Reply> news() {
        return news;
    }

    String text() {
        return text;
    }

    void say(String newText) {
        text = newText;
    }

    /** A fixed sentence in the place of all that the model might say. */
    void answerInstead(String sentence) {
        turns.add(new ModelTurn.Agent(sentence, List.of(), null));
        answer(Reply.of(sentence));
    }

    /** What the model last said was said otherwise: so it shall remember it. */
    void amendLastWords(String masked) {
        if (!turns.isEmpty()
                && turns.getLast() instanceof ModelTurn.Agent agent
                && agent.calls().isEmpty()) {
            turns.set(turns.size() - 1, new ModelTurn.Agent(masked, List.of(), agent.state()));
        }
    }

    /** The turn's one way down the ladder of models. */
    ModelClimb climb(ModelLadder models) {
        if (climb == null) {
            climb = models.start(deadline);
        }
        return climb;
    }

    void used(TokenUsage more, String answeredBy) {
        usage = usage.plus(more);
        model = answeredBy;
    }

    TokenUsage usage() {
        return usage;
    }

    String model() {
        return model;
    }

    void answer(Reply newReply) {
        reply = newReply;
    }

    @Nullable
    Reply reply() {
        return reply;
    }

    /** Whether the steps that make an answer have nothing more to do. */
    boolean isOver() {
        return reply != null;
    }

    // the company's people

    void callHuman(HumanTask.Kind kind, String sentence) {
        tasks.add(new HumanTask(
                UUID.randomUUID(), company().id(), session().id(), kind, sentence, clock.instant(), null));
        needsHuman = true;
    }

    void handOver() {
        handedOver = true;
        needsHuman = true;
    }

    boolean handedOver() {
        return handedOver;
    }

    List<HumanTask> tasks() {
        return tasks;
    }

    boolean needsHuman() {
        return needsHuman;
    }

    void wantHuman() {
        needsHuman = true;
    }
}
