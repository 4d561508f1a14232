package app.prosa.conversation;

import app.prosa.agent.InboxFilters.TagMode;
import app.prosa.contact.ContactId;
import app.prosa.contact.TagId;
import app.prosa.contact.Tags;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/// Decides how a list finds what is tagged. Of a tag that few contacts have, their conversations are looked up; of one
/// that many have, the list is walked in its order, for a page is soon full. Either way its time does not grow with the
/// account. The planner cannot choose: row security hides from it how many rows a condition leaves.
@Component
class Rarity {

    /// So many contacts are looked up as fast as a page is read.
    private static final int FEW = 2_000;

    private final Tags tags;

    Rarity(Tags tags) {
        this.tags = tags;
    }

    /// The filter among the contacts whom its tags admit, when they are few.
    ListFilter among(ListFilter filter) {
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
