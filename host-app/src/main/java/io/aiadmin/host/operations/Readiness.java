package io.aiadmin.host.operations;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Whether this process should get traffic: the database answers and nobody has asked it to stop. Redis is not needed for that. */
public final class Readiness {

    private final BooleanSupplier database;
    private final AtomicBoolean stopping = new AtomicBoolean();

    /** @param database asks the database, within a second or two */
    public Readiness(BooleanSupplier database) {
        this.database = database;
    }

    public boolean ready() {
        return !stopping.get() && database.getAsBoolean();
    }

    /** From now on the answer is no, so that balancers look elsewhere before the work ends. */
    public void stop() {
        stopping.set(true);
    }
}
