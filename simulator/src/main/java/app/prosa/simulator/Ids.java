package app.prosa.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;

/// Where every id comes from: the same seed makes the same ids in the same order.
final class Ids {

    private static final long FIRST_MEDIA = 400_000_000_000_000L;
    private static final long FIRST_TEMPLATE = 5_000_000_000_000_000L;

    private long seed = 1;
    private long messages;
    private long media;
    private long templates;
    private long others;
    private Random chance = new Random(seed);

    synchronized void reset(long newSeed) {
        seed = newSeed;
        messages = 0;
        media = 0;
        templates = 0;
        others = 0;
        chance = new Random(newSeed);
    }

    synchronized long seed() {
        return seed;
    }

    /// As Meta's look: opaque, but base64 of who it is about and a random part, which here is a number in its place.
    synchronized String message(String about, boolean inbound) {
        var number = "%06X%014X".formatted(seed & 0xFFFFFF, ++messages);
        var name = about.substring(0, Math.min(about.length(), 127)).getBytes(StandardCharsets.US_ASCII);
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1C, 0x18, (byte) name.length});
        bytes.writeBytes(name);
        bytes.writeBytes(new byte[] {0x15, 0x02, 0x00, (byte) (inbound ? 0x12 : 0x11), 0x18, 0x14});
        bytes.writeBytes(number.getBytes(StandardCharsets.US_ASCII));
        bytes.write(0);
        return "wamid." + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    synchronized String media() {
        return Long.toString(FIRST_MEDIA + ++media);
    }

    synchronized long template() {
        return FIRST_TEMPLATE + ++templates;
    }

    synchronized String other(String prefix) {
        return prefix + seed + "-" + ++others;
    }

    /// True in so many of a hundred cases, and in the same cases for the same seed.
    synchronized boolean happens(double probability) {
        return chance.nextDouble() < probability;
    }

    synchronized int below(int bound) {
        return chance.nextInt(bound);
    }
}
