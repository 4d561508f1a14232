package app.prosa.conversation;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/// A place in a list: whether it is among those marked as unread, which stand on top, the time that orders it, and the
/// id that breaks ties. Callers get it from [Places].
record Cursor(boolean markedUnread, Instant at, UUID id) {

    static Cursor parse(String text) {
        var bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        return new Cursor(
                bytes.get() != 0,
                Instant.ofEpochSecond(bytes.getLong(), bytes.getInt()),
                new UUID(bytes.getLong(), bytes.getLong()));
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
