package io.aiadmin.examples.embedded;

import io.aiadmin.core.embed.Customer;
import io.aiadmin.core.embed.Receptionist;
import io.aiadmin.crm.calendar.CalendarBook;
import io.aiadmin.crm.calendar.CalendarPlugin;
import io.aiadmin.crm.calendar.CalendarSeed;
import io.aiadmin.llm.offline.OfflinePlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Books a haircut: no server, no database, no key. */
public final class EmbeddedCore {

    /** @param arguments the salon's file, then what the customer says */
    public static void main(String[] arguments) throws Exception {
        Clock clock = Clock.systemUTC();
        try (Receptionist receptionist = receptionist(clock, Files.readString(Path.of(arguments[0])))) {
            Customer anna = Customer.named("Анна").withPhone("+79161112233");
            for (String words : List.of(arguments).subList(1, arguments.length)) {
                System.out.println("Анна: " + words);
                System.out.println("Салон: "
                        + receptionist.reply("conversation-1", anna, words).text());
            }
        }
    }

    static Receptionist receptionist(Clock clock, String salon) {
        Receptionist receptionist = Receptionist.builder()
                .company("Ромашка", ZoneId.of("Europe/Moscow"))
                .crm(new CalendarPlugin(), Map.of())
                .model(new OfflinePlugin(), Map.of())
                .clock(clock)
                .build();
        CalendarBook.install(receptionist.crmStore(), CalendarSeed.parse(salon), clock);
        return receptionist;
    }
}
