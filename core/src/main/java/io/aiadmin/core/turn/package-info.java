/** The way of a message: the inbox that accepts it, the turn that answers it, the outbox that delivers the answer. */
@NullMarked
package io.aiadmin.core.turn;

import org.jspecify.annotations.NullMarked;
