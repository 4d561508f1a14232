package app.prosa.bot;

import app.prosa.contact.TagId;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/// What a flow knows of the conversation in which it is played.
///
/// @param open whether the department is there
/// @param zone where the account's day begins and ends
/// @param contexts what is marked on the conversation
public record Scene(String contact, String protocol, boolean open, ZoneId zone, Set<TagId> tags, Set<String> contexts) {

    public Scene {
        tags = Set.copyOf(tags);
        contexts = Set.copyOf(contexts);
    }

    Scene tagged(TagId tag, boolean has) {
        var next = new HashSet<>(tags);
        if (has) {
            next.add(tag);
        } else {
            next.remove(tag);
        }
        return new Scene(contact, protocol, open, zone, next, contexts);
    }

    Scene within(String context, boolean has) {
        var next = new HashSet<>(contexts);
        if (has) {
            next.add(context);
        } else {
            next.remove(context);
        }
        return new Scene(contact, protocol, open, zone, tags, next);
    }
}
