/** What every implementation of the core's storage ports does alike: abstract tests that memory and PostgreSQL both pass. */
@NullMarked
package io.aiadmin.core.contract;

import org.jspecify.annotations.NullMarked;
