package app.prosa.file;

import java.util.Optional;

/// Recognises sound: MP3, AAC, Ogg (Opus, Vorbis, Speex, FLAC), WAV and AMR. Sound in MP4 and WebM is found by [Films].
final class Sounds {

    private static final int[] KILOBITS_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KILOBITS_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ = {44_100, 48_000, 32_000};
    private static final int TAIL = 64 * 1024;

    private static final int MOST_CHUNKS = 1000;

    private Sounds() {}

    static Optional<Facts> recognise(FileBytes bytes) {
        if (bytes.startsWith("#!AMR\n") || bytes.startsWith("#!AMR-WB\n")) {
            return Optional.of(Facts.of(FileType.AMR));
        } else if (bytes.startsWith("RIFF") && bytes.has(8, "WAVE")) {
            return Optional.of(wav(bytes));
        } else if (bytes.startsWith("OggS")) {
            return ogg(bytes);
        }
        return frames(bytes, bytes.startsWith("ID3") ? afterTag(bytes) : 0);
    }

    private static Facts wav(FileBytes bytes) {
        long rate = 0;
        long at = 12;
        for (int i = 0; i < MOST_CHUNKS && at + 8 <= bytes.size(); i++) {
            long length = bytes.little(at + 4, 4);
            if (bytes.has(at, "fmt ")) {
                rate = bytes.little(at + 16, 4);
            } else if (bytes.has(at, "data") && rate > 0) {
                return Facts.lasting(FileType.WAV, Math.min(length, bytes.size() - at - 8) * 1000 / rate);
            }
            at += 8 + length + length % 2;
        }
        throw FileBytes.broken();
    }

    /// Every stream of an Ogg file begins with a page of its own, before all other pages; one that is not sound makes
    /// it a film.
    private static Optional<Facts> ogg(FileBytes bytes) {
        long millis = 0;
        int streams = 0;
        for (long at = 0;
                streams < MOST_CHUNKS && bytes.has(at, "OggS") && (bytes.byteAt(at + 5) & 2) != 0;
                streams++) {
            int segments = bytes.byteAt(at + 26);
            long body = at + 27 + segments;
            long length = 0;
            for (int i = 0; i < segments; i++) {
                length += bytes.byteAt(at + 27 + i);
            }
            if (bytes.has(body, "OpusHead")) {
                millis = (lastGranule(bytes) - bytes.little(body + 10, 2)) / 48;
            } else if (bytes.has(body, "\u0001vorbis")) {
                millis = lastGranule(bytes) * 1000 / Math.max(1, bytes.little(body + 12, 4));
            } else if (!bytes.has(body, "Speex   ") && !bytes.has(body, "\u007fFLAC")) {
                return Optional.empty();
            }
            at = body + length;
        }
        return streams == 0 ? Optional.empty() : Optional.of(Facts.lasting(FileType.OGG, millis));
    }

    private static long lastGranule(FileBytes bytes) {
        long from = Math.max(0, bytes.size() - TAIL);
        int last = bytes.text(from, (int) (bytes.size() - from)).lastIndexOf("OggS");
        long granule = last < 0 || from + last + 14 > bytes.size() ? 0 : bytes.little(from + last + 6, 8);
        return Math.clamp(granule, 0, 1L << 40);
    }

    private static long afterTag(FileBytes bytes) {
        long size = 0;
        for (int i = 6; i < 10; i++) {
            size = (size << 7) | (bytes.byteAt(i) & 0x7f);
        }
        long at = 10 + size;
        while (at < bytes.size() && bytes.byteAt(at) == 0 && at < 10 + size + 4096) {
            at++;
        }
        return at;
    }

    /// A frame alone can be chance; a frame that ends where the next one begins, or the file, is sound.
    private static Optional<Facts> frames(FileBytes bytes, long at) {
        if (at + 7 > bytes.size() || (bytes.big(at, 2) & 0xffe0) != 0xffe0) {
            return Optional.empty();
        }
        boolean aac = (bytes.byteAt(at + 1) & 0xf6) == 0xf0;
        long end = at + (aac ? aacLength(bytes, at) : mp3Length(bytes, at));
        boolean followed = end > at + 4
                && (end == bytes.size()
                        || bytes.has(end, "TAG")
                        || (end + 2 <= bytes.size() && (bytes.big(end, 2) & 0xfffe) == (bytes.big(at, 2) & 0xfffe)));
        return followed ? Optional.of(Facts.of(aac ? FileType.AAC : FileType.MP3)) : Optional.empty();
    }

    private static long aacLength(FileBytes bytes, long at) {
        return bytes.big(at + 3, 3) >> 5 & 0x1fff;
    }

    private static long mp3Length(FileBytes bytes, long at) {
        int version = bytes.byteAt(at + 1) >> 3 & 3; // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
        int layer = bytes.byteAt(at + 1) >> 1 & 3; // 1: layer III
        int bitrate = bytes.byteAt(at + 2) >> 4;
        int rate = bytes.byteAt(at + 2) >> 2 & 3;
        if (version == 1 || layer != 1 || bitrate == 0 || bitrate == 15 || rate == 3) {
            return 0;
        }
        int kilobits = (version == 3 ? KILOBITS_1 : KILOBITS_2)[bitrate];
        int hertz = HERTZ[rate] / (version == 3 ? 1 : version == 2 ? 2 : 4);
        int padding = bytes.byteAt(at + 2) >> 1 & 1;
        return (version == 3 ? 144_000L : 72_000L) * kilobits / hertz + padding;
    }
}
