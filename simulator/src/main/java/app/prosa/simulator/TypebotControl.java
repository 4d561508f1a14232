package app.prosa.simulator;

/// `/sim/typebot/…`: typebots by the answers that they give, and the talks with them.
final class TypebotControl {

    private final Typebots typebots;

    TypebotControl(Typebots typebots) {
        this.typebots = typebots;
    }

    /// `rest` is the address below `/sim/typebot/`.
    Reply answer(Call call, String rest) {
        return switch (call.method() + " " + rest) {
            case "POST typebots" -> {
                var typebot = call.json();
                var id = Json.text(typebot, "publicId");
                var replies = typebot.path("replies")
                        .valueStream()
                        .map(String::valueOf)
                        .toList();
                if (id.isBlank() || replies.isEmpty()) {
                    throw new IllegalArgumentException("A typebot has a publicId and replies.");
                }
                typebots.play(id, replies);
                yield Reply.ok();
            }
            case "POST expiry" -> {
                typebots.expire();
                yield Reply.ok();
            }
            case "GET talks" -> Reply.json(typebots.talks(call.query("publicId")));
            default -> Control.notFound();
        };
    }
}
