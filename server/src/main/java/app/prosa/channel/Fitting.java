package app.prosa.channel;

import app.prosa.channel.ChannelAdapter.Limits;
import app.prosa.conversation.MessageContent;
import app.prosa.web.Refusal;
import java.util.List;
import java.util.Map;

/// Whether a message fits through a channel: its length, its file.
final class Fitting {

    private Fitting() {}

    /// @throws Refusal saying what is too much
    static void check(Limits limits, MessageContent content) {
        if (content instanceof MessageContent.Text(var body) && body.length() > limits.text()) {
            throw new Refusal.Invalid("too-long", "The text is too long.", Map.of("limit", limits.text()));
        }
        var caption = switch (content) {
            case MessageContent.Image(var _, var words) -> words;
            case MessageContent.Video(var _, var words) -> words;
            case MessageContent.Document(var _, var words) -> words;
            default -> null;
        };
        if (caption != null && caption.length() > limits.caption()) {
            throw new Refusal.Invalid("too-long", "The caption is too long.", Map.of("limit", limits.caption()));
        }
        var file = content.attached();
        var limit = file == null ? null : limits.files().get(file.kind());
        if (file != null && limit != null) {
            if (file.size() > limit.bytes()) {
                throw new Refusal.TooLarge(
                        "file-too-large", "The file is too large for this channel.", Map.of("limit", limit.bytes()));
            }
            if (!limit.mediaTypes().isEmpty() && !limit.mediaTypes().contains(file.mediaType())) {
                throw new Refusal.Unsupported(
                        "file-type",
                        "The channel does not take files of this type.",
                        Map.of("found", file.mediaType(), "accepted", List.copyOf(limit.mediaTypes())));
            }
        }
    }
}
