/** What the author of a language model plugin implements: a model that reads a dialogue and answers with text or tool calls. */
@NullMarked
package io.aiadmin.spi.llm;

import org.jspecify.annotations.NullMarked;
