package app.prosa.channel.whatsapp;

import app.prosa.channel.ChannelAdapter.Gesture;
import app.prosa.channel.ChannelAdapter.Outgoing;
import app.prosa.contact.Identity;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent;
import app.prosa.file.FileView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A message as Meta wants it.
final class Letter {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");
    private static final Set<String> SOUNDS = Set.of("audio/aac", "audio/mp4", "audio/mpeg", "audio/amr", "audio/ogg");
    /// The only kind of sound that a phone shows as a voice message.
    private static final String SPOKEN = "audio/ogg";
    private static final Set<String> FILMS = Set.of("video/mp4", "video/3gpp");

    private Letter() {}

    /// What a file is sent as: as what it is, where the phone can show it, else as a document.
    static String media(MessageContent content, FileView file) {
        return switch (content) {
            case MessageContent.Sticker _ when file.mediaType().equals("image/webp") -> "sticker";
            case MessageContent.Image _ when PICTURES.contains(file.mediaType()) -> "image";
            case MessageContent.Audio _ when SOUNDS.contains(file.mediaType()) -> "audio";
            case MessageContent.Video _ when FILMS.contains(file.mediaType()) -> "video";
            default -> "document";
        };
    }

    /// @param mediaId what Meta calls the file, when there is one
    static ObjectNode write(Outgoing message, @Nullable String mediaId) {
        var letter = JSON.createObjectNode().put("messaging_product", "whatsapp");
        address(letter, message.to());
        letter.put("biz_opaque_callback_data", message.id().value().toString());
        if (message.quotes() != null) {
            letter.putObject("context").put("message_id", message.quotes());
        }
        body(letter, message.content(), mediaId);
        return letter;
    }

    /// That a message was read, with all before it, and perhaps that somebody writes.
    static ObjectNode read(String externalId, boolean typing) {
        var letter = JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("status", "read")
                .put("message_id", externalId);
        if (typing) {
            letter.putObject("typing_indicator").put("type", "text");
        }
        return letter;
    }

    /// That nobody takes a call.
    static ObjectNode decline(String callId) {
        return JSON.createObjectNode()
                .put("messaging_product", "whatsapp")
                .put("call_id", callId)
                .put("action", "reject");
    }

    static ObjectNode write(Gesture gesture) {
        var letter = JSON.createObjectNode().put("messaging_product", "whatsapp");
        address(letter, gesture.to());
        letter.put("biz_opaque_callback_data", gesture.id().value().toString());
        letter.put("type", "reaction")
                .putObject("reaction")
                .put("message_id", gesture.target())
                .put("emoji", gesture.emoji() == null ? "" : gesture.emoji());
        return letter;
    }

    /// To the number where it is known, for it is what Meta takes for everything; else to the id.
    private static void address(ObjectNode letter, List<Name> to) {
        var group = name(to, Identity.WHATSAPP_GROUP);
        var number = name(to, Identity.WHATSAPP);
        letter.put("recipient_type", group.isPresent() ? "group" : "individual");
        if (group.isPresent() || number.isPresent()) {
            letter.put("to", group.or(() -> number).orElseThrow());
        } else {
            letter.put("recipient", name(to, Identity.WHATSAPP_USER).orElseThrow());
        }
    }

    private static Optional<String> name(List<Name> to, String kind) {
        return to.stream()
                .filter(it -> it.kind().equals(kind))
                .map(it -> it.value())
                .findFirst();
    }

    private static void body(ObjectNode letter, MessageContent content, @Nullable String mediaId) {
        switch (content) {
            case MessageContent.Text(var body) ->
                letter.put("type", "text")
                        .putObject("text")
                        .put("body", body)
                        .put("preview_url", body.contains("https://"));
            case MessageContent.Image(var file, var caption) -> file(letter, content, file, caption, mediaId);
            case MessageContent.Video(var file, var caption) -> file(letter, content, file, caption, mediaId);
            case MessageContent.Document(var file, var caption) -> file(letter, content, file, caption, mediaId);
            case MessageContent.Audio(var file, var _) -> file(letter, content, file, null, mediaId);
            case MessageContent.Sticker(var file, var _) -> file(letter, content, file, null, mediaId);
            case MessageContent.Location it -> location(letter, it);
            case MessageContent.Contacts(var cards) -> contacts(letter, cards);
            case MessageContent.Interactive it -> interactive(letter, it);
            case MessageContent.Template it -> template(letter, it, mediaId);
            default -> throw new IllegalArgumentException("WhatsApp cannot carry " + content.type() + ".");
        }
    }

    private static void file(
            ObjectNode letter,
            MessageContent content,
            FileView file,
            @Nullable String caption,
            @Nullable String mediaId) {
        var media = media(content, file);
        var part = letter.put("type", media).putObject(media).put("id", mediaId);
        if (caption != null && !media.equals("audio") && !media.equals("sticker")) {
            part.put("caption", caption);
        }
        if (content instanceof MessageContent.Audio(var _, var voice)
                && Boolean.TRUE.equals(voice)
                && file.mediaType().equals(SPOKEN)) {
            part.put("voice", true);
        }
        if (media.equals("document")) {
            part.put("filename", file.name());
        }
    }

