package io.aiadmin.llm.offline;

import java.util.List;

/**
 * One visit that the customer wants.
 *
 * @param services those that it may be: one when it is clear, several while it is to be asked; never empty
 * @param staff with whom, any of them; empty when nobody was named
 */
record Wish(List<String> services, List<String> staff) {

    Wish {
        services = List.copyOf(services);
        staff = List.copyOf(staff);
    }

    boolean decided() {
        return services.size() == 1;
    }

    String service() {
        return services.getFirst();
    }

    Wish with(List<String> members) {
        return new Wish(services, members);
    }

    Wish of(List<String> chosen) {
        return new Wish(chosen, staff);
    }
}
