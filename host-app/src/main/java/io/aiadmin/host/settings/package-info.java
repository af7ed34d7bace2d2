/** What the API and the panel do alike when a company sets its CRM, channels and agent. */
@NullMarked
package io.aiadmin.host.settings;

import org.jspecify.annotations.NullMarked;
