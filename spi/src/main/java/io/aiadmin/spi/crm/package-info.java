/** What the author of a CRM plugin implements: a plugin that opens one company's account, and the account itself. */
@NullMarked
package io.aiadmin.spi.crm;

import org.jspecify.annotations.NullMarked;
