package app.prosa.file;

/// What of a file an address opens.
public enum FileVariant {
    /// The file, shown in the page where that is safe.
    ORIGINAL(""),
    /// The file, always as a download.
    DOWNLOAD(""),
    /// The small picture of an image.
    THUMBNAIL("thumbnail");

    private final String part;

    FileVariant(String part) {
        this.part = part;
    }

    /// Its name in the blob store.
    String part() {
        return part;
    }
}
