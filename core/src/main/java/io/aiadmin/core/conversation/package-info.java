/** Conversations, their customers and their log, which is the truth about them. */
@NullMarked
package io.aiadmin.core.conversation;

import org.jspecify.annotations.NullMarked;
