package app.prosa.channel.template;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a template says, with blanks such as `{{1}}` or `{{nome}}`.
///
/// @param complete false when it has parts that Prosa does not know: then it cannot be sent from here
public record Wording(
        @Nullable Header header, String body, @Nullable String footer, List<Button> buttons, boolean complete) {

    static final Pattern BLANK = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    public Wording {
        buttons = List.copyOf(buttons);
    }

    /// What stands above the body.
    ///
    /// @param text for [Above#TEXT]
    public record Header(Above kind, @Nullable String text) {}

    /// What can stand there. A file or a place is chosen when the template is sent.
    public enum Above {
        @JsonProperty("text")
        TEXT,
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("video")
        VIDEO,
        @JsonProperty("document")
        DOCUMENT,
        @JsonProperty("location")
        LOCATION;

        public boolean isFile() {
            return this == IMAGE || this == VIDEO || this == DOCUMENT;
        }
    }

    /// A button below the body.
    ///
    /// @param value the address, the number or the code; null for an answer
    public record Button(Press kind, String text, @Nullable String value) {}

    /// What a button does.
    public enum Press {
        @JsonProperty("reply")
        REPLY,
        @JsonProperty("url")
        URL,
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("copy-code")
        COPY_CODE
    }

    /// A place that must be filled before the template can be sent.
    ///
    /// @param key where it is and what it is called: `header.1`, `body.nome`, or `button.0` by the button's place
    public record Blank(String key, Part part, String name) {}

    /// Where a blank is.
    public enum Part {
        @JsonProperty("header")
        HEADER,
        @JsonProperty("body")
        BODY,
        @JsonProperty("button")
        BUTTON
    }

    /// All that must be filled, in reading order.
    public List<Blank> blanks() {
        var all = new ArrayList<Blank>();
        if (header != null && header.text() != null) {
            names(header.text()).forEach(it -> all.add(new Blank("header." + it, Part.HEADER, it)));
        }
        names(body).forEach(it -> all.add(new Blank("body." + it, Part.BODY, it)));
        for (int place = 0; place < buttons.size(); place++) {
            var button = buttons.get(place);
            if (button.kind() == Press.COPY_CODE || (button.kind() == Press.URL && hasBlank(button.value()))) {
                all.add(new Blank("button." + place, Part.BUTTON, button.text()));
            }
        }
        return all;
    }

    /// Whether the blanks of the texts have names instead of numbers.
    @JsonIgnore
    public boolean isNamed() {
        return Stream.of(header == null ? null : header.text(), body)
                .flatMap(it -> names(it).stream())
                .anyMatch(it -> !it.chars().allMatch(Character::isDigit));
    }

    /// A text of one part with its blanks filled.
    static String filled(String text, Part part, Map<String, String> values) {
        var prefix = part == Part.HEADER ? "header." : "body.";
        return BLANK.matcher(text)
                .replaceAll(it -> Matcher.quoteReplacement(values.getOrDefault(prefix + it.group(1), it.group())));
    }

    /// The value of a button as the customer's phone has it.
    static @Nullable String filled(Button button, @Nullable String value) {
        if (value == null || button.value() == null) {
            return button.value();
        }
        return button.kind() == Press.COPY_CODE
                ? value
                : BLANK.matcher(button.value()).replaceAll(Matcher.quoteReplacement(value));
    }

    static List<String> names(@Nullable String text) {
        return text == null
                ? List.of()
                : BLANK.matcher(text)
                        .results()
                        .map(it -> it.group(1))
                        .distinct()
                        .toList();
    }

    private static boolean hasBlank(@Nullable String text) {
        return text != null && BLANK.matcher(text).find();
    }
}
