package io.aiadmin.core.memory;

import io.aiadmin.core.access.AuditLog;
import io.aiadmin.spi.CompanyId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was done lately in each company. */
final class MemoryAuditLog implements AuditLog {

    private final Map<CompanyId, Deque<Entry>> newestFirst = new HashMap<>();

    @Override
    public synchronized void add(CompanyId company, Entry entry) {
        newestFirst.computeIfAbsent(company, _ -> new ArrayDeque<>()).addFirst(entry);
    }

    @Override
    public synchronized List<Entry> list(CompanyId company, int limit) {
        return newestFirst.getOrDefault(company, new ArrayDeque<>()).stream()
                .limit(limit)
                .toList();
    }
}
