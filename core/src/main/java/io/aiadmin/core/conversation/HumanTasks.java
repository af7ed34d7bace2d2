package io.aiadmin.core.conversation;

import io.aiadmin.spi.CompanyId;
import java.util.List;
import java.util.UUID;

/** What waits for a person. Used from many threads. */
public interface HumanTasks {

    /** Adds a task. One whose id is there already, done or not, changes nothing: the same trouble makes one task. */
    void open(HumanTask task);

    /** Oldest first. */
    List<HumanTask> open(CompanyId company, int limit);

    /** @return false when there is no such open task */
    boolean done(CompanyId company, UUID task);
}
