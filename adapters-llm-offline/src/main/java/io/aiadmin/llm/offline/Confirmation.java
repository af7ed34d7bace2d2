package io.aiadmin.llm.offline;

import io.aiadmin.language.DayRange;
import io.aiadmin.language.DayTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hears the answer to «Всё верно?» and carries out what was agreed. */
final class Confirmation {

    private final Turn turn;
    private final Memory memory;
    private final Understanding heard;

    Confirmation(Turn turn) {
        this.turn = turn;
        this.memory = turn.memory();
        this.heard = turn.heard();
    }

    /** Empty when the message is no answer to the proposal: it changes the wish, or asks something. */
    Optional<String> answer() {
        if (memory.pending.isEmpty()) {
            return Optional.empty();
        }
        boolean cancelling = memory.pending.getFirst().kind() == Pending.Kind.CANCEL;
        if (cancelling && heard.hasAny(Intent.KEEP)) {
            return Optional.of(drop());
        }
        boolean departs = new Revision(turn).departsFrom(memory.pending);
        boolean refuses = heard.hasAny(Intent.REFUSE) || !cancelling && heard.has(Intent.CANCEL) && !departs;
        if (refuses && !heard.saysWhat()) {
            return Optional.of(drop());
        }
        if (departs && !cancelling) {
            return Optional.empty();
        }
        if (heard.hasAny(Intent.NO, Intent.REFUSE, Intent.WAIT) && !heard.has(Intent.YES)) {
            return Optional.of(declined(cancelling));
        }
        if (heard.has(Intent.NO) && !(cancelling && heard.has(Intent.CANCEL))) {
            return Optional.of(declined(cancelling));
        }
        boolean yes = heard.has(Intent.YES)
                || cancelling && heard.has(Intent.CANCEL)
                || heard.saysWhat() && !heard.message().asks() && !heard.asksSomething() && !cancelling;
        if (yes || memory.agreed) {
            return agree(yes);
        }
        return Optional.empty();
    }

    private Optional<String> agree(boolean said) {
        if (!said && !newContacts()) {
            return Optional.empty();
        }
        if (!turn.phoneKnown() && memory.pending.getFirst().kind() == Pending.Kind.BOOK) {
            memory.agreed = true;
            return Optional.of(turn.ask(Ask.CONTACTS, askForPhone()));
        }
        return Optional.of(carryOut());
    }

    private boolean newContacts() {
        return !heard.message().phones().isEmpty() || heard.people().name() != null;
    }

    private String askForPhone() {
        boolean nameKnown =
                memory.name != null || memory.nameAsked || turn.facts().customerName() != null;
        memory.nameAsked = true;
        memory.contactsOpen = true;
        return turn.say(nameKnown ? "ask.phone.question" : "ask.contacts.question");
    }

    /** A no without a word of what would be better. */
    private String declined(boolean cancelling) {
        if (cancelling) {
            return drop();
        }
        if (heard.hasAny(Intent.REFUSE, Intent.THANKS, Intent.BYE)
                || !heard.saysWhat() && !heard.has(Intent.WAIT) && refusedBefore()) {
            return drop();
        }
        memory.refusals++;
        Pending first = memory.pending.getFirst();
        memory.when = new When(
                List.of(DayRange.of(first.start().toLocalDate())),
                List.of(new DayTime.Exact(first.start().toLocalTime())),
                false);
        memory.withdraw();
        return turn.ask(Ask.WISH, turn.say("ask.change"));
    }

    private boolean refusedBefore() {
        return memory.refusals > 0;
    }

    private String drop() {
        Pending.Kind kind = memory.pending.getFirst().kind();
        memory.settle();
        return turn.with(turn.say(
                switch (kind) {
                    case BOOK -> "dropped.book";
                    case MOVE -> "dropped.move";
                    case CANCEL -> "dropped.cancel";
                }));
    }

    // ---- doing it

    private String carryOut() {
        String phone = heard.message().phones().isEmpty()
                ? null
                : heard.message().phones().getFirst();
        if (newContacts()) {
            turn.desk().remember(memory.name, phone);
        }
        List<Pending> pending = List.copyOf(memory.pending);
        List<String> done = new ArrayList<>();
        for (Pending proposal : pending) {
            Tree result = turn.desk().confirm(proposal.id());
            switch (result.text("outcome")) {
                case "booked", "moved", "cancelled" -> done.add(done(proposal, result));
                default -> {
                    done.forEach(turn::remark);
                    return notDone(proposal, result);
                }
            }
        }
        return finished(pending, done);
    }

