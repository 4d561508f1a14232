package app.prosa.channel;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The words by which customers refuse offers, over HTTP.
@RestController
@RequestMapping("/api/v1/wish-words")
class WishWordController {

    private final Vocabulary vocabulary;

    WishWordController(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Reads the words by which customers refuse offers and ask for them again.
    @GetMapping
    @Requires(Permission.MANAGE_ACCOUNT)
    WishWords readWishWords(Actor actor) {
        return vocabulary.words(actor.account());
    }

    /// Changes the words by which customers refuse offers and ask for them again. Refused with
    /// `word-in-both` when one word would mean both.
    @PutMapping
    @Requires(Permission.MANAGE_ACCOUNT)
    WishWords changeWishWords(Actor actor, @RequestBody WishWords words) {
        return vocabulary.change(actor, words);
    }
}
