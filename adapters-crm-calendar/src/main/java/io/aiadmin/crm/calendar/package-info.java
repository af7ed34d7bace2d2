/** The built-in appointment book: services, staff, rotas, clients and bookings of a company that has no CRM, kept in the plugin's documents. */
@NullMarked
package io.aiadmin.crm.calendar;

import org.jspecify.annotations.NullMarked;
