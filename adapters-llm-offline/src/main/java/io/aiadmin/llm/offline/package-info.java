/** A booking dialogue in Russian and English that follows rules, needs no network and answers the same way every time. */
@NullMarked
package io.aiadmin.llm.offline;

import org.jspecify.annotations.NullMarked;
