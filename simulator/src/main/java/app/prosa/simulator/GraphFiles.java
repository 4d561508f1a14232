package app.prosa.simulator;

import app.prosa.simulator.Faults.Occasion;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Files going to Meta and coming from it.
final class GraphFiles {

    private static final int HUGE = 200 * 1024 * 1024;

    private final MediaStore media;
    private final Faults faults;

    GraphFiles(MediaStore media, Faults faults) {
        this.media = media;
        this.faults = faults;
    }

    Reply upload(Call call) {
        var parts = Multipart.read(call);
        var file = parts.get("file");
        var product = parts.get("messaging_product");
        if (product == null || !product.text().equals("whatsapp")) {
            throw MetaError.of(100)
                    .because("The parameter messaging_product is required.")
                    .refused();
        }
        if (file == null) {
            throw MetaError.of(100).because("The parameter file is required.").refused();
        }
        var type = file.type() == null ? "application/octet-stream" : file.type();
        return Reply.json(Json.object()
                .put("id", media.upload(file.bytes(), type, file.filename()).id()));
    }

    Reply serve(String address, Occasion occasion) {
        var file = media.at(address).orElse(null);
        var wrong = faults.strike(Fault.BadMedia.class, occasion)
                .map(Fault.BadMedia::kind)
                .orElse(null);
        if (file == null) {
            return expired();
        }
        var whole = Reply.bytes(200, file.type(), file.bytes());
        if (wrong == null) {
            return whole;
        }
        return switch (wrong) {
            case EXPIRED -> expired();
            case OTHER_BYTES -> Reply.bytes(200, file.type(), otherBytes(file.bytes()));
            case EMPTY -> Reply.bytes(200, file.type(), new byte[0]);
            case HUGE -> new Reply(200, whole.headers(), HUGE, huge());
            case WRONG_TYPE -> Reply.bytes(200, "text/html", file.bytes());
            case BAD_NAME -> whole.with("Content-Disposition", "attachment; filename=\"../../eicar.com\"");
            case REDIRECT -> Reply.text(302, "").with("Location", "http://169.254.169.254/latest/meta-data/");
        };
    }

    private static Reply expired() {
        return Reply.text(404, "URL signature expired");
    }

    private static byte[] otherBytes(byte[] bytes) {
        var other = Arrays.copyOf(bytes, Math.max(1, bytes.length));
        other[other.length - 1] ^= 0x55;
        return other;
    }

    private static InputStream huge() {
        var piece = new byte[1024 * 1024];
        List<InputStream> pieces = IntStream.range(0, HUGE / piece.length)
                .<InputStream>mapToObj(_ -> new ByteArrayInputStream(piece))
                .toList();
        return new SequenceInputStream(Collections.enumeration(pieces));
    }
}
