package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Agents answer a message with one sign, where the channel carries it.
@Component
public class Reactions {

    private static final int LONGEST = 16;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_FLAG = 0x1F1E6;
    private static final int LAST_FLAG = 0x1F1FF;

    private final ConversationStore store;
    private final Alterations alterations;
    private final Replies replies;
    private final Carriers carriers;
    private final Clock clock;

    Reactions(ConversationStore store, Alterations alterations, Replies replies, Carriers carriers, Clock clock) {
        this.store = store;
        this.alterations = alterations;
        this.replies = replies;
        this.carriers = carriers;
        this.clock = clock;
    }

    /// Gives a message the team's sign in place of the one that it has.
    ///
    /// @param emoji null takes it back
    /// @throws Refusal.Conflict `cannot-react` where the channel has no signs, or not for this message
    @Transactional
    public Message react(Actor actor, ConversationId id, MessageId target, @Nullable String emoji) {
        var conversation = store.lock(actor.account(), id).orElseThrow(() -> new Refusal.NotFound("conversation"));
        replies.refuseUnlessAnswerable(actor, conversation);
        var message = store.message(actor.account(), target)
                .filter(it -> it.conversationId().equals(id))
                .orElseThrow(() -> new Refusal.NotFound("message"));
        var carrier = carriers.of(conversation).orElseThrow(Reactions::impossible);
        if (!message.direction().isSaid() || message.deletedAt() != null) {
            throw impossible();
        }
        var sign = emoji == null ? null : checked(emoji);
        var after = alterations.react(actor.account(), target, Author.of(actor), sign, clock.instant());
        if (after.isEmpty()) {
            return message;
        }
        carrier.takeReaction(actor.account(), conversation, message, sign);
        return after.get();
    }

    private static Refusal impossible() {
        return new Refusal.Conflict("cannot-react", "This message cannot be answered with a sign.");
    }

    private static String checked(String emoji) {
        var sign = OutsideText.line(emoji);
        if (sign.codePointCount(0, sign.length()) > LONGEST || sign.codePoints().noneMatch(Reactions::isEmoji)) {
            throw new Refusal.Invalid("not-an-emoji", "A reaction is one emoji.");
        }
        return sign;
    }

    private static boolean isEmoji(int codePoint) {
        return Character.isExtendedPictographic(codePoint)
                || codePoint == KEYCAP
                || (codePoint >= FIRST_FLAG && codePoint <= LAST_FLAG);
    }
}
