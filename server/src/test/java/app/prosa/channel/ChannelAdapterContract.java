package app.prosa.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.prosa.channel.ChannelAdapter.Outgoing;
import app.prosa.channel.ChannelAdapter.Proof;
import app.prosa.channel.ChannelAdapter.Sent;
import app.prosa.contact.Name;
import app.prosa.conversation.MessageContent;
import app.prosa.conversation.MessageId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every channel's adapter must do. A channel extends it with its fixtures.
public abstract class ChannelAdapterContract {

    /// The adapter, speaking to a stand-in of its provider.
    protected abstract ChannelAdapter adapter();

    /// A line with secrets that the fixtures are signed with.
    protected abstract Line line();

    /// Webhooks as the provider sends them, by name.
    protected abstract Map<String, byte[]> webhooks();

    /// The headers with which the provider would send these bytes; null for one that has no webhooks.
    protected abstract @Nullable Map<String, String> signed(byte[] body);

    /// A webhook with two messages of which the first cannot be read.
    protected abstract byte[] halfBroken();

    /// A webhook with something that the provider invented after this was written.
    protected abstract byte[] unknown();

    /// The names of a receiver.
    protected abstract List<Name> receiver();

    /// The provider takes the next message; slows down; refuses for good; does not know our credentials any
    /// more; takes it and lets the answer be lost.
    protected enum Provider {
        TAKES,
        SLOWS_DOWN,
        REFUSES,
        LOCKS_OUT,
        LOSES_THE_ANSWER
    }

    protected abstract void next(Provider behaviour);

    /// How many messages reached the provider.
    protected abstract int reached();

    private static Function<String, @Nullable String> header(Map<String, String> headers) {
        return headers::get;
    }

    private Sent send() {
        return adapter()
                .send(
                        line(),
                        new Outgoing(
                                new MessageId(UUID.randomUUID()),
                                receiver(),
                                new MessageContent.Text("Olá"),
                                null,
                                () -> {
                                    throw new IllegalStateException("no file");
                                }));
    }

    @Test
    void itBelievesTheRightSignatureOnly() {
        webhooks().forEach((name, body) -> {
            var signed = signed(body);
            if (signed == null) {
                assertThat(adapter().verify(line(), body, _ -> "anything"))
                        .as(name)
                        .isNotEqualTo(Proof.GOOD);
                return;
            }
            var changed = body.clone();
            changed[body.length / 2] ^= 1;
            assertThat(adapter().verify(line(), body, header(signed))).as(name).isEqualTo(Proof.GOOD);
            assertThat(adapter().verify(line(), changed, header(signed)))
                    .as(name)
                    .isEqualTo(Proof.WRONG);
            assertThat(adapter().verify(line(), body, header(Map.of())))
                    .as(name)
                    .isEqualTo(Proof.MISSING);
        });
    }

    @Test
    void itReadsEverythingAndTheSameEachTime() {
        webhooks().forEach((name, body) -> {
            var told = adapter().read(body);
            assertThat(told).as(name).isNotEmpty().isEqualTo(adapter().read(body));
            assertThat(told).as(name).noneMatch(Inbound.Unreadable.class::isInstance);
        });
    }

    @Test
    void differentEventsHaveDifferentKeys() {
        var byKey = webhooks().values().stream()
                .flatMap(it -> adapter().read(it).stream())
                .collect(Collectors.groupingBy(it -> it.head().key()));

        byKey.forEach((key, events) -> assertThat(
                        events.stream().map(Inbound::getClass).distinct())
                .as(key)
                .hasSize(1));
    }

    @Test
    void whatCannotBeReadLeavesItsNeighbourAlone() {
        var told = adapter().read(halfBroken());

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).isInstanceOf(Inbound.Unreadable.class);
        assertThat(told.getLast()).isInstanceOf(Inbound.Said.class);
    }

    @Test
    void whatIsUnknownIsKept() {
        assertThat(adapter().read(unknown())).isNotEmpty().noneMatch(Inbound.Unreadable.class::isInstance);
    }

    @Test
    void whatIsNoWebhookAtAllFailsCleanly() {
        for (var body : List.of("", "null", "[]", "\"\"", "{", "<xml/>", "{\"a\":".repeat(10_000))) {
            assertThatCode(() -> {
                        try {
                            var _ = adapter().read(body.getBytes(UTF_8));
                        } catch (RuntimeException e) {
                            // Said so, which is all that is asked.
                        }
                    })
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void itSaysWhatCameOfSending() {
        next(Provider.TAKES);
        assertThat(send()).isInstanceOf(Sent.Accepted.class);
        next(Provider.SLOWS_DOWN);
        assertThat(send()).isInstanceOf(Sent.Later.class);
        next(Provider.REFUSES);
        assertThat(send()).isInstanceOf(Sent.Rejected.class);
        next(Provider.LOCKS_OUT);
        assertThat(send()).isInstanceOf(Sent.Broken.class);
    }

    @Test
    void aLostAnswerIsUnknownAndNothingIsSentTwice() {
        int before = reached();

        next(Provider.LOSES_THE_ANSWER);

        assertThat(send()).isInstanceOf(Sent.Unknown.class);
        assertThat(reached()).isEqualTo(before + 1);
    }
}
