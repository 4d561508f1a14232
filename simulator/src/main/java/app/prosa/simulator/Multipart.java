package app.prosa.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parts of a form with a file in it.
final class Multipart {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type: *([^\r\n]+)");

    /// One part; only a file has a name of its own and a type.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares parts
    record Part(
            byte[] bytes,
            @Nullable String filename,
            @Nullable String type) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private Multipart() {}

    static Map<String, Part> read(Call call) {
        var boundary = BOUNDARY.matcher(call.header("content-type"));
        if (!boundary.find()) {
            throw MetaError.of(100)
                    .because("The call must be multipart/form-data.")
                    .refused();
        }
        var parts = new LinkedHashMap<String, Part>();
        var body = call.body();
        var mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1);
        var from = indexOf(body, mark, 0);
        while (from >= 0) {
            var to = indexOf(body, mark, from + mark.length);
            if (to < 0) {
                break;
            }
            // Between the marks stand a line end, the part, and a line end.
            readPart(Arrays.copyOfRange(body, from + mark.length + 2, Math.max(from + mark.length + 2, to - 2)), parts);
            from = to;
        }
        return parts;
    }

    private static void readPart(byte[] part, Map<String, Part> parts) {
        var end = indexOf(part, "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1), 0);
        if (end < 0) {
            return;
        }
        var head = new String(part, 0, end, StandardCharsets.UTF_8);
        var name = NAME.matcher(head.replaceAll("filename=\"[^\"]*\"", ""));
        if (name.find()) {
            var filename = FILENAME.matcher(head);
            var type = TYPE.matcher(head);
            parts.put(
                    name.group(1),
                    new Part(
                            Arrays.copyOfRange(part, end + 4, part.length),
                            filename.find() ? filename.group(1) : null,
                            type.find() ? type.group(1).trim() : null));
        }
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (var at = from; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }
}
