package app.prosa.agent;

import app.prosa.web.Refusal;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// The photo of a person: a small square that we drew ourselves. What somebody uploaded is read as pixels and written
/// anew, so nothing hidden in the file survives: no position, no script, no second file behind the picture.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way from the database to a browser; nobody compares photos
public record Photo(String mediaType, byte[] bytes) {

    private static final int LARGEST_FILE = 8 << 20;
    private static final int SIDE = 256;
    private static final long MOST_PIXELS = 40_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

    /// The photo that somebody uploads.
    ///
    /// @throws Refusal.TooLarge `photo-too-large` above 8 MB or 40 million pixels
    /// @throws Refusal.Unsupported `photo-type` when it is no JPEG, PNG or GIF
    /// @throws Refusal.Invalid `photo-broken` when it only begins like one
    public static Photo read(InputStream upload) throws IOException {
        var bytes = upload.readNBytes(LARGEST_FILE + 1);
        if (bytes.length > LARGEST_FILE) {
            throw new Refusal.TooLarge(
                    "photo-too-large", "The file is too large for a photo.", Map.of("limit", LARGEST_FILE));
        }
        return of(bytes);
    }

    /// The answer that shows it, and how long a browser may keep it.
    public ResponseEntity<byte[]> answer(CacheControl cache) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(mediaType))
                .cacheControl(cache.cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .body(bytes);
    }

    static Photo of(byte[] upload) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw unsupported();
            }
            var reader = readers.next();
            try {
                if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                    throw unsupported();
                }
                reader.setInput(input, true, true);
                return written(squared(pixels(reader)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException _) {
            // What the JDK's readers throw at files that only begin like a picture.
            throw new Refusal.Invalid("photo-broken", "The picture cannot be read.");
        }
    }

    private static BufferedImage pixels(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new Refusal.TooLarge(
                    "photo-too-large", "The picture has too many pixels.", Map.of("limit", MOST_PIXELS));
        }
        var param = reader.getDefaultReadParam();
        int step = Math.max(1, Math.min(width, height) / (SIDE * 2));
        param.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, param);
    }

    private static BufferedImage squared(BufferedImage image) {
        boolean transparent = image.getColorModel().hasAlpha();
        var square =
                new BufferedImage(SIDE, SIDE, transparent ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        int side = Math.min(image.getWidth(), image.getHeight());
        int left = (image.getWidth() - side) / 2;
        int top = (image.getHeight() - side) / 2;
        var brush = square.createGraphics();
        brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        brush.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        if (!transparent) {
            brush.setColor(Color.WHITE);
            brush.fillRect(0, 0, SIDE, SIDE);
        }
        brush.drawImage(image, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        brush.dispose();
        return square;
    }

    private static Photo written(BufferedImage square) throws IOException {
        var format = square.getColorModel().hasAlpha() ? "png" : "jpeg";
        var bytes = new ByteArrayOutputStream();
        if (!ImageIO.write(square, format, bytes)) {
            throw new IllegalStateException("This machine cannot write " + format + ".");
        }
        return new Photo("image/" + format, bytes.toByteArray());
    }

    private static Refusal unsupported() {
        return new Refusal.Unsupported("photo-type", "A photo is a JPEG, PNG or GIF.", Map.of());
    }
}
