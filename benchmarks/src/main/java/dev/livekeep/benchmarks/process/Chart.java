package dev.livekeep.benchmarks.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lines over whole numbers, as SVG. Both axes begin at zero.
 *
 * @param title what the height means
 * @param across what the width means
 * @param lines points by the name of their line
 */
record Chart(String title, String across, Map<String, Map<Integer, Double>> lines) {
    private static final int WIDTH = 440;
    private static final int HEIGHT = 320;
    private static final int LEFT = 50;
    private static final int RIGHT = 20;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int MARKS = 5;
    private static final List<String> COLOURS =
            List.of("#0b6e4f", "#b5532a", "#3b5ba9", "#8a4f9e", "#6b6b6b", "#b59a1a");

    /** One picture of two charts. */
    static String sideBySide(Chart one, Chart other) {
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s<g transform="translate(%d,0)">
                %s</g>
                </svg>
                """, 2 * WIDTH, HEIGHT, one.drawn(), WIDTH, other.drawn());
    }

    private String drawn() {
        double widest = lines.values().stream()
                .flatMap(line -> line.keySet().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(1);
        double highest = step(lines.values().stream()
                        .flatMap(line -> line.values().stream())
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(1))
                * MARKS;
        StringBuilder svg = new StringBuilder();
        text(svg, LEFT, TOP - 20, "start", title);
        text(svg, WIDTH - RIGHT, HEIGHT - 12, "end", across);
        for (int mark = 0; mark <= MARKS; mark++) {
            double value = highest * mark / MARKS;
            double y = y(value, highest);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    y));
            text(svg, LEFT - 6, y + 4, "end", number(value));
        }
        lines.values().stream()
                .flatMap(line -> line.keySet().stream())
                .distinct()
                .forEach(channels ->
                        text(svg, x(channels, widest), HEIGHT - BOTTOM + 18, "middle", Integer.toString(channels)));
        int number = 0;
        for (Map.Entry<String, Map<Integer, Double>> line : lines.entrySet()) {
            draw(svg, line.getKey(), line.getValue(), number++, widest, highest);
        }
        return svg.toString();
    }

    private void draw(
            StringBuilder svg, String name, Map<Integer, Double> line, int number, double widest, double highest) {
        String colour = COLOURS.get(number % COLOURS.size());
        StringBuilder points = new StringBuilder();
        line.forEach((channels, value) -> {
            points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(channels, widest), y(value, highest)));
            svg.append(String.format(
                    Locale.ROOT,
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>%n",
                    x(channels, widest),
                    y(value, highest),
                    colour));
        });
        svg.append(String.format(
                Locale.ROOT,
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                points.toString().strip(),
                colour));
        int top = TOP - 4 + 16 * number;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n",
                WIDTH - RIGHT - 100,
                top,
                colour));
        text(svg, WIDTH - RIGHT - 85, top + 9, "start", name);
    }

    private static double x(double value, double widest) {
        return LEFT + (WIDTH - LEFT - RIGHT) * value / widest;
    }

    private static double y(double value, double highest) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / highest;
    }

    /** The least of 1, 2 or 5 times a power of ten of which {@code MARKS} hold the highest value. */
    private static double step(double highest) {
        double power = Math.pow(10, Math.floor(Math.log10(highest / MARKS)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power * MARKS >= highest) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
                x,
                y,
                anchor,
                text.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
