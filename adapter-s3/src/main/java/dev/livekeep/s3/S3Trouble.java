package dev.livekeep.s3;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a bucket's refusals mean. */
final class S3Trouble {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;
    private static final int NOT_IMPLEMENTED = 501;

    private S3Trouble() {}

    /** One line for logs and events; never holds a secret. */
    static String say(Exception trouble) {
        if (trouble instanceof S3Exception refusal && refusal.awsErrorDetails() != null) {
            return refusal.awsErrorDetails().errorCode() + " (status " + refusal.statusCode() + ")";
        }
        Throwable root = trouble;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage() == null || root.getMessage().isEmpty()
                ? root.getClass().getSimpleName()
                : root.getMessage();
        return text.lines().findFirst().orElse(text);
    }

    static IOException asIo(SdkException trouble) {
        return new IOException(say(trouble), trouble);
    }

    /** The key is there already. */
    static boolean isThere(SdkException trouble) {
        return status(trouble) == PRECONDITION_FAILED;
    }

    /** Another put of the key is under way, or the key is just going. */
    static boolean isConflict(SdkException trouble) {
        return status(trouble) == CONFLICT;
    }

    static boolean isNotFound(SdkException trouble) {
        return status(trouble) == NOT_FOUND;
    }

    /** The server does not know what it was asked. */
    static boolean isNotImplemented(SdkException trouble) {
        return status(trouble) == NOT_IMPLEMENTED;
    }

    /** The server answered and will answer so until somebody changes something. */
    static boolean isRefusal(SdkException trouble) {
        int status = status(trouble);
        return status >= 400 && status < 500 && status != CONFLICT && status != 408 && status != 429;
    }

    static boolean isWithoutCredentials(SdkException trouble) {
        return String.valueOf(trouble.getMessage()).contains("credentials");
    }

    static int status(SdkException trouble) {
        return trouble instanceof S3Exception refusal ? refusal.statusCode() : 0;
    }
}
