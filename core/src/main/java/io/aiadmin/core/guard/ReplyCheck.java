package io.aiadmin.core.guard;

import java.util.List;

/** Looks for one kind of thing that a reply must not say. Keeps nothing between calls. */
interface ReplyCheck {

    List<Violation> find(ReplyText reply, Evidence evidence);
}
