/** The panel in a real browser, on the storage in memory. */
@NullMarked
package io.aiadmin.host.panel;

import org.jspecify.annotations.NullMarked;
