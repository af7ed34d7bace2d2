/** The core's durable ports on PostgreSQL, and the engine that runs conversations one at a time across replicas. */
@NullMarked
package io.aiadmin.storage.jdbi;

import org.jspecify.annotations.NullMarked;
