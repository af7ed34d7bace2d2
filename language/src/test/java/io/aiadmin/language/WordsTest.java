package io.aiadmin.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void oneSpellingForTheSameText() {
        assertThat(Words.normalise("  Ёлка\u00a0 и\u200b\tЕЛЬ — «да» ")).isEqualTo("елка и ель - «да»");
        assertThat(Words.normalise("и\u0306од")).isEqualTo("йод");
    }

    @Test
    void tokensKeepTheirPlace() {
        String text = "Гель-лак, men's cut 15:30!";
        assertThat(Words.tokens(text))
                .extracting(WordToken::text)
                .containsExactly("гель", "лак", "men's", "cut", "15", "30");
        assertThat(Words.tokens(text))
                .allSatisfy(token -> assertThat(Words.normalise(text.substring(token.begin(), token.end())))
                        .isEqualTo(token.text()));
    }

    @ParameterizedTest
    @CsvSource({
        "стрижка, стрижку",
        "стрижка, стрижки",
        "маникюр, маникюра",
        "окрашивание, окрашиванием",
        "haircut, haircuts"
    })
    void formsOfOneWordShareTheirStem(String first, String second) {
        assertThat(Words.stem(first)).isEqualTo(Words.stem(second));
    }

    @ParameterizedTest
    @CsvSource({
        "privet, привет",
        "shellac zavtra, шеллак завтра",
        "zavtra v 11, завтра в 11",
        "manikyur, маникюр",
        "verno, верно",
        "raznitsy, разницы",
        "xochu, хочу",
        "borshch, борщ",
        "pyatnitsu, пятницу",
        "nogotochki, ноготочки",
        "zhenskiy, женский",
        "chetverg, четверг",
        "voskresenye, воскресенье",
    })
    void latinLettersBecomeRussian(String latin, String russian) {
        assertThat(Words.similar(Words.transliterate(latin), russian)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"ghbdtn, привет", "pfdnhf, завтра", "tcnm, есть", "руддщ, hello", "Ghbdtn, Привет"})
    void wrongKeyboardIsTurnedBack(String typed, String meant) {
        assertThat(Words.fromWrongLayout(typed)).isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({
        "завтра, завтро",
        "стрижка, стришка",
        "мужская, мушская",
        "хочу, хачу",
        "записаться, записатся",
        "здравствуйте, здраствуйте",
        "маникюр, маникур",
        "педикюр, пидикюр",
        "ламинирование, ламенирование",
        "massage, masage",
        "подстричься, подстричся",
    })
    void mistypedWordsAreSimilar(String word, String typed) {
        assertThat(Words.similar(word, typed)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"маникюр, педикюр", "дом, том", "Анна, Инга", "стрижка, укладка", "завтра, вчера", "брови, ресницы"})
    void differentWordsAreNot(String first, String second) {
        assertThat(Words.similar(first, second)).isFalse();
    }

    @Test
    void wordsThatSoundAlikeShareTheirKey() {
        assertThat(Words.phonetic("стришка")).isEqualTo(Words.phonetic("стрижка"));
        assertThat(Words.phonetic("мушская")).isEqualTo(Words.phonetic("мужская"));
        assertThat(Words.phonetic("хачу")).isEqualTo(Words.phonetic("хочу"));
        assertThat(Words.phonetic("завтро")).isEqualTo(Words.phonetic("завтра"));
    }
}
