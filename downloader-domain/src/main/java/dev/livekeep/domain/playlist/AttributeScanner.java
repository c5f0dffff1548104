package dev.livekeep.domain.playlist;

import java.util.ArrayList;
import java.util.List;

/** Reads the attribute list of one line (RFC 8216 §4.2). What is broken costs its own attribute and gives a problem. */
final class AttributeScanner {
    private final Reading reading;
    private final Variables variables;
    private final String text;
    private final int to;
    private final List<Attribute> attributes = new ArrayList<>(8);
    private int at;

    AttributeScanner(Reading reading, Variables variables) {
        this.reading = reading;
        this.variables = variables;
        this.text = reading.line.text();
        this.at = reading.line.valueFrom();
        this.to = reading.line.to();
    }

    AttributeList read() {
        while (at < to && reading.hasRoom()) {
            skipBlanks();
            if (at < to && text.charAt(at) == ',') {
                at++;
            } else if (at < to) {
                readOne();
            }
        }
        return new AttributeList(attributes);
    }

    private void readOne() {
        int name = at;
        int comma = orEnd(text.indexOf(',', at, to));
        int equals = text.indexOf('=', at, comma);
        if (equals < 0) {
            reading.problem("NAME=VALUE", text.substring(name, comma));
            at = comma;
            return;
        }
        at = equals + 1;
        skipBlanks();
        String key = trimmed(name, equals);
        if (at < to && text.charAt(at) == '"') {
            readQuoted(key);
        } else {
            readUnquoted(key);
        }
    }

    private void readQuoted(String name) {
        int close = text.indexOf('"', at + 1, to);
        if (close < 0) {
            reading.problem("a closing quote", text.substring(at, to));
            at = to;
            return;
        }
        add(name, text.substring(at + 1, close), true);
        at = close + 1;
        int comma = orEnd(text.indexOf(',', at, to));
        String rest = trimmed(at, comma);
        if (!rest.isEmpty()) {
            reading.problem("a comma after the closing quote", rest);
        }
        at = comma;
    }

    private void readUnquoted(String name) {
        int comma = orEnd(text.indexOf(',', at, to));
        String value = trimmed(at, comma);
        at = comma;
        if (value.indexOf('"') >= 0) {
            reading.problem("a value without quotes", value);
        } else {
            add(name, value, false);
        }
    }

    private void add(String name, String value, boolean quoted) {
        if (name.isEmpty()) {
            reading.problem("an attribute name", value);
            return;
        }
        if (!isName(name)) {
            reading.problem("an attribute name of A-Z, 0-9 and -", name);
        }
        String replaced = variables.replaced(value);
        if (replaced != null && (quoted || replaced.equals(value) || isUnquoted(replaced))) {
            keep(name, replaced, quoted);
            return;
        }
        reading.problem("defined variables only", value);
        if (!quoted) {
            keep(name, value, false);
        }
    }

    private void keep(String name, String value, boolean quoted) {
        reading.takeRoom();
        attributes.add(new Attribute(name, value, quoted));
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char here = name.charAt(i);
            if (!Numbers.isDigit(here) && here != '-' && (here < 'A' || here > 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** A variable may not bring in what would end a value without quotes. */
    private static boolean isUnquoted(String value) {
        return !value.isEmpty()
                && value.chars().noneMatch(here -> here == ',' || here == '"' || LineCursor.isBlank((char) here));
    }

    private void skipBlanks() {
        while (at < to && LineCursor.isBlank(text.charAt(at))) {
            at++;
        }
    }

    private int orEnd(int index) {
        return index < 0 ? to : index;
    }

    private String trimmed(int from, int end) {
        int first = from;
        int last = end;
        while (first < last && LineCursor.isBlank(text.charAt(first))) {
            first++;
        }
        while (last > first && LineCursor.isBlank(text.charAt(last - 1))) {
            last--;
        }
        return text.substring(first, last);
    }
}
