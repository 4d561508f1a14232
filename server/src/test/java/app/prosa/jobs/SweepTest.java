package app.prosa.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import app.prosa.ServerTest;
import app.prosa.sql.AccountId;
import app.prosa.sql.Id;
import app.prosa.sql.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class SweepTest {

    private static final AccountId ACCOUNT = new AccountId(new UUID(7, 7));

    @Autowired
    Sweep sweep;

    record Key(UUID value) implements Id {}

    record Chore(AccountId account, Id id) implements Sweep.Due {}

    @Test
    void whatFailsIsPassedByAndAllOthersHaveTheirTurnOnce() {
        var chores = LongStream.range(0, 450)
                .mapToObj(it -> new Chore(ACCOUNT, new Key(new UUID(1, it))))
                .toList();
        var done = new ArrayList<Chore>();

        sweep.each("chores", (after, limit) -> page(chores, after, limit), chore -> {
            if (chore.id().value().getLeastSignificantBits() % 100 == 0) {
                throw new IllegalStateException("This one cannot be done.");
            }
            assertThat(Tenant.account()).isEqualTo(ACCOUNT);
            done.add(chore);
        });

        assertThat(done).hasSize(445).doesNotHaveDuplicates();
    }

    private static List<Chore> page(List<Chore> chores, @Nullable UUID after, int limit) {
        return chores.stream()
                .filter(it -> after == null || it.id().value().compareTo(after) > 0)
                .limit(limit)
                .toList();
    }
}
