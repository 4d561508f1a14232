package app.prosa.audit;

import app.prosa.agent.Actor;
import app.prosa.agent.Requires;
import app.prosa.sql.Ids;
import app.prosa.web.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Type;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/// Writes the audit log. A request that may be audited is marked when its endpoint is known, and remembers its body;
/// the first transaction of it that changes something writes the entry as its last act: change and entry are there
/// together, or neither.
@Component
final class Auditor implements HandlerInterceptor, TransactionExecutionListener {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final String MARK = Auditor.class.getName();

    private final ObjectProvider<AuditStore> store;
    private final ClientAddress addresses;
    private final Ids ids;
    private final Clock clock;

    Auditor(ObjectProvider<AuditStore> store, ClientAddress addresses, Ids ids, Clock clock) {
        this.store = store;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    /// A request that is audited, until its entry is written.
    private static final class Mark {

        private final UUID id;
        private final Actor actor;
        private final String action;
        private final String path;
        private final String address;
        private @Nullable Object body;
        private boolean written;

        private Mark(UUID id, Actor actor, String action, String path, String address) {
            this.id = id;
            this.actor = actor;
            this.action = action;
            this.path = path;
            this.address = address;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod endpoint && !SAFE.contains(request.getMethod())) {
            var requires = endpoint.getMethodAnnotation(Requires.class);
            if (requires != null && (requires.value().isAdministrative() || requires.audited())) {
                Actor.of(request)
                        .ifPresent(actor -> request.setAttribute(
                                MARK,
                                new Mark(
                                        ids.next(),
                                        actor,
                                        endpoint.getMethod().getName(),
                                        request.getRequestURI(),
                                        addresses.of(request))));
            }
        }
        return true;
    }

    @Override
    public void afterBegin(TransactionExecution transaction, @Nullable Throwable failure) {
        if (failure != null || transaction.isReadOnly()) {
            return;
        }
        mark().filter(it -> !it.written).ifPresent(mark -> {
            store.getObject().watch(mark.id);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    if (!mark.written) {
                        write(mark);
                    }
                }

                @Override
                public void afterCommit() {
                    mark.written = true;
                }
            });
        });
    }

    private void write(Mark mark) {
        var account = mark.actor.account();
        var entry = new AuditEntry(
                mark.id,
                clock.instant(),
                mark.actor.agent(),
                mark.actor.name(),
                mark.action,
                mark.path,
                mark.body == null ? null : Redaction.of(mark.body),
                mark.address,
                store.getObject().changes(account, mark.id));
        store.getObject().add(account, entry);
    }

    private static Optional<Mark> mark() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Optional.ofNullable((Mark) request.getRequest().getAttribute(MARK))
                : Optional.empty();
    }

    /// Remembers what a marked request says.
    @ControllerAdvice
    static final class Bodies extends RequestBodyAdviceAdapter {

        @Override
        public boolean supports(
                MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public Object afterBodyRead(
                Object body,
                HttpInputMessage message,
                MethodParameter parameter,
                Type type,
                Class<? extends HttpMessageConverter<?>> converter) {
            mark().ifPresent(it -> it.body = body);
            return body;
        }
    }
}
