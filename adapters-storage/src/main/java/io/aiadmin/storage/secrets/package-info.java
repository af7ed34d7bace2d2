/** Sealing of personal data and secrets: a master key outside the database, one key set per company inside it. */
@NullMarked
package io.aiadmin.storage.secrets;

import org.jspecify.annotations.NullMarked;
