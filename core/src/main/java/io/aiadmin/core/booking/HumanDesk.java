package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.core.wording.Wording;
import io.aiadmin.spi.Phone;
import io.aiadmin.spi.crm.BookingId;
import io.aiadmin.spi.crm.BookingOrder;
import io.aiadmin.spi.crm.CrmException;
import io.aiadmin.spi.crm.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Hands to a person what the desk can't do by itself. The same trouble makes one task. */
final class HumanDesk {

    private final HumanTasks tasks;
    private final Clock clock;

    HumanDesk(HumanTasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The CRM was away: what the customer wants, and how to reach the customer. */
    void wish(BookingContext context, String name, Proposal.Kind kind, String visit, Person person) {
        String words = visit + ", " + person.inWords();
        open(context, "wish|" + name, HumanTask.Kind.WISH, text(context, "task.wish" + suffix(kind), words));
    }

    /** The same for a write that was begun and never reached the CRM. */
    void wish(BookingContext context, LedgerEntry entry, Optional<CatalogView> catalog) {
        String words = describe(context, entry.write(), catalog);
        String key = "task.wish" + suffix(kind(entry.write()));
        open(context, "wish|" + entry.key(), HumanTask.Kind.WISH, text(context, key, words));
    }

    /** It could not be found out whether the write happened. */
    void unresolved(BookingContext context, LedgerEntry entry, Optional<CatalogView> catalog) {
        String words = describe(context, entry.write(), catalog);
        String key = "task.unresolved" + suffix(kind(entry.write()));
        open(context, "unresolved|" + entry.key(), HumanTask.Kind.UNRESOLVED_WRITE, text(context, key, words));
    }

    /** The CRM's record is not what was promised. */
    void differs(BookingContext context, LedgerEntry entry, Optional<CatalogView> catalog) {
        String promised = describe(context, entry.write(), catalog);
        open(
                context,
                "differs|" + entry.key(),
                HumanTask.Kind.UNRESOLVED_WRITE,
                text(context, "task.differs", promised));
    }

    /** The customer has the new visit and still the old one. */
    void oldStands(BookingContext context, IdempotencyKey key, BookingId old, Optional<CatalogView> catalog) {
        open(
                context,
                "old|" + key,
                HumanTask.Kind.UNRESOLVED_WRITE,
                text(context, "task.old_stands", existing(context, old, catalog)));
    }

    /** A visit that stands in the CRM; its number alone where the CRM does not tell more now. */
    private static String existing(BookingContext context, BookingId id, Optional<CatalogView> catalog) {
        try {
            return context.crm()
                    .booking(id)
                    .flatMap(booking -> catalog.map(view -> new VisitWords(view, language(context)).visit(booking)))
                    .orElse(id.value());
        } catch (CrmException _) {
            return id.value();
        }
    }

    private static String describe(BookingContext context, CrmWrite write, Optional<CatalogView> catalog) {
        return switch (write) {
            case CrmWrite.Create create ->
                described(context, create.order(), catalog)
                        + ", "
                        + new Person(
                                        create.order().client().name(),
                                        create.order().client().phone())
                                .inWords();
            case CrmWrite.Move move ->
                existing(context, move.order().booking(), catalog) + " → " + moment(context, move, catalog);
            case CrmWrite.Cancel cancel -> existing(context, cancel.booking(), catalog);
        };
    }

    private static String described(BookingContext context, BookingOrder order, Optional<CatalogView> catalog) {
        return catalog.map(view -> new VisitWords(view, language(context))
                        .visit(order.services(), order.staff(), order.branch(), order.start(), null))
                .orElseGet(() ->
                        Wording.in(language(context)).dayAndTime(order.start().atZone(zone(context))));
    }

    private static String moment(BookingContext context, CrmWrite.Move move, Optional<CatalogView> catalog) {
        ZoneId zone = catalog.map(view -> view.zone(null)).orElseGet(() -> zone(context));
        return Wording.in(language(context)).dayAndTime(move.order().start().atZone(zone));
    }

    private void open(BookingContext context, String name, HumanTask.Kind kind, String text) {
        UUID id = UUID.nameUUIDFromBytes(
                (context.company().id() + "|" + context.conversation() + "|" + name).getBytes(StandardCharsets.UTF_8));
        tasks.open(
                new HumanTask(id, context.company().id(), context.conversation(), kind, text, clock.instant(), null));
    }

    private static String text(BookingContext context, String key, String words) {
        return Wording.in(language(context)).text(key, words);
    }

    /** People of the company read the company's language, whatever the customer's is. */
    private static Locale language(BookingContext context) {
        return context.company().profile().language();
    }

    private static ZoneId zone(BookingContext context) {
        return context.company().profile().zone();
    }

    private static Proposal.Kind kind(CrmWrite write) {
        return switch (write) {
            case CrmWrite.Create _ -> Proposal.Kind.BOOK;
            case CrmWrite.Move _ -> Proposal.Kind.MOVE;
            case CrmWrite.Cancel _ -> Proposal.Kind.CANCEL;
        };
    }

    private static String suffix(Proposal.Kind kind) {
        return switch (kind) {
            case BOOK -> "";
            case MOVE -> ".move";
            case CANCEL -> ".cancel";
        };
    }

    /** How to reach the customer. Its text form holds nothing of it. */
    record Person(@Nullable String name, @Nullable Phone phone) {

        String inWords() {
            String reached = phone == null ? "" : phone.e164();
            return name == null ? reached : reached.isEmpty() ? name : name + ", " + reached;
        }

        @Override
        public String toString() {
            return "Person";
        }
    }
}
