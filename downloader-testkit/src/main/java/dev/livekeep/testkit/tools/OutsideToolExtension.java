package dev.livekeep.testkit.tools;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** What {@link UsesTool} does. */
final class OutsideToolExtension implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        List<String> missing = missing(context);
        if (missing.isEmpty() || machine(context).required()) {
            return ConditionEvaluationResult.enabled("every tool is there, or must be");
        }
        String reason = "not on PATH: " + String.join(", ", missing);
        System.err.println("SKIPPED " + nameOf(context) + ": " + reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        failIfMissing(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        failIfMissing(context);
        toolsOf(context).forEach(tool -> machine(context).count(tool, nameOf(context)));
    }

    private void failIfMissing(ExtensionContext context) {
        List<String> missing = missing(context);
        if (!missing.isEmpty()) {
            throw new AssertionError("wanted on PATH, since CI=true: " + String.join(", ", missing)
                    + "; install it, and name its package in .ci/packages");
        }
    }

    private List<String> missing(ExtensionContext context) {
        OutsideTools machine = machine(context);
        return toolsOf(context).stream()
                .filter(tool -> machine.find(tool).isEmpty())
                .toList();
    }

    /** This machine, but for what the run's configuration says otherwise: the test of this class needs that. */
    private static OutsideTools machine(ExtensionContext context) {
        OutsideTools here = OutsideTools.ofThisMachine();
        return new OutsideTools(
                context.getConfigurationParameter("livekeep.tools.path").orElse(here.searchPath()),
                context.getConfigurationParameter("livekeep.tools.required", Boolean::valueOf)
                        .orElse(here.required()),
                context.getConfigurationParameter("livekeep.tools.tally", Path::of)
                        .orElse(here.tally()));
    }

    private static List<String> toolsOf(ExtensionContext context) {
        return Stream.iterate(Optional.of(context), Optional::isPresent, at -> at.flatMap(ExtensionContext::getParent))
                .flatMap(Optional::stream)
                .flatMap(at -> at.getElement().stream())
                .flatMap(element -> AnnotationSupport.findRepeatableAnnotations(element, UsesTool.class).stream())
                .map(UsesTool::value)
                .distinct()
                .toList();
    }

    private static String nameOf(ExtensionContext context) {
        String test = context.getRequiredTestClass().getName();
        return context.getTestMethod()
                .map(method -> test + "#" + method.getName())
                .orElse(test);
    }
}
