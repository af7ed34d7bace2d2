package io.aiadmin.core.dialogue;

import io.aiadmin.core.booking.BookingDesk;
import io.aiadmin.core.booking.ConfirmResult;
import io.aiadmin.core.booking.CrmWrite;
import io.aiadmin.core.booking.Obstacle;
import io.aiadmin.core.booking.Resolved;
import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.conversation.BookingCard;
import io.aiadmin.core.guard.Evidence;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.crm.Booking;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.CrmConnector;
import io.aiadmin.spi.crm.CrmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds out about writes whose outcome was unknown, before anything else is said, and tells what became of them. */
final class TellOpenWrites implements Step {

    /** A customer who has just written waits for the rest of the turn as well. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final BookingDesk desk;

    TellOpenWrites(BookingDesk desk) {
        this.desk = desk;
    }

    @Override
    public void take(Turn turn) {
        CrmConnector crm = turn.crm();
        if (crm == null) {
            return;
        }
        Instant until = turn.instant().plus(PATIENCE);
        for (Resolved resolved : desk.resolveOpen(turn.bookingContext(crm), until)) {
            tell(turn, crm, resolved);
        }
    }

    private static void tell(Turn turn, CrmConnector crm, Resolved resolved) {
        String sentence = switch (resolved.result()) {
            case ConfirmResult.Booked booked -> done(turn, booked.booking(), Evidence.Deed.BOOKED);
            case ConfirmResult.Moved moved -> done(turn, moved.booking(), Evidence.Deed.MOVED);
            case ConfirmResult.Cancelled cancelled -> cancelled(turn, crm, cancelled.booking());
            case ConfirmResult.InDoubt _ -> null; // the customer was told so when it was sent
            case ConfirmResult.WithHuman _ -> {
                turn.wantHuman();
                yield turn.wording().text("write.human", subject(turn, resolved));
            }
            case ConfirmResult.WrittenDown _ -> {
                turn.wantHuman();
                yield turn.wording().text("write.later");
            }
            case ConfirmResult.MissingPhone _, ConfirmResult.Refused _ -> failed(turn, resolved);
            case Obstacle _ -> failed(turn, resolved);
        };
        if (sentence == null) {
            turn.note(PromptFiles.text(turn.language(), "note-in-doubt"));
            return;
        }
        turn.note(PromptFiles.filled(turn.language(), "note-told", Map.of("told", sentence)));
        turn.news().add(new Reply(sentence, List.of(), turn.booking(), false));
    }

    private static String done(Turn turn, Booking booking, Evidence.Deed deed) {
        boolean moved = deed == Evidence.Deed.MOVED;
        Optional<CatalogView> catalog = turn.catalog();
        if (catalog.isEmpty()) {
            Wording wording = turn.wording();
            return wording.text(
                    moved ? "done.moved" : "done.booked",
                    wording.dayAndTime(booking.time().from().atZone(turn.zone())));
        }
        BookingCard card =
                VisitCards.of(booking, catalog.get(), turn.wording(), moved ? VisitCards.MOVED : VisitCards.ACTIVE);
        turn.visited(card, deed);
        return turn.wording().text(moved ? "done.moved" : "done.booked", VisitCards.words(card, turn.wording()));
    }

    private static String cancelled(Turn turn, CrmConnector crm, BookingId id) {
        Optional<Booking> booking = read(crm, id);
        Optional<CatalogView> catalog = turn.catalog();
        if (booking.isEmpty() || catalog.isEmpty()) {
            return turn.wording().text("done.cancelled.bare");
        }
        BookingCard card = VisitCards.of(booking.get(), catalog.get(), turn.wording(), VisitCards.CANCELLED);
        turn.visited(card, Evidence.Deed.CANCELLED);
        return turn.wording().text("done.cancelled", VisitCards.words(card, turn.wording()));
    }

    private static Optional<Booking> read(CrmConnector crm, BookingId id) {
        try {
            return crm.booking(id);
        } catch (CrmException _) {
            return Optional.empty(); // only its words are missing
        }
    }

    private static String failed(Turn turn, Resolved resolved) {
        String key = switch (resolved.entry().write()) {
            case CrmWrite.Create _ -> "write.failed";
            case CrmWrite.Move _ -> "write.failed.move";
            case CrmWrite.Cancel _ -> "write.failed.cancel";
        };
        return turn.wording().text(key, subject(turn, resolved));
    }

    private static String subject(Turn turn, Resolved resolved) {
        Instant start = switch (resolved.entry().write()) {
            case CrmWrite.Create create -> create.order().start();
            case CrmWrite.Move move -> move.order().start();
            case CrmWrite.Cancel _ -> null;
        };
        return describe(turn, start);
    }

    private static String describe(Turn turn, @Nullable Instant start) {
        return start == null ? turn.wording().text("visit") : turn.wording().dayAndTime(start.atZone(turn.zone()));
    }
}
