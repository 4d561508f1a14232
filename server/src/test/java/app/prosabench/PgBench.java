package app.prosabench;

import app.prosabench.Benchmark.Wrong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// PostgreSQL's own `pgbench` on the database of the measured server: one insert and one update in each transaction, on
/// tables of its own with the columns and keys that a message and a conversation cannot do without.
final class PgBench {

    private static final int CONVERSATIONS = 1_000;

    private static final String SCRIPT = """
            \\set conversation random(1, %d)
            begin;
            insert into bench_message (conversation_id, external_id, text)
                values (:conversation, md5(random()::text), repeat('Olá, tudo bem? ', 9));
            update bench_conversation set last_activity_at = clock_timestamp(), messages = messages + 1
                where id = :conversation;
            commit;
            """.formatted(CONVERSATIONS);

    private final Path program;
    private final Path script;
    private final Path data;

    /// @param data the server's data folder
    PgBench(Path data, Path scratch) throws IOException, SQLException {
        this.data = data;
        program = Stream.of("18", "17", "16", "15", "14")
                .map(it -> Path.of("/usr/lib/postgresql", it, "bin/pgbench"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new Wrong("pgbench is missing: install the package postgresql-15"));
        script = scratch.resolve("message.sql");
        Files.writeString(script, SCRIPT);
        var database = Database.of(data);
        database.execute(
                "create table bench_conversation (id int primary key, last_activity_at timestamptz, messages int)");
        database.execute("insert into bench_conversation select it, now(), 0 from generate_series(1, %d) as it"
                .formatted(CONVERSATIONS));
        database.execute("""
                create table bench_message (
                    id bigint generated always as identity primary key, conversation_id int not null,
                    external_id text not null unique, text text not null)""");
        database.execute("create index on bench_message (conversation_id, id desc)");
    }

    /// Transactions a second with so many clients.
    double perSecond(int clients, int seconds) throws IOException, InterruptedException {
        var note = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
        var builder = new ProcessBuilder(List.of(
                program.toString(),
                "--no-vacuum",
                "--host=127.0.0.1",
                "--port=" + note.get(3).strip(),
                "--username=prosa",
                "--client=" + clients,
                "--jobs=" + Math.min(2, clients),
                "--time=" + seconds,
                "--protocol=prepared",
                "--file=" + script,
                "prosa"));
        builder.environment()
                .put(
                        "PGPASSWORD",
                        Files.readString(data.resolve("secrets/postgres")).strip());
        var process = builder.redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new Wrong("pgbench failed: " + said);
        }
        return said.lines()
                .filter(it -> it.startsWith("tps = "))
                .mapToDouble(it -> Double.parseDouble(it.split(" ", -1)[2]))
                .findFirst()
                .orElseThrow(() -> new Wrong("pgbench said no figure: " + said));
    }
}
