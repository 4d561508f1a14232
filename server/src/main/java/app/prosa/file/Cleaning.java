package app.prosa.file;

import app.prosa.blob.Blobs;
import app.prosa.blob.Draft;
import app.prosa.web.Refusal;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Takes out of a picture or film what says where it was made, without touching the picture itself: nothing is decoded
/// or compressed again.
///
/// JPEG, PNG, GIF and WEBP are written anew with only the parts that a viewer needs; in TIFF, HEIF and MP4 the places
/// are erased. Which way up a JPEG or WEBP is stays. The Exif block of HEIF is emptied; a place that a camera drew into
/// the pixels stays, as does whatever a document holds.
final class Cleaning {

    private Cleaning() {}

    /// The draft to keep: `draft` itself, or a new one that replaces it, which the caller closes as well.
    static Draft clean(Draft draft, FileType type, Blobs blobs) {
        return switch (type) {
            case JPEG -> rewritten(draft, blobs, JpegCleaning::copy);
            case PNG -> rewritten(draft, blobs, PngCleaning::copy);
            case GIF -> rewritten(draft, blobs, GifCleaning::copy);
            case WEBP -> rewritten(draft, blobs, WebpCleaning::copy);
            case TIFF -> changed(draft, TiffCleaning::forgetPlace);
            case HEIF -> changed(draft, Heif::forgetPlace);
            case MP4, MOV, THREE_GP, M4A -> changed(draft, Films::forgetPlace);
            case PDF, DOC, DOCX, PPT, PPTX, XLS, XLSX, TXT, RTF -> draft;
            case BMP, MP3, OGG, AAC, WAV, AMR, WEBM_AUDIO, WEBM -> draft;
        };
    }

    private interface Rewriting {
        void copy(DataInputStream in, DataOutputStream out) throws IOException;
    }

    private interface Change {
        void make(FileBytes bytes);
    }

    private static Draft rewritten(Draft draft, Blobs blobs, Rewriting rewriting) {
        var clean = blobs.draft();
        try (var in = new DataInputStream(
                        new BufferedInputStream(java.nio.file.Files.newInputStream(draft.path()), 64 * 1024));
                var out = new DataOutputStream(new BufferedOutputStream(clean.write(), 64 * 1024))) {
            rewriting.copy(in, out);
            return clean;
        } catch (EOFException e) {
            clean.close();
            throw FileBytes.broken();
        } catch (IOException e) {
            clean.close();
            throw new UncheckedIOException(e);
        } catch (Refusal e) {
            clean.close();
            throw e;
        }
    }

    private static Draft changed(Draft draft, Change change) {
        try (var bytes = new FileBytes(draft.path())) {
            change.make(bytes);
            return draft;
        }
    }
}
