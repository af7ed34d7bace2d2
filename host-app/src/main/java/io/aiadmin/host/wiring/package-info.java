/** What is built at start, out of what: options, clock, storage, core, plugins. */
@NullMarked
package io.aiadmin.host.wiring;

import org.jspecify.annotations.NullMarked;
