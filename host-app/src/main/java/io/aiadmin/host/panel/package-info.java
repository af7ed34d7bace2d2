/** The site and the panel: pages drawn on the server, for people who run a company between two customers. */
@NullMarked
package io.aiadmin.host.panel;

import org.jspecify.annotations.NullMarked;
