package app.prosa.conversation;

import app.prosa.agent.InboxFilters.TagMode;
import app.prosa.contact.ContactId;
import app.prosa.contact.TagId;
import app.prosa.contact.Tags;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// Decides how a list finds what is tagged, or stands on a stage. Of a tag that few contacts have, their conversations
/// are looked up; of one that many have, the list is walked in its order, for a page is soon full. Either way its time
/// does not grow with the account. The planner cannot choose: row security hides from it how many rows a condition
/// leaves.
@Component
class Rarity {

    /// So many contacts are looked up as fast as a page is read.
    private static final int FEW = 1_000;

    private final Tags tags;
    private final CardStore cards;

    Rarity(Tags tags, CardStore cards) {
        this.tags = tags;
        this.cards = cards;
    }

    /// The filter among those whom its tags or its stages admit, when they are few.
    ListFilter among(ListFilter filter) {
        return staged(tagged(filter));
    }

    private ListFilter staged(ListFilter filter) {
        var stages = filter.query().filters().stages();
        if (stages.isEmpty()) {
            return filter;
        }
        var standing = cards.on(filter.account(), stages, FEW + 1);
        return standing.size() > FEW ? filter : filter.amongStaged(standing);
    }

    private ListFilter tagged(ListFilter filter) {
        var chosen = filter.query().filters().tags();
        var mode = filter.query().filters().tagMode();
        if (chosen.isEmpty() || mode == TagMode.NONE) {
            return filter;
        }
        var having = chosen.stream()
                .distinct()
                .map(it -> tags.having(filter.account(), new TagId(it), FEW + 1))
                .toList();
        List<ContactId> fewest = mode == TagMode.ALL
                ? having.stream().min(Comparator.comparingInt(List::size)).orElseThrow()
                : having.stream().flatMap(List::stream).distinct().toList();
        return fewest.size() > FEW ? filter : filter.among(fewest);
    }
}
