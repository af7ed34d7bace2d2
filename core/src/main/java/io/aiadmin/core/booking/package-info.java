/** Booking, moving and cancelling visits: proposals, the ledger of writes, and the desk that carries them out. */
@NullMarked
package io.aiadmin.core.booking;

import org.jspecify.annotations.NullMarked;
