/** Who calls: API tokens, panel logins and their sessions, passwords, cross-site request checks. */
@NullMarked
package io.aiadmin.host.access;

import org.jspecify.annotations.NullMarked;
