package io.aiadmin.core.booking;

import io.aiadmin.core.catalog.CatalogCache;
import io.aiadmin.core.catalog.SlotSearch;
import io.aiadmin.core.conversation.HumanTasks;
import io.aiadmin.spi.crm.BookingId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Books, moves and cancels visits: proposes what a customer may say yes to, and carries out what was said yes to, at most once.
 *
 * <p>Every write stands in the {@link BookingLedger} before the CRM is called. A write whose answer was lost is read back before anything is
 * said, and sent again only after it was found not to have happened. No method throws for what a CRM does: it is a result. Used from many
 * threads; for one conversation the engine lets one turn run at a time.
 */
public final class BookingDesk {

    private final Proposing proposing;
    private final Confirming confirming;
    private final Resolving resolving;
    private final OwnVisits visits;

    /**
     * @param clock the product's
     * @param pause how the desk waits before it looks up a lost answer
     */
    public BookingDesk(
            BookingLedger ledger, HumanTasks tasks, CatalogCache catalogs, SlotSearch slots, Clock clock, Pause pause) {
        HumanDesk humans = new HumanDesk(tasks, clock);
        this.visits = new OwnVisits(ledger, clock);
        HouseRules rules = new HouseRules(visits, clock);
        Availability availability = new Availability(slots, clock);
        WriteDesk writes = new WriteDesk(ledger, humans, catalogs, slots, clock, pause);
        this.proposing = new Proposing(catalogs, rules, visits, availability, clock);
        this.confirming = new Confirming(ledger, catalogs, rules, visits, availability, writes, humans, clock);
        this.resolving = new Resolving(ledger, writes);
    }

    /** Checks a new visit against the CRM and the house rules. Writes nothing and holds nothing. */
    public ProposeResult proposeBooking(BookingContext context, BookWish wish) {
        return proposing.booking(context, wish);
    }

    /** Checks another time for an existing visit of the customer. Writes nothing and holds nothing. */
    public ProposeResult proposeMove(BookingContext context, MoveWish wish) {
        return proposing.move(context, wish);
    }

    /**
     * Checks whether an existing visit of the customer may be cancelled. Writes nothing.
     *
     * @param id of the proposal to be made
     * @param shownAfter the seq of the customer's last message
     */
    public ProposeResult proposeCancellation(
            BookingContext context, ProposalId id, long shownAfter, BookingId booking) {
        return proposing.cancellation(context, id, shownAfter, booking);
    }

    /**
     * Carries out what the customer said yes to. Whether it was a yes is the caller's to know. The same proposal again gives the same result
     * and no second write.
     *
     * @param until no waiting for a lost answer goes beyond; then the result is {@link ConfirmResult.InDoubt}
     */
    public ConfirmResult confirm(BookingContext context, Proposal proposal, Instant until) {
        return confirming.confirm(context, proposal, until);
    }

    /** Gives a person of the company a wish that could not be checked because the CRM is away. It is never called a booking. */
    public ConfirmResult.WrittenDown writeDown(BookingContext context, BookWish wish) {
        return confirming.writeDown(context, wish);
    }

    /**
     * Looks up the conversation's writes whose outcome is unknown, those of a turn that died among them. To be called before a turn says or
     * writes anything.
     *
     * @param until no waiting goes beyond
     * @return one for each of them, oldest first; empty as a rule
     */
    public List<Resolved> resolveOpen(BookingContext context, Instant until) {
        return resolving.open(context, until);
    }

    /**
     * The same for writes of all companies whose time to be looked up has come, without waiting. Where conversations have an engine, it is
     * better to wake the conversations of {@link BookingLedger#due} instead: their own turn resolves them and tells the customer.
     *
     * @return those that are known now
     */
    public List<Resolved> resolveDue(CrmAccounts accounts, Instant now, int limit) {
        return resolving.due(accounts, now, limit);
    }

    /** The customer's future visits, if the phone is proven. */
    public VisitList visits(BookingContext context) {
        return visits.list(context);
    }
}
