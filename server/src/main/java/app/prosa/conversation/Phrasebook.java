package app.prosa.conversation;

import app.prosa.agent.Actor;
import app.prosa.file.FileView;
import org.jspecify.annotations.Nullable;

/// Knows the words that a channel has approved beforehand. The room of channels implements it.
public interface Phrasebook {

    /// The message that a template makes, with every blank filled.
    ///
    /// @param file what stands above the text, sent with this message
    /// @throws app.prosa.web.Refusal when it cannot be sent like this, saying why
    MessageContent.Template phrase(
            Actor actor, Conversation conversation, ReplyRequest.Template wanted, @Nullable FileView file);
}
