package io.aiadmin.llm.offline;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Narrows a choice step by step; a step that would leave nothing is left out. */
final class ServiceFilter {

    private List<ServiceProfile> left;

    ServiceFilter(Collection<ServiceProfile> all) {
        this.left = List.copyOf(all);
    }

    void keepIfAny(Predicate<ServiceProfile> wanted) {
        List<ServiceProfile> kept = left.stream().filter(wanted).toList();
        if (!kept.isEmpty()) {
            left = kept;
        }
    }

    List<ServiceProfile> left() {
        return left;
    }
}
