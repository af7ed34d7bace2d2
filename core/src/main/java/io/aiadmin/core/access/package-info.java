/** Who may do what in a company: users, roles, sessions of the panel, API tokens, the audit log. */
@NullMarked
package io.aiadmin.core.access;

import org.jspecify.annotations.NullMarked;
