package io.aiadmin.core.dialogue;

import io.aiadmin.core.catalog.CatalogView;
import io.aiadmin.spi.crm.ServiceId;
import io.aiadmin.spi.crm.StaffMember;
import io.aiadmin.spi.llm.ToolSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code list_staff}: who works there and does what. */
final class ListStaffTool implements Tool {

    private static final int POSITION = 100;

    private final Catalogs catalogs;

    ListStaffTool(Catalogs catalogs) {
        this.catalogs = catalogs;
    }

    @Override
    public String name() {
        return "list_staff";
    }

    @Override
    public ToolSchema.Structure parameters(Locale language) {
        return Parameters.of(this, language).text("service_id", Parameters.ID).build();
    }

    @Override
    public ToolAnswer call(Turn turn, ToolArguments arguments) {
        CatalogView catalog = catalogs.of(turn);
        Optional<ServiceId> service = arguments.text("service_id").map(ServiceId::new);
        if (service.isPresent() && catalog.service(service.get()).isEmpty()) {
            return Refusals.unknownService(service.get());
        }
        List<StaffMember> members = service.map(id -> catalog.shown().staffFor(List.of(id)))
                .orElse(catalog.shown().staff());
        Map<String, @Nullable Object> content = new LinkedHashMap<>();
        content.put("staff", members.stream().map(ListStaffTool::data).toList());
        return ToolAnswer.of(content, Panel.line("list_staff", members.size()));
    }

    private static Map<String, @Nullable Object> data(StaffMember member) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("id", member.id().value());
        data.put("name", ToolData.name(member));
        String position = member.position();
        ToolData.put(data, "position", position == null ? null : CleanText.line(position, POSITION));
        data.put(
                "services",
                member.services().stream().map(ServiceId::value).sorted().toList());
        return data;
    }
}
