package app.prosa.agent;

import app.prosa.web.Refusal;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// The photo of an agent: a small square that we drew ourselves. What somebody uploaded is read as pixels and written
/// anew, so nothing hidden in the file survives: no position, no script, no second file behind the picture.
@SuppressWarnings("ArrayRecordComponent") // bytes on their way from the database to a browser; nobody compares photos
public record Photo(String mediaType, byte[] bytes) {

    static final int LARGEST_FILE = 8 << 20;

    private static final int SIDE = 256;
    private static final long MOST_PIXELS = 40_000_000;
    private static final Set<String> FORMATS = Set.of("jpeg", "png", "gif");

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
