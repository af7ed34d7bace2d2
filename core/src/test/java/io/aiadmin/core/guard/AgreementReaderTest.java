package io.aiadmin.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementReaderTest {

    private static final ZonedDateTime NOW = GuardFixture.NOW.atZone(ZoneId.of("Europe/Moscow"));
    private static final LocalDateTime START = LocalDateTime.parse("2026-11-27T15:00");

    private final AgreementReader reader = new AgreementReader();

    static Stream<GuardFixture.Line> answers() {
        return GuardFixture.lines("answers.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsReadForWhatItIs(GuardFixture.Line line) {
        String[] parts = line.text().split(" \\| ", 2);
        ShownProposal shown = new ShownProposal(
                line.heading().equals("cancellation"), START, line.heading().equals("contact"));
        assertThat(reader.read(parts[1], shown, NOW)).isEqualTo(Agreement.valueOf(parts[0]));
    }
}
