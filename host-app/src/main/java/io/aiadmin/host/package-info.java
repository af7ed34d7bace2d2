/** The thin host: it starts, wires and serves; no business rule lives here. */
@NullMarked
package io.aiadmin.host;

import org.jspecify.annotations.NullMarked;
