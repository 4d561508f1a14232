package app.prosa.file;

import app.prosa.blob.Draft;
import app.prosa.web.Refusal;
import jakarta.annotation.PreDestroy;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Measures pictures and makes the small ones.
///
/// The measures come from the header, before anything is decoded, so that a picture which unpacks to gigabytes is
/// refused for a few bytes. Decoding is heavy and runs on two threads of its own with a short queue; when they cannot
/// keep up, the picture goes without a thumbnail.
@Component
final class Pictures {

    static final long MOST_PIXELS = 50_000_000;
    private static final int THUMBNAIL = 480;
    private static final int THREADS = 2;
    private static final int QUEUE = 32;
    private static final int PATIENCE_SECONDS = 20;
    private static final Logger log = LoggerFactory.getLogger(Pictures.class);

    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            THREADS,
            THREADS,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().name("pictures-", 0).daemon().factory());

    Pictures() {
        // Here and not at the first picture: the plugins are found only from the thread that starts the server.
        ImageIO.scanForPlugins();
        ImageIO.setUseCache(false);
        threads.allowCoreThreadTimeOut(true);
    }

    /// The facts with width and height as the picture is shown.
    ///
    /// @throws Refusal.TooLarge `image-too-large`
    Facts measure(Path path, Facts facts) {
        var measured = facts.type() == FileType.HEIF ? facts : measured(path, facts.type());
        if (measured.width() != null
                && measured.height() != null
                && (long) measured.width() * measured.height() > MOST_PIXELS) {
            throw new Refusal.TooLarge(
                    "image-too-large", "The picture has too many pixels.", Map.of("limit", MOST_PIXELS));
        }
        return measured;
    }

    /// Writes the small picture; false when this one cannot be decoded.
    boolean shrink(Path path, FileType type, Draft target) {
        if (type == FileType.HEIF) {
            return false;
        }
        try {
            var small = threads.submit(() -> small(path, type)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            try (var out = target.write()) {
                return ImageIO.write(small, small.getColorModel().hasAlpha() ? "png" : "jpeg", out);
            }
        } catch (ExecutionException | TimeoutException | RejectedExecutionException | IOException e) {
            log.info("thumbnail=none type={} reason={}", type, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }

    private static Facts measured(Path path, FileType type) {
        boolean turned = orientation(path, type) > 4;
        return reading(path, type, reader -> {
                    int width = reader.getWidth(0);
                    int height = reader.getHeight(0);
                    return Facts.sized(type, turned ? height : width, turned ? width : height);
                })
                .orElseThrow(FileBytes::broken);
    }

    private static BufferedImage small(Path path, FileType type) {
        var image = reading(path, type, reader -> {
                    var parameters = reader.getDefaultReadParam();
                    int step = Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / (2 * THUMBNAIL));
                    parameters.setSourceSubsampling(step, step, 0, 0);
                    return reader.read(0, parameters);
                })
                .orElseThrow(FileBytes::broken);
        return drawn(image, orientation(path, type));
    }

    private interface Reading<T> {
        T with(ImageReader reader) throws IOException;
    }

    /// What the reader makes of the picture, or nothing if the picture confuses it: decoders answer damaged data with
    /// exceptions of every kind.
    private static <T> Optional<T> reading(Path path, FileType type, Reading<T> reading) {
        var readers = ImageIO.getImageReadersByFormatName(type.extension());
        var reader = readers.next();
        try (var in = ImageIO.createImageInputStream(path.toFile())) {
            reader.setInput(in, false, true);
            return Optional.of(reading.with(reader));
        } catch (IOException | RuntimeException e) {
            log.info("unreadable type={} reason={}", type, e.toString());
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    /// The image upright and small, on a canvas of a plain kind: with alpha only if it had some.
    private static BufferedImage drawn(BufferedImage image, int orientation) {
        double scale = Math.min(1, (double) THUMBNAIL / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        boolean turned = orientation > 4;
        var canvas = new BufferedImage(
                turned ? height : width,
                turned ? width : height,
                image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var graphics = canvas.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.transform(upright(orientation, width, height));
            graphics.drawImage(image, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return canvas;
    }

    private static AffineTransform upright(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static int orientation(Path path, FileType type) {
        if (type != FileType.JPEG) {
            return 1;
        }
        try (var in = new DataInputStream(new BufferedInputStream(java.nio.file.Files.newInputStream(path)))) {
            return JpegCleaning.orientation(in);
        } catch (IOException e) {
            return 1;
        }
    }
}
