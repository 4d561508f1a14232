package app.prosa.file;

import org.jspecify.annotations.Nullable;

/// What looking into a file told.
///
/// @param width of an image or video, if its header was understood
record Facts(
        FileType type,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis) {

    static Facts of(FileType type) {
        return new Facts(type, null, null, null);
    }

    static Facts sized(FileType type, int width, int height) {
        return new Facts(type, width, height, null);
    }

    static Facts lasting(FileType type, long millis) {
        return new Facts(type, null, null, millis > 0 ? millis : null);
    }
}
