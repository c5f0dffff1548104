package dev.livekeep.testkit.tools;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says that a test, or every test of a class, runs an outside program, such as {@code @UsesTool("ffmpeg")}.
 *
 * <p>Where the program is not on {@code PATH} the test is skipped and a line on stderr says so; with {@code CI=true} in
 * the environment it fails instead, since there every tool must be present. Each test that does run appends its name
 * to {@code target/tools/NAME} of its module, from which {@code .ci/run} counts.
 */
@Documented
@Inherited
@Repeatable(UsesTools.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@ExtendWith(OutsideToolExtension.class)
public @interface UsesTool {
    /** File name of the program, as one would type it. */
    String value();
}
