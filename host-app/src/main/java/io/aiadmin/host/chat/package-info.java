/** The chat page, the widget, and what they call. */
@NullMarked
package io.aiadmin.host.chat;

import org.jspecify.annotations.NullMarked;
