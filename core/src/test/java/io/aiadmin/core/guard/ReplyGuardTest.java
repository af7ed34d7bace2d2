package io.aiadmin.core.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReplyGuardTest {

    private final ReplyGuard guard = new ReplyGuard();

    static Stream<GuardFixture.Line> honest() {
        return GuardFixture.lines("honest.txt").stream();
    }

    static Stream<GuardFixture.Line> lies() {
        return GuardFixture.lines("lies.txt").stream();
    }

    @ParameterizedTest
    @MethodSource("honest")
    void whatIsEstablishedMayBeSaid(GuardFixture.Line line) {
        List<Violation> found = guard.check(line.text(), GuardFixture.evidence(line.heading()));
        assertThat(found.stream().map(violation -> violation.kind() + ": " + violation.found()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lies")
    void whatIsNotIsStopped(GuardFixture.Line line) {
        String[] parts = line.text().split(" \\| ", 2);
        List<Violation> found = guard.check(parts[1], GuardFixture.evidence(line.heading()));
        assertThat(found).extracting(Violation::kind).contains(Violation.Kind.valueOf(parts[0]));
    }

    @Test
    void thereAreEnoughOfBoth() {
        assertThat(honest().count()).isGreaterThan(60);
        assertThat(lies().count()).isGreaterThan(80);
    }

    @Test
    void anEmptyReplyIsNone() {
        assertThat(guard.check(" \n", GuardFixture.evidence("asked")))
                .extracting(Violation::kind)
                .containsExactly(Violation.Kind.EMPTY);
    }

    @Test
    void objectionsShowNoWordsInLogs() {
        List<Violation> found = guard.check("Звоните: +7 916 555-44-33", GuardFixture.evidence("asked"));
        assertThat(found.toString()).doesNotContain("555");
    }

    @Test
    void invisibleLettersHideNothing() {
        assertThat(guard.check("Вы за\u200Bписаны на пятницу.", GuardFixture.evidence("asked")))
                .extracting(Violation::kind)
                .contains(Violation.Kind.CLAIM);
    }
}
