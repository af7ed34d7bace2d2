package io.aiadmin.llm.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What to answer to one message: the steps in the order of their weight. */
final class Dialogue {

    private final Turn turn;
    private final Memory memory;
    private final Understanding heard;
    private final Answers answers;

    Dialogue(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.heard = turn.heard();
        this.answers = new Answers(turn);
    }

    String answer() {
        boolean first = memory.untouched();
        if (turn.desk().written().isPresent() && memory.pending.isEmpty()) {
            return writtenBefore(turn.desk().written().get());
        }
        learnCustomer();
        if (first && heard.has(Intent.GREETING)) {
            turn.remark(turn.say("greeting"));
        }
        return urgent().or(this::outOfLine)
                .or(this::toProposal)
                .or(this::toOffer)
                .or(this::toWhichVisit)
                .or(this::ownVisits)
                .or(this::farewell)
                .or(this::question)
                .or(this::wish)
                .or(this::declined)
                .or(this::smallTalk)
                .orElseGet(this::lost);
    }

    /** Takes a message in whose answer was another model's: the wish grows, nothing is done. */
    void overhear() {
        learnCustomer();
        if (heard.hasAny(Intent.REFUSE) && !heard.saysWhat()) {
            memory.settle();
            return;
        }
        if (heard.saysWhat() && !heard.asksSomething() || heard.has(Intent.BOOK)) {
            memory.errand = heard.hasAny(Intent.MOVE, Intent.CANCEL) ? memory.errand : Memory.Errand.BOOK;
            new Revision(turn).apply();
            turn.remarks().clear();
            memory.ask = Ask.NOTHING;
        }
    }

    private void learnCustomer() {
        if (!heard.message().phones().isEmpty()) {
            memory.phoneGiven = true;
            memory.contactsOpen = false;
        }
        String name = heard.people().name();
        if (name != null) {
            memory.name = name;
        }
    }

    /** Another model wrote a visit in this very turn and fell silent: what was done is said. */
    private String writtenBefore(Tree result) {
        Booked visit = Booked.of(result.part("booking"));
        String line = turn.line(visit);
        memory.settle();
        return turn.say(
                switch (result.text("outcome")) {
                    case "moved" -> "done.moved";
                    case "cancelled" -> "done.cancelled";
                    default -> "done.booked";
                },
                line);
    }

    // ---- what goes before everything

    private Optional<String> urgent() {
        if (heard.has(Intent.EMERGENCY)) {
            turn.desk().handOver(turn.say("reason.emergency"), "");
            return Optional.of(turn.with(turn.say("emergency")));
        }
        if (heard.has(Intent.COMPLAINT)) {
            return Optional.of(handOver("complaint", "complaint"));
        }
        if (heard.has(Intent.HUMAN)) {
            if (heard.has(Intent.BOT) && heard.message().asks()) {
                turn.remark(turn.say("bot", turn.facts().company().name()));
            }
            return Optional.of(handOver("human", "handed.over"));
        }
        return Optional.empty();
    }

    private String handOver(String reason, String words) {
        String phone = turn.companyPhone();
        if (!turn.desk().offers("hand_over")) {
            return turn.with(phone == null ? turn.say("unknown.fact") : turn.say("call", phone));
        }
        turn.desk().handOver(turn.say("reason." + reason), "");
        return turn.with(turn.say(words) + (phone == null ? "" : " " + turn.say("call.too", phone)));
    }

    private Optional<String> outOfLine() {
        boolean wishes = heard.has(Intent.BOOK) && !heard.services().wanted().isEmpty() && heard.saysWhen();
        boolean foul = heard.has(Intent.MANIPULATION) || heard.has(Intent.OTHERS) && !wishes;
        boolean idle = heard.has(Intent.OFFTOPIC) && !heard.has(Intent.BOOK) && !heard.saysService();
        if (!foul && !idle) {
            return Optional.empty();
        }
        if (heard.has(Intent.OTHERS) && !heard.has(Intent.MANIPULATION)) {
            return Optional.of(again(turn.say("private")));
        }
        return Optional.of(again(turn.say(heard.has(Intent.DISCOUNT) ? "discount.no" : "refusal")));
    }

