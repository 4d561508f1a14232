package app.prosa.channel.webchat;

import java.util.List;
import java.util.Map;

/// The browser and system that a User-Agent header names, for people to read. What it does not know stays empty:
/// nothing depends on it.
final class UserAgent {

    /// In this order: most browsers claim to be the later ones too.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser", "Samsung Internet"),
            Map.entry("Firefox", "Firefox"),
            Map.entry("FxiOS", "Firefox"),
            Map.entry("CriOS", "Chrome"),
            Map.entry("Chrome", "Chrome"),
            Map.entry("Safari", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("Android", "Android"),
            Map.entry("iPhone", "iOS"),
            Map.entry("iPad", "iPadOS"),
            Map.entry("Windows", "Windows"),
            Map.entry("Mac OS X", "macOS"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    private UserAgent() {}

    static String browser(String header) {
        return first(BROWSERS, header);
    }

    static String system(String header) {
        return first(SYSTEMS, header);
    }

    private static String first(List<Map.Entry<String, String>> names, String header) {
        return names.stream()
                .filter(it -> header.contains(it.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
