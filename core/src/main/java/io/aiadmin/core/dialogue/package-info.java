/** How a customer's message becomes an answer: the orchestrator's steps, prompts, tools, and the session they share. */
@NullMarked
package io.aiadmin.core.dialogue;

import org.jspecify.annotations.NullMarked;
