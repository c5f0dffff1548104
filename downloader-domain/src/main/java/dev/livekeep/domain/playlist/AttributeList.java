package dev.livekeep.domain.playlist;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * The attributes of one tag in listed order. Of two with one name the first counts.
 *
 * @param attributes in listed order
 */
public record AttributeList(List<Attribute> attributes) {
    /** No attributes. */
    public static final AttributeList NONE = new AttributeList(List.of());

    public AttributeList {
        attributes = List.copyOf(attributes);
    }

    /** The value without quotes, whatever its form. */
    public Optional<String> text(String name) {
        for (int at = 0; at < attributes.size(); at++) {
            if (attributes.get(at).name().equals(name)) {
                return Optional.of(attributes.get(at).text());
            }
        }
        return Optional.empty();
    }

    /** The value as a finite decimal number; empty also when it is none. */
    public OptionalDouble number(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number = Numbers.decimal(text.get());
        return Double.isNaN(number) ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** The value as a whole number that is not negative; empty also when it is none. */
    public OptionalLong wholeNumber(String name) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        long number = Numbers.whole(text.get(), 0, text.get().length());
        return number < 0 ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** Whether the value is {@code YES}. */
    public boolean yes(String name) {
        return text(name).filter("YES"::equals).isPresent();
    }

    /** As it is written in a playlist. */
    public String inText() {
        StringBuilder text = new StringBuilder();
        for (Attribute attribute : attributes) {
            if (!text.isEmpty()) {
                text.append(',');
            }
            String quote = attribute.quoted() ? "\"" : "";
            text.append(attribute.name())
                    .append('=')
                    .append(quote)
                    .append(attribute.text())
                    .append(quote);
        }
        return text.toString();
    }
}
