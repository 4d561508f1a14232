package app.prosa.search;

import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageSearch;
import app.prosa.conversation.Visibility;
import app.prosa.search.SearchStore.Match;
import app.prosa.search.SearchStore.Position;
import app.prosa.sql.AccountId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Answers the conversation list's searches for words in messages.
@Component
class Search implements MessageSearch {

    private static final int STRETCH = 500;
    private static final int MOST_STRETCHES = 20;

    private final SearchStore store;

    Search(SearchStore store) {
        this.store = store;
    }

    /// Reads matches from the newest on until enough of them are visible, and no further than a bound: an agent who may
    /// see next to nothing does not make the server read everything.
    @Override
    @Transactional(readOnly = true)
    public List<Hit> find(AccountId account, Visibility viewer, String text, int limit) {
        var words = Words.of(text);
        if (!words.isWorthIt()) {
            return List.of();
        }
        var found = new LinkedHashMap<ConversationId, Match>();
        var position = Position.NEWEST;
        for (int i = 0; i < MOST_STRETCHES && found.size() < limit; i++) {
            var matches = store.matches(account, words, position, STRETCH);
            matches.stream()
                    .filter(it -> viewer.sees(it.audience()))
                    .forEach(it -> found.putIfAbsent(it.conversation(), it));
            if (matches.size() < STRETCH) {
                break;
            }
            position = Position.of(matches.getLast());
        }
        return hits(account, words, found.values().stream().limit(limit).toList());
    }

    private List<Hit> hits(AccountId account, Words words, List<Match> matches) {
        if (matches.isEmpty()) {
            return List.of();
        }
        Map<ConversationId, String> excerpts = store.excerpts(account, words, matches).stream()
                .collect(Collectors.toMap(SearchStore.Excerpt::conversation, SearchStore.Excerpt::text));
        return matches.stream()
                .map(it -> new Hit(it.conversation(), it.seq(), excerpts.getOrDefault(it.conversation(), "")))
                .toList();
    }
}
