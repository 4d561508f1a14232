package app.prosa.file;

import org.jspecify.annotations.Nullable;

/// What everybody who gets a file is told about it.
///
/// @param mediaType decided by the content
/// @param width of an image or video as it is shown, in pixels
/// @param thumbnail whether there is a small picture of it
public record FileView(
        FileId id,
        String name,
        String mediaType,
        FileKind kind,
        long size,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Long durationMillis,
        boolean thumbnail) {}