    private String done(Pending proposal, Tree result) {
        Tree booking = result.part("booking");
        if (proposal.kind() != Pending.Kind.CANCEL && booking.has("start")) {
            Booked visit = Booked.of(booking);
            memory.booked.removeIf(other -> other.id().equals(visit.id()));
            memory.booked.add(withStaff(visit, proposal.staffId()));
        }
        if (proposal.kind() == Pending.Kind.CANCEL && memory.target != null) {
            String cancelled = memory.target.id();
            memory.booked.removeIf(other -> other.id().equals(cancelled));
        }
        return proposal.kind() == Pending.Kind.MOVE && booking.has("start")
                ? turn.line(Booked.of(booking))
                : proposal.summary();
    }

    private static Booked withStaff(Booked visit, String staffId) {
        return visit.staffId() != null
                ? visit
                : new Booked(
                        visit.id(),
                        visit.services(),
                        visit.title(),
                        staffId,
                        visit.staffName(),
                        visit.start(),
                        visit.end(),
                        visit.changeable());
    }

    private String finished(List<Pending> pending, List<String> done) {
        List<Wish> later = List.copyOf(memory.later);
        When when = memory.when;
        boolean several = done.size() > 1;
        String list = several ? Booking.numbered(done) : done.getFirst();
        String words = switch (pending.getFirst().kind()) {
            case BOOK -> turn.say(several ? "done.booked.several" : "done.booked", list) + address();
            case MOVE -> turn.say("done.moved", list);
            case CANCEL -> turn.say("done.cancelled", list);
        };
        memory.settle();
        if (later.isEmpty()) {
            return turn.with(words);
        }
        turn.remark(words);
        memory.wishes = new ArrayList<>(later);
        memory.when = when.atTimes(List.of());
        return new Booking(turn).arrange();
    }

    private String address() {
        String address = turn.facts().company().address();
        return address == null ? "" : "\n" + turn.say("done.address", address);
    }

    private String notDone(Pending proposal, Tree result) {
        return switch (result.text("outcome")) {
            case "taken" -> takenMeanwhile(proposal, result);
            case "missing" -> {
                memory.agreed = true;
                yield turn.ask(Ask.CONTACTS, askForPhone());
            }
            case "unknown_outcome" -> {
                memory.settle();
                yield turn.with(turn.say("done.unknown"));
            }
            case "accepted_later" -> {
                memory.settle();
                yield turn.with(turn.say("done.later"));
            }
            case "not_agreed" ->
                turn.ask(
                        Ask.CONFIRM,
                        memory.open.isEmpty() ? turn.say("confirm.book", proposal.summary()) : memory.open);
            case "too_late" -> {
                memory.settle();
                yield turn.with(new Visits(turn).tooLate(result));
            }
            case "expired" -> {
                memory.withdraw();
                turn.remark(turn.say("expired"));
                yield proposal.kind() == Pending.Kind.BOOK
                        ? new Booking(turn)
                                .propose(
                                        proposal.services().getFirst(),
                                        new Slot(proposal.start(), proposal.end(), proposal.staffId(), ""))
                        : turn.ask(Ask.WHEN, turn.say("ask.other"));
            }
            default -> {
                memory.withdraw();
                yield turn.ask(Ask.WHEN, turn.say("refused") + " " + turn.say("ask.other"));
            }
        };
    }

    private String takenMeanwhile(Pending proposal, Tree result) {
        memory.withdraw();
        List<Slot> others = result.list("alternatives").stream().map(Slot::of).toList();
        if (memory.wishes.isEmpty() && proposal.kind() == Pending.Kind.BOOK) {
            memory.wishes.add(new Wish(proposal.services(), List.of()));
        }
        String reason =
                turn.say("taken.now", turn.phrases().time(proposal.start().toLocalTime()));
        if (others.isEmpty()) {
            turn.remark(reason);
            return turn.ask(Ask.WHEN, turn.say("ask.other"));
        }
        return new Booking(turn).offered(others, reason);
    }
}
