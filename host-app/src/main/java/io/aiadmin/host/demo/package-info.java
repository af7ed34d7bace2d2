/** The demo company of the development profile. */
@NullMarked
package io.aiadmin.host.demo;

import org.jspecify.annotations.NullMarked;
