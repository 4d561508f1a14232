package app.prosa.bot.typebot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Reads the tree of paragraphs that older viewers answer, whatever format they are asked for.
final class RichText {

    private final List<Span> spans = new ArrayList<>();

    private RichText() {}

    static List<Span> read(JsonNode blocks) {
        var text = new RichText();
        text.blocks(blocks);
        return text.spans;
    }

    private void blocks(JsonNode blocks) {
        for (var block : blocks) {
            if (!spans.isEmpty()) {
                spans.add(Span.plain("\n"));
            }
            block(block);
        }
    }

    private void block(JsonNode block) {
        switch (block.path("type").asString("p")) {
            case "ul" -> items(block, false);
            case "ol" -> items(block, true);
            default -> children(block);
        }
    }

    private void items(JsonNode list, boolean numbered) {
        int number = 0;
        for (var item : list.path("children")) {
            if (number++ > 0) {
                spans.add(Span.plain("\n"));
            }
            spans.add(Span.plain(numbered ? number + ". " : "- "));
            children(item);
        }
    }

    private void children(JsonNode node) {
        for (var child : node.path("children")) {
            switch (child.path("type").asString("")) {
                case "a" ->
                    spans.add(Span.plain(
                            Markdown.named(plain(child), child.path("url").asString(""))));
                case "ul", "ol" -> {
                    spans.add(Span.plain("\n"));
                    block(child);
                }
                default -> {
                    if (child.has("text")) {
                        spans.add(leaf(child));
                    } else {
                        children(child);
                    }
                }
            }
        }
    }

    private static Span leaf(JsonNode leaf) {
        return new Span(
                leaf.path("text").asString(""),
                leaf.path("bold").asBoolean(false),
                leaf.path("italic").asBoolean(false),
                leaf.path("strikethrough").asBoolean(false));
    }

    private static String plain(JsonNode node) {
        return node.has("text")
                ? node.path("text").asString("")
                : node.path("children").valueStream().map(RichText::plain).collect(Collectors.joining());
    }
}