    private static void location(ObjectNode letter, MessageContent.Location place) {
        var part = letter.put("type", "location")
                .putObject("location")
                .put("latitude", place.latitude())
                .put("longitude", place.longitude());
        if (place.name() != null) {
            part.put("name", place.name());
        }
        if (place.address() != null) {
            part.put("address", place.address());
        }
    }

    private static void contacts(ObjectNode letter, List<MessageContent.Card> cards) {
        var all = letter.put("type", "contacts").putArray("contacts");
        for (var card : cards) {
            var one = all.addObject();
            one.putObject("name").put("formatted_name", card.name()).put("first_name", card.name());
            var phones = one.putArray("phones");
            card.phones().forEach(it -> phones.addObject().put("phone", it));
            var emails = one.putArray("emails");
            card.emails().forEach(it -> emails.addObject().put("email", it));
            if (card.company() != null) {
                one.putObject("org").put("company", card.company());
            }
        }
    }

    private static void interactive(ObjectNode letter, MessageContent.Interactive it) {
        var part = letter.put("type", "interactive").putObject("interactive");
        boolean buttons = it.button() == null;
        part.put("type", buttons ? "button" : "list");
        part.putObject("body").put("text", it.body());
        if (it.header() != null) {
            part.putObject("header").put("type", "text").put("text", it.header());
        }
        if (it.footer() != null) {
            part.putObject("footer").put("text", it.footer());
        }
        var action = part.putObject("action");
        if (buttons) {
            var all = action.putArray("buttons");
            it.choices()
                    .forEach(
                            choice -> reply(all.addObject().put("type", "reply").putObject("reply"), choice));
        } else {
            var rows = action.put("button", it.button())
                    .putArray("sections")
                    .addObject()
                    .putArray("rows");
            it.choices().forEach(choice -> {
                var row = rows.addObject();
                reply(row, choice);
                if (choice.description() != null) {
                    row.put("description", choice.description());
                }
            });
        }
    }

    private static void reply(ObjectNode part, MessageContent.Choice choice) {
        part.put("id", choice.payload() == null ? choice.title() : choice.payload())
                .put("title", choice.title());
    }

    /// Every blank of a part in its place; named ones by their names.
    private static void template(ObjectNode letter, MessageContent.Template it, @Nullable String mediaId) {
        var part = letter.put("type", "template").putObject("template").put("name", it.name());
        part.putObject("language").put("code", it.language()).put("policy", "deterministic");
        var components = JSON.createArrayNode();
        header(components, it, mediaId);
        texts(components, "body", it.parameters());
        for (var filled : it.parameters()) {
            if (filled.key().startsWith("button.")) {
                var place = filled.key().substring("button.".length());
                var press = it.buttons().get(Integer.parseInt(place)).kind();
                boolean code = press == MessageContent.Press.COPY_CODE;
                components
                        .addObject()
                        .put("type", "button")
                        .put("sub_type", code ? "copy_code" : "url")
                        .put("index", place)
                        .putArray("parameters")
                        .addObject()
                        .put("type", code ? "coupon_code" : "text")
                        .put(code ? "coupon_code" : "text", filled.value());
            }
        }
        if (!components.isEmpty()) {
            part.set("components", components);
        }
    }

    private static void header(ArrayNode components, MessageContent.Template it, @Nullable String mediaId) {
        var file = it.file();
        var place = it.place();
        if (file != null) {
            var kind = file.kind().name().toLowerCase(Locale.ROOT);
            var shown = headerOf(components).put("type", kind).putObject(kind).put("id", mediaId);
            if (kind.equals("document")) {
                shown.put("filename", file.name());
            }
        } else if (place != null) {
            headerOf(components)
                    .put("type", "location")
                    .putObject("location")
                    .put("latitude", String.valueOf(place.latitude()))
                    .put("longitude", String.valueOf(place.longitude()))
                    .put("name", place.name())
                    .put("address", place.address());
        } else {
            texts(components, "header", it.parameters());
        }
    }

    private static ObjectNode headerOf(ArrayNode components) {
        return components
                .addObject()
                .put("type", "header")
                .putArray("parameters")
                .addObject();
    }

    private static void texts(ArrayNode components, String part, List<MessageContent.Filled> parameters) {
        var own = parameters.stream()
                .filter(it -> it.key().startsWith(part + "."))
                .toList();
        if (own.isEmpty()) {
            return;
        }
        var all = components.addObject().put("type", part).putArray("parameters");
        for (var filled : own) {
            var name = filled.key().substring(part.length() + 1);
            var one = all.addObject().put("type", "text");
            if (!name.chars().allMatch(Character::isDigit)) {
                one.put("parameter_name", name);
            }
            one.put("text", filled.value());
        }
    }
}
