package app.prosa.conversation;

import app.prosa.web.Refusal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list: whether it is among those marked as unread, which stand on top, the time that orders it, and the
/// id that breaks ties. Opaque to callers.
record Cursor(boolean markedUnread, Instant at, UUID id) {

    static Cursor parse(String text) {
        try {
            var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
            return new Cursor(
                    bytes.get() != 0,
                    Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()),
                    new UUID(bytes.getLong(), bytes.getLong()));
        } catch (IllegalArgumentException | java.nio.BufferUnderflowException | java.time.DateTimeException e) {
            throw new Refusal.Invalid("invalid-cursor", "This place in the list is not one that the server gave.");
        }
    }

    @Override
    public String toString() {
        var bytes = ByteBuffer.allocate(29)
                .put((byte) (markedUnread ? 1 : 0))
                .putLong(at.getEpochSecond())
                .putInt(at.getNano())
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