    /** The words, then the question that is still open. */
    private String again(String words) {
        if (!words.isBlank()) {
            turn.remark(words);
        }
        return turn.with(memory.open);
    }

    // ---- answers to what was asked

    private Optional<String> toProposal() {
        if (memory.pending.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> answered = new Confirmation(turn).answer();
        if (answered.isPresent()) {
            return answered;
        }
        if (new Revision(turn).departsFrom(memory.pending) && !onlyAsks()) {
            return Optional.of(revise());
        }
        if (heard.has(Intent.NOPHONE)) {
            turn.remark(turn.say("phone.why"));
        }
        answers.all().forEach(turn::remark);
        if (memory.pending.getFirst().kind() == Pending.Kind.BOOK) {
            return Optional.of(new Booking(turn).askToConfirm(turn.phoneKnown() ? List.of() : List.of("phone")));
        }
        return Optional.of(turn.with(memory.open));
    }

    private Optional<String> toOffer() {
        if (memory.ask != Ask.OFFER || memory.offered.isEmpty() || onlyAsks()) {
            return Optional.empty();
        }
        Optional<Slot> picked = new Picking(heard, memory.offered).picked();
        if (picked.isPresent()) {
            Slot slot = picked.get();
            if (memory.errand == Memory.Errand.MOVE) {
                return Optional.of(new Visits(turn).take(slot));
            }
            boolean sameService = heard.services().wanted().isEmpty()
                    || heard.services()
                            .wanted()
                            .getFirst()
                            .services()
                            .contains(memory.wishes.getFirst().service());
            if (sameService) {
                return Optional.of(new Booking(turn).take(slot));
            }
        }
        return Optional.empty();
    }

    private Optional<String> toWhichVisit() {
        if (memory.ask != Ask.WHICH_BOOKING || memory.choices.isEmpty() || onlyAsks() || heard.has(Intent.REFUSE)) {
            return Optional.empty();
        }
        return Optional.of(new Visits(turn).chosen());
    }

    // ---- own visits

    private Optional<String> ownVisits() {
        if (heard.has(Intent.REFUSE) && memory.errand == Memory.Errand.NONE) {
            return Optional.empty();
        }
        boolean moves = heard.has(Intent.MOVE) || heard.has(Intent.CANTCOME) && !heard.has(Intent.CANCEL);
        if (moves && !ruleAsked() && memory.errand != Memory.Errand.BOOK) {
            return Optional.of(startMoving());
        }
        if (heard.has(Intent.CANCEL) && !ruleAsked() && !heard.has(Intent.KEEP)) {
            if (memory.errand == Memory.Errand.BOOK && !memory.open.isEmpty()) {
                memory.settle();
                return Optional.of(turn.with(turn.say("dropped.book")));
            }
            memory.settle();
            return Optional.of(new Visits(turn).startCancelling());
        }
        if (heard.has(Intent.MINE)) {
            return Optional.of(new Visits(turn).tell());
        }
        return Optional.empty();
    }

    private String startMoving() {
        memory.settle();
        memory.errand = Memory.Errand.MOVE;
        Optional<String> problem = takeTime();
        return problem.orElseGet(() -> new Visits(turn).startMoving());
    }

    /** «За сколько можно отменить?» asks for the rule, «отмените стрижку» for the deed. */
    private boolean ruleAsked() {
        return heard.topics().contains("cancellation")
                && !heard.saysWhen()
                && !heard.saysService()
                && memory.booked.isEmpty();
    }

    // ---- the rest

    private Optional<String> farewell() {
        boolean leaves = heard.hasAny(Intent.THANKS, Intent.BYE, Intent.PRAISE, Intent.ENOUGH);
        boolean wants =
                heard.hasAny(Intent.BOOK, Intent.MOVE, Intent.CANCEL) || heard.saysWhen() || heard.asksSomething();
        if (!leaves
                || wants
                        && !(heard.has(Intent.BYE)
                                && !heard.saysService()
                                && !heard.message().asks())) {
            return Optional.empty();
        }
        if (memory.open.isEmpty() || heard.hasAny(Intent.NO, Intent.REFUSE, Intent.BYE, Intent.ENOUGH)) {
            memory.settle();
            return Optional.of(turn.with(turn.say(heard.has(Intent.THANKS) ? "welcome" : "bye")));
        }
        return heard.saysWhat() ? Optional.empty() : Optional.of(again(turn.say("welcome.short")));
    }

    /** Whether the message asks and neither wants nor changes anything. */
    private boolean onlyAsks() {
        return heard.asksSomething()
                && !heard.hasAny(Intent.BOOK, Intent.MOVE, Intent.CANCEL, Intent.YES, Intent.LATER, Intent.EARLIER)
                && !answers.all().isEmpty()
                && !(heard.has(Intent.DOES) && heard.saysWhen());
    }

    private Optional<String> question() {
        if (!heard.asksSomething()) {
            return Optional.empty();
        }
        boolean aboutSomeone =
                heard.has(Intent.SCHEDULE) && !heard.staffWanted().isEmpty() && memory.errand == Memory.Errand.NONE;
        if (aboutSomeone) {
            memory.staffFirst = new ArrayList<>(heard.staffWanted().getFirst().ids());
            memory.when = memory.when.revisedBy(heard.wish());
        }
        List<String> told = answers.all();
        if (told.isEmpty()) {
            return Optional.empty();
        }
        String text = String.join("\n", told);
        if (!onlyAsks() && wishful()) {
            turn.remark(text);
            return Optional.empty();
        }
        if (!memory.open.isEmpty()) {
            return Optional.of(again(text));
        }
        return Optional.of(turn.with(text + offerToBook()));
    }

    /** After a price or a name: whether to book it. */
    private String offerToBook() {
        boolean aboutService = heard.hasAny(Intent.PRICE, Intent.DURATION, Intent.WHO, Intent.DOES, Intent.INCLUDED);
        List<ServiceMatcher.Wanted> services = heard.services().wanted();
        if (!aboutService || services.isEmpty()) {
            return "";
        }
        memory.interest = new ArrayList<>();
        services.forEach(wanted -> memory.interest.add(new Wish(wanted.services(), List.of())));
        return "\n" + turn.say("offer.to.book");
    }

    private boolean wishful() {
        return heard.hasAny(Intent.BOOK, Intent.BOOKNOUN) || memory.errand != Memory.Errand.NONE && heard.saysWhat();
    }

    private Optional<String> wish() {
        boolean answersInterest = !heard.has(Intent.NO)
                && memory.interest.stream()
                        .anyMatch(wish -> heard.has(Intent.YES)
                                || heard.saysWhen()
                                || heard.has(Intent.BOOK)
                                || turn.listening()
                                                .narrow(heard, wish.services())
                                                .size()
                                        < wish.services().size());
        boolean shifts = memory.errand != Memory.Errand.NONE
                && heard.hasAny(
                        Intent.LATER,
                        Intent.EARLIER,
                        Intent.OTHERDAY,
                        Intent.OTHERTIME,
                        Intent.ANYONE,
                        Intent.ANYTIME,
                        Intent.URGENT,
                        Intent.CHEAPER,
                        Intent.SAMESTAFF,
                        Intent.SAMETIME,
                        Intent.SAMEDAY,
                        Intent.FIRST,
                        Intent.SECOND,
                        Intent.THIRD,
                        Intent.LAST)
                && !(heard.has(Intent.REFUSE) && !heard.saysWhat());
        boolean wants = heard.saysWhat()
                || heard.hasAny(Intent.BOOK, Intent.BOOKNOUN) && !heard.hasAny(Intent.REFUSE, Intent.NO);
        if (!wants && !shifts && !answersInterest) {
            return Optional.empty();
        }
        if (heard.services().wanted().isEmpty() && !heard.services().unknown().isEmpty()) {
            return Optional.of(again(answers.notOffered()));
        }
        boolean stranger = heard.foreign()
                && heard.services().wanted().isEmpty()
                && memory.wishes.isEmpty()
                && memory.interest.isEmpty()
                && memory.errand != Memory.Errand.MOVE
                && heard.staff().isEmpty();
        if (stranger && (heard.has(Intent.BOOK) || memory.ask == Ask.SERVICE) && !heard.has(Intent.BOOKNOUN)) {
            Optional<String> own = answers.ownKnowledge();
            if (own.isEmpty()) {
                takeTime();
                return Optional.of(turn.ask(Ask.SERVICE, answers.notOffered()));
            }
        }
        if (memory.wishes.isEmpty()
                && heard.services().wanted().isEmpty()
                && !memory.interest.isEmpty()
                && memory.errand != Memory.Errand.MOVE) {
            for (Wish wish : memory.interest) {
                memory.wishes.add(new Wish(turn.listening().narrow(heard, wish.services()), memory.staffFirst));
            }
        }
        memory.interest = new ArrayList<>();
        return Optional.of(revise());
    }

    private String revise() {
        Optional<String> problem = takeTime();
        if (problem.isPresent()) {
            return problem.get();
        }
        return memory.errand == Memory.Errand.MOVE && memory.target != null
                ? new Visits(turn).move()
                : new Booking(turn).arrange();
    }

    private Optional<String> takeTime() {
        return new Revision(turn).apply();
    }

    /** A no to something that was no proposal. */
    private Optional<String> declined() {
        if (!heard.hasAny(Intent.NO, Intent.REFUSE)) {
            return Optional.empty();
        }
        boolean choosing = memory.ask == Ask.OFFER && !heard.hasAny(Intent.REFUSE, Intent.THANKS);
        if (choosing && memory.refusals == 0) {
            memory.refusals++;
            return Optional.of(turn.ask(Ask.WHEN, turn.say("ask.other")));
        }
        memory.settle();
        return Optional.of(turn.with(turn.say("dropped")));
    }

    private Optional<String> smallTalk() {
        if (heard.has(Intent.YES) && memory.ask == Ask.OFFER && !memory.open.isEmpty()) {
            return Optional.of(turn.with(turn.say("which.time") + "\n" + memory.open));
        }
        if (heard.has(Intent.RUDE) && !heard.saysWhat()) {
            return Optional.of(memory.open.isEmpty() ? turn.ask(Ask.SERVICE, turn.say("rude")) : again(""));
        }
        if (heard.message().wordless() && heard.message().phones().isEmpty() || heard.has(Intent.GREETING)) {
            return Optional.of(memory.open.isEmpty() ? turn.ask(Ask.SERVICE, turn.say("help")) : again(""));
        }
        if (!heard.message().phones().isEmpty() || heard.people().name() != null) {
            return Optional.of(memory.open.isEmpty() ? turn.ask(Ask.SERVICE, turn.say("noted")) : again(""));
        }
        if (heard.has(Intent.YES)) {
            return Optional.of(memory.open.isEmpty() ? turn.ask(Ask.SERVICE, turn.say("help.short")) : again(""));
        }
        if (heard.has(Intent.NOPHONE)) {
            return Optional.of(again(turn.say("phone.why")));
        }
        return answers.ownKnowledge().map(this::again);
    }

    private String lost() {
        if (memory.ask == Ask.SERVICE && heard.foreign()) {
            return turn.ask(Ask.SERVICE, answers.notOffered());
        }
        return memory.open.isEmpty() ? turn.ask(Ask.SERVICE, turn.say("lost")) : again(turn.say("lost.short"));
    }
}
