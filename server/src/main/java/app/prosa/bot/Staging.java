package app.prosa.bot;

import app.prosa.agent.Department;
import app.prosa.agent.DepartmentId;
import app.prosa.bot.Dialogue.Line;
import app.prosa.bot.typebot.Reply;
import app.prosa.bot.typebot.Reply.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of an answer of Typebot's: lines with the moments at which they are said, and its question
/// joined to the last of them.
///
/// @param handOff why people get the conversation then, as a code: its words ask for them, or it asks for
///     something that nobody can give it from here
/// @param queue the department that its words name
record Staging(
        List<Line> lines,
        @Nullable String handOff,
        @Nullable DepartmentId queue) {

    private static final String CHOOSE = "Escolha uma opção:";
    private static final int LONGEST = 4_000;

    Staging {
        lines = List.copyOf(lines);
    }

    /// @param marked whether the channel reads marks for bold and italic
    /// @param pause how long it waits between two bubbles
    static Staging of(Reply reply, List<Department> departments, boolean marked, Duration pause, Instant now) {
        var lines = new ArrayList<Line>();
        var handOff = obstacle(reply);
        DepartmentId queue = null;
        var at = now;
        for (var bubble : reply.bubbles()) {
            var text = bubble.said(marked);
            var plea = Plea.in(text, departments);
            if (plea != null) {
                handOff = "typebot-handoff";
                queue = plea.queue() == null ? queue : plea.queue();
                text = plea.said();
            }
            at = at.plus(bubble.pause());
            for (var part : parts(text)) {
                at = lines.isEmpty() ? at : at.plus(pause);
                lines.add(new Line(at, part, List.of(), false));
            }
        }
        if (handOff == null) {
            ask(lines, reply, at.plus(lines.isEmpty() ? Duration.ZERO : pause));
        }
        return new Staging(lines, handOff, queue);
    }

    /// Choices are part of the last words, where those may be the question.
    private static void ask(List<Line> lines, Reply reply, Instant at) {
        var asked = reply.asked();
        if (asked == null) {
            return;
        }
        if (asked.most() > 0) {
            lines.add(new Line(at, "Responda com um número de 1 a " + asked.most() + ".", List.of(), false));
        }
        if (asked.choices().isEmpty()) {
            return;
        }
        boolean several = asked.kind() == Kind.CHOICES;
        var last = lines.isEmpty() ? null : lines.getLast();
        if (last == null || isAddress(last.text())) {
            lines.add(new Line(at, CHOOSE, asked.choices(), several));
        } else {
            lines.set(lines.size() - 1, new Line(last.at(), last.text(), asked.choices(), several));
        }
    }

    private static boolean isAddress(String text) {
        return text.matches("https?://\\S+");
    }

    private static @Nullable String obstacle(Reply reply) {
        return reply.asked() == null
                ? null
                : switch (reply.asked().kind()) {
                    case FILE -> "typebot-file";
                    case PAYMENT -> "typebot-payment";
                    case WORDS, CHOICE, CHOICES -> null;
                };
    }

    /// No channel takes a text without end.
    private static List<String> parts(String text) {
        var parts = new ArrayList<String>();
        var rest = text;
        while (rest.length() > LONGEST) {
            int cut = Math.max(rest.lastIndexOf('\n', LONGEST), rest.lastIndexOf(' ', LONGEST));
            int end = cut <= 0 ? LONGEST : cut;
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }
}
