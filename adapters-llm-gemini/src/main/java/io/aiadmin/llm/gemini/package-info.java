/** Gemini as a language model, over the bare Google Gen AI SDK. */
@NullMarked
package io.aiadmin.llm.gemini;

import org.jspecify.annotations.NullMarked;
