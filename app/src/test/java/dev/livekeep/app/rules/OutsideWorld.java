package dev.livekeep.app.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** How code reaches out of itself: which accesses read time, start threads, take chances, and which classes do I/O. */
final class OutsideWorld {

    private static final String NEW = "<init>";
    private static final Set<String> THREAD_STARTERS =
            Set.of(NEW, "start", "startVirtualThread", "ofVirtual", "ofPlatform", "sleep");
    private static final Set<String> POOLS = Set.of(
            "java.util.concurrent.ThreadPoolExecutor",
            "java.util.concurrent.ScheduledThreadPoolExecutor",
            "java.util.concurrent.ForkJoinPool",
            "java.util.Timer");
    private static final Set<String> CHANCES =
            Set.of("java.util.concurrent.ThreadLocalRandom", "java.security.SecureRandom");
    private static final Set<String> INPUT_OUTPUT = Set.of(
            "java.io.File",
            "java.io.FileInputStream",
            "java.io.FileOutputStream",
            "java.io.FileReader",
            "java.io.FileWriter",
            "java.io.RandomAccessFile",
            "java.lang.Process",
            "java.lang.ProcessBuilder",
            "java.net.DatagramSocket",
            "java.net.HttpURLConnection",
            "java.net.InetAddress",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URL",
            "java.net.URLConnection",
            "java.nio.channels.FileChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.SocketChannel",
            "java.nio.file.Files");

    private OutsideWorld() {}

    static DescribedPredicate<JavaAccess<?>> readingTime() {
        return describe("read time", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return switch (owner) {
                case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
                case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
                case "java.util.Date" -> isNewWithoutArguments(access);
                case "java.util.Calendar" -> name.equals("getInstance");
                default -> owner.startsWith("java.time.") && name.equals("now");
            };
        });
    }

    static DescribedPredicate<JavaAccess<?>> startingThreads() {
        return describe("start threads", access -> {
            JavaClass owner = access.getTargetOwner();
            String name = access.getTarget().getName();
            return (owner.isAssignableTo(Thread.class) && THREAD_STARTERS.contains(name))
                    || owner.getName().equals("java.util.concurrent.Executors")
                    || (POOLS.contains(owner.getName()) && name.equals(NEW))
                    || (owner.getName().equals("java.util.concurrent.CompletableFuture") && name.endsWith("Async"))
                    || name.equals("parallelStream")
                    || (owner.getName().startsWith("java.util.stream.") && name.equals("parallel"));
        });
    }

    static DescribedPredicate<JavaAccess<?>> takingChances() {
        return describe("take chances", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            return CHANCES.contains(owner)
                    || (owner.equals("java.lang.Math") && name.equals("random"))
                    || (owner.equals("java.util.UUID") && name.equals("randomUUID"))
                    || (owner.equals("java.util.Random") && isNewWithoutArguments(access));
        });
    }

    static DescribedPredicate<JavaClass> filesAndSockets() {
        return describe(
                "touch files or sockets",
                type -> INPUT_OUTPUT.contains(type.getName())
                        || type.getPackageName().startsWith("java.net.http")
                        || type.getPackageName().startsWith("com.sun.net.httpserver"));
    }

    private static boolean isNewWithoutArguments(JavaAccess<?> access) {
        return access.getTarget().getFullName().endsWith("." + NEW + "()");
    }
}
