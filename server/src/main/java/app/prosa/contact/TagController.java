package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The account's tags, and putting them on contacts.
@RestController
class TagController {

    private final Tags tags;

    TagController(Tags tags) {
        this.tags = tags;
    }

    /// Lists the account's tags.
    @Requires(Permission.ATTEND)
    @GetMapping("/api/v1/tags")
    TagList tags(Actor actor) {
        return new TagList(tags.all(actor.account()));
    }

    /// Makes a tag.
    @Requires(Permission.MANAGE_TAGS)
    @PostMapping("/api/v1/tags")
    @ResponseStatus(HttpStatus.CREATED)
    Tag addTag(Actor actor, @RequestBody NewTag body) {
        return tags.add(actor.account(), body.name(), body.color());
    }

    /// Changes a tag's name or color.
    @Requires(Permission.MANAGE_TAGS)
    @PatchMapping("/api/v1/tags/{id}")
    Tag changeTag(Actor actor, @PathVariable TagId id, @RequestBody Tags.Change body) {
        return tags.change(actor.account(), id, body);
    }

    /// Removes a tag, also from every contact that has it.
    @Requires(Permission.MANAGE_TAGS)
    @DeleteMapping("/api/v1/tags/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeTag(Actor actor, @PathVariable TagId id) {
        tags.remove(actor.account(), id);
    }

    /// Puts a tag on a contact.
    @Requires(Permission.ATTEND)
    @PutMapping("/api/v1/contacts/{contactId}/tags/{tagId}")
    Contact putTag(Actor actor, @PathVariable ContactId contactId, @PathVariable TagId tagId) {
        return tags.put(actor, contactId, tagId);
    }

    /// Takes a tag off a contact.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/contacts/{contactId}/tags/{tagId}")
    Contact takeTag(Actor actor, @PathVariable ContactId contactId, @PathVariable TagId tagId) {
        return tags.take(actor, contactId, tagId);
    }

    record NewTag(String name, String color) {}

    record TagList(List<Tag> items) {}
}
