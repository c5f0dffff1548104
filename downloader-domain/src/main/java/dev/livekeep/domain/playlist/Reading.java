package dev.livekeep.domain.playlist;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What both kinds of playlist share while one is being read: the line, the problems, the variables, the common tags. */
final class Reading {
    final LineCursor line;
    final URI base;
    final ReaderLimits limits;
    final DateText dates = new DateText(this);
    private final Map<String, String> imports;
    private final Problems problems;
    private long details;
    private final Variables variables;
    private final List<Define> defines = new ArrayList<>(0);
    private OptionalInt version = OptionalInt.empty();
    private boolean independentSegments;
    private Optional<StartPoint> start = Optional.empty();

    Reading(LineCursor line, URI base, Map<String, String> imports, ReaderLimits limits) {
        this.line = line;
        this.base = base;
        this.imports = imports;
        this.limits = limits;
        this.problems = new Problems(limits.maxProblems());
        this.variables = new Variables(limits.maxBytes());
    }

    void problem(String wanted) {
        problem(wanted, line.line());
    }

    void problem(String wanted, String found) {
        problems.add(Math.max(1, line.number()), wanted, found);
    }

    /** Counts one attribute, or one tag that is kept beside segments and variants. */
    void takeRoom() {
        details++;
    }

    boolean hasRoom() {
        return details <= limits.maxDetails();
    }

    /** Refuses a playlist that has taken more room than there is. */
    void checkRoom() throws UnreadablePlaylistException {
        if (!hasRoom()) {
            throw new UnreadablePlaylistException("wanted at most " + limits.maxDetails()
                    + " attributes and tags beside segments and variants, found more");
        }
    }

    AttributeList attributes() {
        takeRoom();
        return new AttributeScanner(this, variables).read();
    }

    /** The line as a tag we do not model. {@code position}: how many segments or variants are listed before it. */
    OtherTag otherTag(int position) {
        takeRoom();
        return new OtherTag(line.line(), position);
    }

    /** The line as an address, variables replaced; null, and a problem, when it is none. */
    @Nullable
    ListedUri uri(String text) {
        String replaced = variables.replaced(text);
        if (replaced == null) {
            problem("defined variables only", text);
            return null;
        }
        ListedUri uri = ListedUri.orNull(withoutBlanks(replaced), base);
        if (uri == null) {
            problem("a URI", replaced);
        }
        return uri;
    }

    private static String withoutBlanks(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && LineCursor.isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && LineCursor.isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    /** The whole number after the colon; {@link Numbers#NONE}, and a problem, when there is none. */
    long wholeNumber() {
        long number = Numbers.whole(line.text(), line.valueFrom(), line.to());
        if (number == Numbers.NONE) {
            problem("a whole number");
        }
        return number;
    }

    /** Reads a tag that both kinds of playlist may have; false when it is none. */
    boolean readCommon(TagName tag) {
        switch (tag) {
            case EXTM3U -> {}
            case VERSION -> {
                long number = wholeNumber();
                version = number < 0 || number > Integer.MAX_VALUE ? version : OptionalInt.of((int) number);
            }
            case INDEPENDENT_SEGMENTS -> independentSegments = true;
            case START -> readStart();
            case DEFINE -> readDefine();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void readStart() {
        AttributeList attributes = attributes();
        if (attributes.number("TIME-OFFSET").isEmpty()) {
            problem("a number TIME-OFFSET");
            return;
        }
        start = Optional.of(
                new StartPoint(attributes.number("TIME-OFFSET").getAsDouble(), attributes.yes("PRECISE"), attributes));
    }

    private void readDefine() {
        AttributeList attributes = attributes();
        Optional<String> name = attributes.text("NAME");
        Optional<String> imported = attributes.text("IMPORT");
        Optional<String> parameter = attributes.text("QUERYPARAM");
        if (name.isPresent()) {
            define(name.get(), attributes.text("VALUE").orElse(null), Define.Source.VALUE);
        } else if (imported.isPresent()) {
            define(imported.get(), imports.get(imported.get()), Define.Source.IMPORT);
        } else if (parameter.isPresent()) {
            define(parameter.get(), UriText.queryParameter(base, parameter.get()), Define.Source.QUERY_PARAMETER);
        } else {
            problem("NAME, IMPORT or QUERYPARAM");
        }
    }

    private void define(String name, @Nullable String value, Define.Source source) {
        if (value == null) {
            problem("a value for the variable", name);
        } else if (!isVariableName(name) || variables.isDefined(name)) {
            problem("a variable's name that is not defined yet", name);
        } else if (value.indexOf('"') >= 0
                || value.indexOf('\n') >= 0
                || value.indexOf('\r') >= 0
                || value.contains("{$")) {
            problem("a value without quotes, line ends and variables", name);
        } else {
            variables.define(name, value);
            defines.add(new Define(name, value, source));
        }
    }

    private static boolean isVariableName(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(here -> here == '-'
                                || here == '_'
                                || (here >= '0' && here <= '9')
                                || (here >= 'a' && here <= 'z')
                                || (here >= 'A' && here <= 'Z'));
    }

    OptionalInt version() {
        return version;
    }

    boolean independentSegments() {
        return independentSegments;
    }

    Optional<StartPoint> start() {
        return start;
    }

    List<Define> defines() {
        return defines;
    }

    List<PlaylistProblem> problems() {
        return problems.toList();
    }
}
