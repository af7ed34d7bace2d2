package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.Service;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code list_services}: what the company offers. */
final class ListServicesTool implements Tool {

    private static final int CATEGORY = 100;

    private final Catalogs catalogs;

    ListServicesTool(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public String name() {
        return "list_services";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language).build();
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CatalogView catalog = catalogs.of(turn);
        List<Map<String, @Nullable Object>> services = catalog.shown().services().stream()
                .map(service -> data(service, catalog))
                .toList();
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("services", services);
        return ToolAnswer.of(content, Panel.line("list_services", services.size()));
    }

    private static Map<String, @Nullable Object> data(Service service, CatalogView catalog) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", service.id().value());
        data.put("title", ToolData.title(service));
        String category = service.category();
        ToolData.put(data, "category", category == null ? null : CleanText.line(category, CATEGORY));
        data.put("minutes", ToolData.minutes(service.duration()));
        ToolData.price(data, service.price());
        data.put("aliases", catalog.aliasesOf(service.id()));
        data.put("staff", staff(service.id(), catalog));
        return data;
    }

    private static List<String> staff(ServiceId service, CatalogView catalog) {
        List<String> ids = new ArrayList<>();
        catalog.shown()
                .staffFor(List.of(service))
                .forEach(member -> ids.add(member.id().value()));
        return ids;
    }
}
