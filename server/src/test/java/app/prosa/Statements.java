package app.prosa;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.MethodExecutionContext;
import net.ttddyy.dsproxy.listener.MethodExecutionListener;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.jspecify.annotations.Nullable;

/// The SQL statements that a request makes, as the driver gets them: those that say whose rows a transaction may touch
/// count like any other, `begin` and `commit` travel along with others and do not.
public final class Statements implements Filter, QueryExecutionListener, MethodExecutionListener {

    private static final String HEADER = "X-Test-Statements";

    /// The driver asks the database for these, although nobody wrote SQL.
    private static final Set<String> SPEAKS = Set.of("setTransactionIsolation", "getTransactionIsolation");

    private final Map<String, List<String>> byRequest = new ConcurrentHashMap<>();
    private static final ThreadLocal<@Nullable List<String>> HERE = new ThreadLocal<>();

    /// What the request made.
    public record Made(TestAgent.Answer answer, List<String> sql) {}

    public Made during(TestAgent http, Function<TestAgent, TestAgent.Answer> request) {
        var id = UUID.randomUUID().toString();
        var answer = request.apply(http.copy().header(HEADER, id));
        return new Made(answer, List.copyOf(byRequest.getOrDefault(id, List.of())));
    }

    /// What is asked while somebody who shows these headers is let in.
    public List<String> during(Consumer<Map<String, String>> visit) {
        var id = UUID.randomUUID().toString();
        visit.accept(Map.of(HEADER, id));
        return List.copyOf(byRequest.getOrDefault(id, List.of()));
    }

    /// What this very thread makes.
    public List<String> during(Runnable work) {
        var made = new CopyOnWriteArrayList<String>();
        HERE.set(made);
        try {
            work.run();
        } finally {
            HERE.remove();
        }
        return List.copyOf(made);
    }

    DataSource around(DataSource database) {
        return ProxyDataSourceBuilder.create(database)
                .listener(this)
                .methodListener(this)
                .build();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = request instanceof HttpServletRequest it ? it.getHeader(HEADER) : null;
        if (id == null) {
            chain.doFilter(request, response);
            return;
        }
        HERE.set(byRequest.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>()));
        try {
            chain.doFilter(request, response);
        } finally {
            HERE.remove();
        }
    }

    @Override
    public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
        var made = HERE.get();
        if (made != null) {
            queries.forEach(it -> made.add(it.getQuery().strip().replaceAll("\\s+", " ")));
        }
    }

    @Override
    public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

    @Override
    public void beforeMethod(MethodExecutionContext call) {
        var made = HERE.get();
        if (made != null && SPEAKS.contains(call.getMethod().getName())) {
            made.add(call.getMethod().getName());
        }
    }

    @Override
    public void afterMethod(MethodExecutionContext call) {}
}
