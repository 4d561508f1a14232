package app.prosa.file;

import java.nio.charset.StandardCharsets;

/// The `Content-Disposition` header (RFC 6266): the name in ASCII for old readers, and as it is for the others.
final class Disposition {

    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";

    private Disposition() {}

    static String of(String kind, String name) {
        var encoded = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            if (PLAIN.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(String.format("%02X", octet));
            }
        }
        var ascii = name.replaceAll("[^ -~]|[\"\\\\%;]", "_");
        return "%s; filename=\"%s\"; filename*=UTF-8''%s".formatted(kind, ascii, encoded);
    }
}
