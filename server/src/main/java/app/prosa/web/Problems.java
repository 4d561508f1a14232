package app.prosa.web;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNAUTHORIZED;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.validation.method.MethodValidationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.databind.DatabindException;

/// Turns every failure of a request into a problem document (RFC 9457) with a stable code. What is our fault is logged
/// once with a trace that the document carries, and says nothing about the inside.
@RestControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);
    private static final String RETRY_AFTER_SECONDS = "2";
    private static final URI TYPES = URI.create("https://prosa.app/problems/");

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refusal(Refusal refusal) {
        var status = switch (refusal) {
            case Refusal.Invalid _ -> BAD_REQUEST;
            case Refusal.SignedOut _ -> UNAUTHORIZED;
            case Refusal.Forbidden _ -> FORBIDDEN;
            case Refusal.NotFound _ -> NOT_FOUND;
            case Refusal.Conflict _ -> CONFLICT;
            case Refusal.TooSlow _ -> HttpStatus.REQUEST_TIMEOUT;
            case Refusal.TooLarge _ -> HttpStatus.CONTENT_TOO_LARGE;
            case Refusal.Unsupported _ -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
            case Refusal.TooMany _ -> TOO_MANY_REQUESTS;
            case Refusal.Unavailable _ -> SERVICE_UNAVAILABLE;
        };
        var headers = new HttpHeaders();
        if (refusal instanceof Refusal.TooMany tooMany) {
            headers.set(
                    HttpHeaders.RETRY_AFTER,
                    String.valueOf(Math.max(1, tooMany.retryAfter().toSeconds())));
        }
        if (refusal instanceof Refusal.Unavailable) {
            headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        return problem(status, refusal.code(), refusal.detail(), refusal.extras(), headers);
    }

    @ExceptionHandler({
        HttpMessageNotReadableException.class,
        MethodArgumentTypeMismatchException.class,
        MethodArgumentNotValidException.class,
        HandlerMethodValidationException.class,
        MethodValidationException.class
    })
    ResponseEntity<ProblemDetail> invalid(Exception failure) {
        var refusal = cause(failure, Refusal.class);
        if (refusal != null) {
            // A record that checks itself was made from the request's JSON.
            return refusal(refusal);
        }
        Map<String, Object> extras = switch (failure) {
            case HttpMessageNotReadableException it when !path(it).isEmpty() -> Map.of("field", path(it));
            case MethodArgumentNotValidException it
            when it.getFieldError() != null ->
                Map.of("field", it.getFieldError().getField());
            case MethodArgumentTypeMismatchException it -> Map.of("field", it.getName());
            default -> Map.of();
        };
        return problem(BAD_REQUEST, "invalid", "The request could not be understood.", extras, new HttpHeaders());
    }

    private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
        for (var it = failure.getCause(); it != null; it = it.getCause()) {
            if (type.isInstance(it)) {
                return type.cast(it);
            }
        }
        return null;
    }

    private static String path(HttpMessageNotReadableException failure) {
        var json = cause(failure, DatabindException.class);
        return json == null
                ? ""
                : json.getPath().stream()
                        .map(it -> it.getPropertyName() == null ? String.valueOf(it.getIndex()) : it.getPropertyName())
                        .collect(Collectors.joining("."));
    }

    /// The database is away, or went while it was asked: then undoing fails as well.
    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        TransactionSystemException.class,
        TransientDataAccessException.class,
        RecoverableDataAccessException.class
    })
    ResponseEntity<ProblemDetail> unavailable(Exception failure) {
        log.warn("unavailable reason={}", failure.toString());
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return problem(SERVICE_UNAVAILABLE, "unavailable", "The server cannot answer right now.", Map.of(), headers);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        if (failure instanceof ErrorResponse known) {
            return framework(known.getStatusCode(), known.getHeaders());
        }
        if (failure instanceof HttpException known) {
            // Jetty found the request itself wrong while it was read.
            return framework(HttpStatusCode.valueOf(known.getCode()), new HttpHeaders());
        }
        var trace = UUID.randomUUID().toString();
        log.error("unexpected trace={}", trace, failure);
        return problem(
                INTERNAL_SERVER_ERROR,
                "unexpected",
                "Something went wrong.",
                Map.of("trace", trace),
                new HttpHeaders());
    }

    private static ResponseEntity<ProblemDetail> framework(HttpStatusCode status, HttpHeaders headers) {
        var known = HttpStatus.resolve(status.value());
        var reason = known == null ? "Refused" : known.getReasonPhrase();
        return problem(
                status, reason.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'), reason + ".", Map.of(), headers);
    }

    private static ResponseEntity<ProblemDetail> problem(
            HttpStatusCode status, String code, String detail, Map<String, Object> extras, HttpHeaders headers) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(TYPES.resolve(code));
        problem.setProperty("code", code);
        extras.forEach(problem::setProperty);
        return ResponseEntity.status(status).headers(headers).body(problem);
    }
}
