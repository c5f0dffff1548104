package dev.livekeep.app.options;

import dev.livekeep.app.UserMistake;
import dev.livekeep.domain.text.ForeignText;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/** What a single option may be given; what is refused is told with what was wanted. */
final class OptionValue {

    private OptionValue() {}

    static int inRange(String option, int number, int least, int most) {
        if (number < least || number > most) {
            throw UserMistake.usage(option + ": want " + least + " to " + most + ", found " + number);
        }
        return number;
    }

    static Duration duration(String option, String text) {
        try {
            return Durations.parse(text);
        } catch (DateTimeParseException e) {
            throw UserMistake.usage(option + ": want a time such as 90s, 10m or 2h, found " + ForeignText.quoted(text));
        }
    }

    /** One of the words an option takes. */
    static <E extends Enum<E>> E word(String option, String text, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        throw UserMistake.usage(option + ": want one of "
                + String.join(
                        ", ",
                        List.of(words.getEnumConstants()).stream()
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .toList())
                + ", found " + ForeignText.quoted(text));
    }
}
