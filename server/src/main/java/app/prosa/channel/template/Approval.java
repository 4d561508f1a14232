package app.prosa.channel.template;

import app.prosa.channel.Line;
import app.prosa.connection.ConnectionKind;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider does about templates. Called outside of any transaction.
public interface Approval {

    ConnectionKind kind();

    /// Everything that the provider has for the line.
    Listing list(Line line);

    /// What came of asking for the list.
    sealed interface Listing {

        record Whole(List<Known> templates) implements Listing {
            public Whole {
                templates = List.copyOf(templates);
            }
        }

        /// Nothing is known, and why.
        record Failed(String code, @Nullable String detail) implements Listing {}
    }

    /// A template as the provider has it.
    record Known(
            String externalId,
            String name,
            String language,
            Template.Category category,
            Template.Status status,
            Wording wording,
            Map<String, String> samples,
            @Nullable String quality,
            @Nullable String reason) {
        public Known {
            samples = Map.copyOf(samples);
        }
    }

    /// Brings a new template to be judged.
    ///
    /// @param sample what the provider sees in the place of the header's file
    Verdict submit(Line line, Template template, @Nullable Sample sample);

    /// Brings a changed one to be judged anew.
    Verdict edit(Line line, Template template, @Nullable Sample sample);

    Verdict remove(Line line, Template template);

    /// A file to show.
    record Sample(String name, String mediaType, long size, Bytes bytes) {}

    /// Opens the file. Whoever opens it closes it.
    @FunctionalInterface
    interface Bytes {
        InputStream open() throws IOException;
    }

    /// What came of it.
    sealed interface Verdict {

        /// The provider has it.
        record Taken(String externalId, Template.Status status, Template.Category category) implements Verdict {}

        /// It does not, and says why.
        record Refused(String code, @Nullable String detail) implements Verdict {}

        /// Nobody knows: the list will tell.
        record Lost(@Nullable String detail) implements Verdict {}
    }
}
