package app.prosa.file;

import java.util.Arrays;

/// What of a file an address opens.
public enum FileVariant {
    /// The file, shown in the page where that is safe.
    ORIGINAL('o', ""),
    /// The file, always as a download.
    DOWNLOAD('d', ""),
    /// The small picture of an image.
    THUMBNAIL('t', "thumbnail");

    private final char code;
    private final String part;

    FileVariant(char code, String part) {
        this.code = code;
        this.part = part;
    }

    /// The variant with this code, which our own signature vouches for.
    static FileVariant of(byte code) {
        return Arrays.stream(values()).filter(it -> it.code == code).findFirst().orElseThrow();
    }

    /// What stands for it in an address.
    byte code() {
        return (byte) code;
    }

    /// Its name in the blob store.
    String part() {
        return part;
    }
}
