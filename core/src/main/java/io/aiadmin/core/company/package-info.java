/** Companies and what they set: profile, CRM, agent, channels, knowledge. */
@NullMarked
package io.aiadmin.core.company;

import org.jspecify.annotations.NullMarked;
