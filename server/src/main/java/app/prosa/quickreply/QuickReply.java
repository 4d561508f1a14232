package app.prosa.quickreply;

import app.prosa.agent.DepartmentId;
import app.prosa.file.FileView;
import java.util.List;

/// Resposta rápida: words that agents send again and again.
///
/// @param shortcut what one types after a slash to find it; no other of the account reads the same without case and
///     accents
/// @param text with placeholders in double braces, see [Placeholder]; empty when it is files only
/// @param files that go with it, each as a copy
/// @param departments whose agents it is for; none: everybody
public record QuickReply(
        QuickReplyId id,
        String shortcut,
        String title,
        String text,
        List<FileView> files,
        List<DepartmentId> departments) {

    public QuickReply {
        files = List.copyOf(files);
        departments = List.copyOf(departments);
    }
}
