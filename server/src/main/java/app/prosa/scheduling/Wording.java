package app.prosa.scheduling;

import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.ReplyRequest;
import app.prosa.file.FileId;
import app.prosa.file.FileKind;
import app.prosa.file.FileView;
import app.prosa.scheduling.ScheduleStore.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The messages that text and files make, in the order in which they go: a lone file that can carry
/// words carries them.
final class Wording {

    private Wording() {}

    static List<MessageContent> contents(String text, List<Schedule.Piece> pieces) {
        if (isCaption(pieces.stream().map(Schedule.Piece::file).toList())) {
            return List.of(MessageContent.of(pieces.getFirst().file(), text.isEmpty() ? null : text));
        }
        var contents = new ArrayList<MessageContent>();
        if (!text.isEmpty()) {
            contents.add(new MessageContent.Text(text));
        }
        pieces.forEach(it -> contents.add(
                it.file().kind() == FileKind.AUDIO
                        ? new MessageContent.Audio(it.file(), it.voice())
                        : MessageContent.of(it.file(), null)));
        return contents;
    }

    static List<ReplyRequest> requests(Row row, List<FileView> files) {
        var contents = new ArrayList<ReplyRequest.Content>();
        if (isCaption(files)) {
            contents.add(
                    new ReplyRequest.Media(files.getFirst().id(), row.text().isEmpty() ? null : row.text(), null));
        } else {
            if (!row.text().isEmpty()) {
                contents.add(new ReplyRequest.Text(row.text()));
            }
            row.files().forEach(it -> contents.add(new ReplyRequest.Media(it, null, voice(row, it))));
        }
        return IntStream.range(0, contents.size())
                .mapToObj(it -> request(row.messages().get(it), contents.get(it)))
                .toList();
    }

    /// The template goes alone, under the id that the first message would have had.
    static @Nullable ReplyRequest fallback(Row row) {
        return row.fallback() == null
                ? null
                : request(row.messages().getFirst(), row.fallback().content());
    }

    private static @Nullable Boolean voice(Row row, FileId file) {
        return row.voices().contains(file) ? true : null;
    }

    private static ReplyRequest request(MessageId id, ReplyRequest.Content content) {
        return new ReplyRequest(id, ReplyRequest.Kind.REPLY, content);
    }

    private static boolean isCaption(List<FileView> files) {
        return files.size() == 1 && files.getFirst().kind() != FileKind.AUDIO;
    }
}
