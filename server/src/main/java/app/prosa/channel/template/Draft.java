package app.prosa.channel.template;

import app.prosa.file.FileId;
import app.prosa.web.OutsideText;
import app.prosa.web.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A template as somebody writes it.
///
/// @param samples what the provider sees in the blanks, by their keys; a button's is its whole address
/// @param sources what fills the blanks by itself, by their keys
/// @param sample the file that the provider sees in the header
record Draft(
        String name,
        String language,
        Template.Category category,
        @Nullable String group,
        Wording.@Nullable Header header,
        String body,
        @Nullable String footer,
        List<Wording.Button> buttons,
        Map<String, String> samples,
        Map<String, Template.Source> sources,
        @Nullable FileId sample) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,512}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(_[A-Z]{2})?");
    private static final Pattern NEIGHBOURS = Pattern.compile("}}\\s*\\{\\{");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{8,20}");
    private static final int LONGEST_BODY = 1_024;
    private static final int LONGEST_LINE = 60;
    private static final int LONGEST_BUTTON = 25;
    private static final int LONGEST_CODE = 15;
    private static final int LONGEST_ADDRESS = 2_000;
    private static final int LONGEST_GROUP = 60;
    private static final int MOST_BUTTONS = 10;

    Draft {
        buttons = List.copyOf(buttons);
        samples = Map.copyOf(samples);
        sources = Map.copyOf(sources);
    }

    Wording wording() {
        return new Wording(header, body, footer, buttons, true);
    }

    /// Tidied, and such that a provider could approve it: what it would refuse for its form is refused here, where
    /// the field can be named.
    ///
    /// @throws Refusal.Invalid `template-rule` with the `field` and the `rule` that it breaks
    Draft checked() {
        must(NAME.matcher(name).matches(), "name", "letters");
        must(LANGUAGE.matcher(language).matches(), "language", "unknown");
        var tidy = new Draft(
                name,
                language,
                category,
                group(group),
                header == null ? null : new Wording.Header(header.kind(), line(header.text())),
                OutsideText.clean(body).strip(),
                line(footer),
                buttons.stream().map(Draft::tidy).toList(),
                samples,
                sources,
                sample);
        tidy.mustHaveABody();
        tidy.mustHaveAGoodHeader();
        tidy.mustHaveAGoodFooter();
        tidy.mustHaveGoodButtons();
        return tidy.withOwnKeys();
    }

    /// What a button that copies says is the provider's, in the customer's language.
    private static Wording.Button tidy(Wording.Button button) {
        var text = button.kind() == Wording.Press.COPY_CODE ? "" : OutsideText.line(button.text());
        return new Wording.Button(button.kind(), text, line(button.value()));
    }

    private void mustHaveABody() {
        var names = Wording.names(body);
        must(!body.isEmpty(), "body", "empty");
        must(body.length() <= LONGEST_BODY, "body", "long");
        must(!Wording.BLANK.matcher(body).lookingAt() && !body.endsWith("}}"), "body", "edge");
        must(!NEIGHBOURS.matcher(body).find(), "body", "neighbours");
        must(inOrder(names), "body", "order");
        var words = Wording.BLANK.matcher(body).replaceAll("").strip().split("\\s+").length;
        must(words >= 2 * names.size(), "body", "short");
    }

    private void mustHaveAGoodHeader() {
        if (header == null || header.kind() != Wording.Above.TEXT) {
            return;
        }
        var text = header.text();
        must(text != null && !text.isEmpty(), "header", "empty");
        must(text == null || text.length() <= LONGEST_LINE, "header", "long");
        must(Wording.names(text).size() <= 1 && inOrder(Wording.names(text)), "header", "order");
    }

    private void mustHaveAGoodFooter() {
        must(footer == null || footer.length() <= LONGEST_LINE, "footer", "long");
        must(Wording.names(footer).isEmpty(), "footer", "blank");
    }

    private void mustHaveGoodButtons() {
        must(buttons.size() <= MOST_BUTTONS, "buttons", "many");
        for (var button : buttons) {
            must(!button.text().isEmpty() || button.kind() == Wording.Press.COPY_CODE, "buttons", "empty");
            must(button.text().length() <= LONGEST_BUTTON, "buttons", "long");
            var value = Objects.requireNonNullElse(button.value(), "");
            switch (button.kind()) {
                case REPLY -> {}
                case URL -> must(isAddress(value), "buttons", "address");
                case PHONE -> must(NUMBER.matcher(value).matches(), "buttons", "number");
                case COPY_CODE -> must(!value.isEmpty() && value.length() <= LONGEST_CODE, "buttons", "code");
            }
        }
        must(buttons.stream().map(Wording.Button::text).distinct().count() == buttons.size(), "buttons", "same");
    }

    private static boolean isAddress(String value) {
        var blanks = Wording.names(value);
        if (value.length() > LONGEST_ADDRESS || blanks.size() > 1 || (!blanks.isEmpty() && !value.endsWith("}}"))) {
            return false;
        }
        try {
            var address = URI.create(Wording.BLANK.matcher(value).replaceAll("x"));
            return address.getHost() != null && List.of("http", "https").contains(String.valueOf(address.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Numbered from 1 without gaps, or all of them named.
    private static boolean inOrder(List<String> names) {
        boolean numbered = names.stream().allMatch(it -> it.chars().allMatch(Character::isDigit));
        return numbered
                ? IntStream.range(0, names.size()).allMatch(it -> names.get(it).equals(Integer.toString(it + 1)))
                : names.stream().noneMatch(it -> it.chars().allMatch(Character::isDigit));
    }

    /// Every blank has a sample, and what belongs to no blank is left out.
    private Draft withOwnKeys() {
        var shown = new LinkedHashMap<String, String>();
        var filling = new LinkedHashMap<String, Template.Source>();
        for (var blank : wording().blanks()) {
            var sampled = line(samples.get(blank.key()));
            if (sampled == null && blank.part() == Wording.Part.BUTTON) {
                var button = buttons.get(Integer.parseInt(blank.key().substring("button.".length())));
                sampled = button.kind() == Wording.Press.COPY_CODE ? button.value() : null;
            }
            must(sampled != null, blank.key(), "sample");
            shown.put(blank.key(), Objects.requireNonNull(sampled));
            if (sources.containsKey(blank.key())) {
                filling.put(blank.key(), sources.get(blank.key()));
            }
        }
        return new Draft(name, language, category, group, header, body, footer, buttons, shown, filling, sample);
    }

    static @Nullable String group(@Nullable String said) {
        var group = line(said);
        must(group == null || group.length() <= LONGEST_GROUP, "group", "long");
        return group;
    }

    static @Nullable String line(@Nullable String said) {
        var line = said == null ? "" : OutsideText.line(said);
        return line.isEmpty() ? null : line;
    }

    private static void must(boolean holds, String field, String rule) {
        if (!holds) {
            throw new Refusal.Invalid(
                    "template-rule",
                    "A template like this would not be approved: " + field + ", " + rule + ".",
                    Map.of("field", field, "rule", rule));
        }
    }
}
