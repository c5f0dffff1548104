package dev.livekeep.domain.playlist;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Reads the values of tags with attributes; what is missing or broken gives a problem. */
final class TagValues {
    private static final int IV_DIGITS = 32;

    private TagValues() {}

    /** The key of the line; null for {@code METHOD=NONE}. A key that cannot be read is one of method {@code OTHER}. */
    static @Nullable EncryptionKey key(Reading reading) {
        AttributeList attributes = reading.attributes();
        Optional<String> method = attributes.text("METHOD");
        if (method.isEmpty()) {
            reading.problem("METHOD");
        } else if (method.get().equals("NONE")) {
            return null;
        }
        Optional<ListedUri> location = uri(reading, attributes);
        if (location.isEmpty()) {
            reading.problem("a key's URI");
        }
        Optional<String> iv = attributes.text("IV");
        Optional<String> ivDigits = iv.flatMap(TagValues::ivDigits);
        if (iv.isPresent() && ivDigits.isEmpty()) {
            reading.problem("an IV of at most 32 hexadecimal digits", iv.get());
        }
        boolean readable = location.isPresent() && ivDigits.isPresent() == iv.isPresent();
        return new EncryptionKey(
                readable ? method(method.orElse("")) : EncryptionMethod.OTHER,
                location,
                ivDigits,
                attributes.text("KEYFORMAT").orElse(EncryptionKey.IDENTITY),
                attributes);
    }

    private static EncryptionMethod method(String text) {
        return switch (text) {
            case "AES-128" -> EncryptionMethod.AES_128;
            case "SAMPLE-AES" -> EncryptionMethod.SAMPLE_AES;
            case "SAMPLE-AES-CTR" -> EncryptionMethod.SAMPLE_AES_CTR;
            default -> EncryptionMethod.OTHER;
        };
    }

    private static Optional<String> ivDigits(String text) {
        if (!text.startsWith("0x") && !text.startsWith("0X")) {
            return Optional.empty();
        }
        String digits = text.substring(2);
        boolean hex = digits.chars().allMatch(HexFormat::isHexDigit);
        return hex && !digits.isEmpty() && digits.length() <= IV_DIGITS
                ? Optional.of("0".repeat(IV_DIGITS - digits.length()) + digits.toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The attribute {@code URI}, its variables already replaced; empty when it is missing or none. */
    static Optional<ListedUri> uri(Reading reading, AttributeList attributes) {
        return attributes.text("URI").flatMap(text -> Optional.ofNullable(ListedUri.orNull(text, reading.base)));
    }

    static DateRange dateRange(Reading reading) {
        AttributeList attributes = reading.attributes();
        if (attributes.text("ID").isEmpty()) {
            reading.problem("ID");
        }
        Optional<Instant> start = date(reading, attributes, "START-DATE");
        if (attributes.text("START-DATE").isEmpty()) {
            reading.problem("START-DATE");
        }
        return new DateRange(
                attributes.text("ID").orElse(""),
                attributes.text("CLASS").orElse(""),
                start,
                date(reading, attributes, "END-DATE"),
                seconds(reading, attributes, "DURATION"),
                seconds(reading, attributes, "PLANNED-DURATION"),
                attributes.yes("END-ON-NEXT"),
                attributes);
    }

    private static Optional<Instant> date(Reading reading, AttributeList attributes, String name) {
        Optional<String> text = attributes.text(name);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                reading.dates.read("a date " + name, text.get(), 0, text.get().length()));
    }

    /** An attribute in seconds, at least 0; empty, and a problem, when it is listed and not readable. */
    static OptionalDouble seconds(Reading reading, AttributeList attributes, String name) {
        OptionalDouble seconds = attributes.number(name);
        boolean readable = seconds.isPresent() && seconds.getAsDouble() >= 0;
        if (!readable && attributes.text(name).isPresent()) {
            reading.problem("a number of seconds " + name, attributes.text(name).get());
        }
        return readable ? seconds : OptionalDouble.empty();
    }

    static ServerControl serverControl(Reading reading) {
        AttributeList attributes = reading.attributes();
        return new ServerControl(
                attributes.yes("CAN-BLOCK-RELOAD"),
                seconds(reading, attributes, "CAN-SKIP-UNTIL"),
                seconds(reading, attributes, "HOLD-BACK"),
                seconds(reading, attributes, "PART-HOLD-BACK"),
                attributes);
    }
}
