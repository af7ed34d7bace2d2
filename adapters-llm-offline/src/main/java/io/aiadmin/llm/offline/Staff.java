package io.aiadmin.llm.offline;

import java.util.List;

/** A member of staff as the tool names them; the position may be empty. */
record Staff(String id, String name, String position, List<String> services) {

    Staff {
        services = List.copyOf(services);
    }
}
