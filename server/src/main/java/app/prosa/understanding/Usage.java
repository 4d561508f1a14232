package app.prosa.understanding;

import app.prosa.sql.AccountId;
import java.util.List;

/// Knows what depends on intents and entities. The room of chatbots implements it.
public interface Usage {

    /// The names of what would never begin without it.
    List<String> of(AccountId account, IntentId intent);

    List<String> of(AccountId account, EntityTypeId entity);
}
