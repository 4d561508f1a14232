package app.prosa.contact;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The address book over HTTP.
@RestController
@RequestMapping("/api/v1/contacts")
class AddressBookController {

    private final AddressBook book;

    AddressBookController(AddressBook book) {
        this.book = book;
    }

    /// Lists the contacts that the agent may see, in the order of their names. A page may be short though there
    /// is a next one: of a very long book only so much is looked through at once.
    @GetMapping
    @Requires(Permission.ATTEND)
    AddressBook.ContactPage listContacts(
            Actor actor,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false, defaultValue = "") List<TagId> tags,
            @RequestParam(defaultValue = "false") boolean blocked,
            @RequestParam(required = false) @Nullable ContactId after,
            @RequestParam(defaultValue = "" + AddressBook.PAGE) int limit) {
        return book.list(actor, new AddressBook.Query(q, tags, blocked, after, limit));
    }

    /// Writes somebody down who has not written yet. Refused with `contact-exists` when somebody has the
    /// number.
    @PostMapping
    @Requires(Permission.ATTEND)
    @ResponseStatus(HttpStatus.CREATED)
    Contact addContact(Actor actor, @RequestBody AddressBook.Registration registration) {
        return book.register(actor, registration);
    }
}
