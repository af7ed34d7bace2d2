/** For those who run the product: health, metrics, the API's description. */
@NullMarked
package io.aiadmin.host.operations;

import org.jspecify.annotations.NullMarked;
