package io.aiadmin.core.plugin;

/**
 * An account on loan: give it back by closing.
 *
 * @param <A> what is lent
 */
public final class Lent<A extends AutoCloseable> implements AutoCloseable {

    private final Account<A> account;

    Lent(Account<A> account) {
        this.account = account;
    }

    public A account() {
        return account.opened();
    }

    @Override
    public void close() {
        account.giveBack();
    }
}
