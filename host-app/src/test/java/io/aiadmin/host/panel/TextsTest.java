package io.aiadmin.host.panel;

import static org.assertj.core.api.Assertions.assertThat;

import io.aiadmin.core.conversation.HumanTask;
import io.aiadmin.core.dialogue.DialogueState;
import io.aiadmin.spi.Phone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {

    private static final Pattern USED =
            Pattern.compile("(?:\\bt|\\bt\\(\\)|russian|texts\\(request\\))\\.of\\(\"([a-z0-9._-]+)\"[,)]");

    private final Texts russian = Texts.in(Locale.of("ru"));
    private final Texts english = Texts.in(Locale.ENGLISH);

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(new TreeSet<>(russian.keys())).isEqualTo(new TreeSet<>(english.keys()));
    }

    @Test
    void everyTextThatPagesNameIsThere() throws IOException {
        TreeSet<String> used = new TreeSet<>();
        for (String folder : List.of("src/main/jte", "src/main/java/io/aiadmin/host/panel")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    USED.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(100);
        assertThat(russian.keys()).containsAll(used);
    }

    @Test
    void everyKindOfTaskAndStateHasItsWords() {
        assertThat(russian.keys())
                .containsAll(Arrays.stream(HumanTask.Kind.values())
                        .map(kind -> "task." + kind.name().toLowerCase(Locale.ROOT))
                        .toList())
                .containsAll(Arrays.stream(DialogueState.values())
                        .map(state -> "state." + state.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    @Test
    void numbersBendTheirWords() {
        assertThat(Stream.of(1, 2, 5, 11, 21, 22).map(count -> russian.of("today.figure", count)))
                .containsExactly(
                        "1 визит от агента",
                        "2 визита от агента",
                        "5 визитов от агента",
                        "11 визитов от агента",
                        "21 визит от агента",
                        "22 визита от агента");
        assertThat(english.of("today.figure", 1)).isEqualTo("1 visit through the agent");
    }

    @Test
    void waitingIsToldInTheUnitThatMatters() {
        assertThat(russian.lasting(Duration.ofSeconds(5))).isEqualTo("1\u00A0мин");
        assertThat(russian.lasting(Duration.ofMinutes(59))).isEqualTo("59\u00A0мин");
        assertThat(russian.lasting(Duration.ofHours(3))).isEqualTo("3\u00A0ч");
        assertThat(russian.lasting(Duration.ofDays(3))).isEqualTo("3 дня");
    }

    @Test
    void viewersSeeTheEndOfANumberOnly() {
        Phone phone = new Phone("+79161112233");
        assertThat(Texts.phone(phone, true)).isEqualTo("+7 916 111-22-33");
        assertThat(Texts.phone(phone, false)).isEqualTo("••• 33").doesNotContain("916");
    }
}
