/** The conformance kit: abstract JUnit 5 tests that every CRM and every channel plugin passes, and the fakes that such tests need. */
@NullMarked
package io.aiadmin.spi.tck;

import org.jspecify.annotations.NullMarked;
