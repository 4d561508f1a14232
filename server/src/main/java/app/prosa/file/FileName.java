package app.prosa.file;

import java.text.Normalizer;
import java.util.regex.Pattern;

/// Makes a name that a sender gave safe to store, show and save anywhere.
final class FileName {

    private static final int LONGEST = 120;

    /// Controls, invisible and direction-changing characters, lone surrogates, private use: they hide what a name is.
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");

    private static final Pattern UNSAFE = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[\\s.]+|[\\s.]+$");

    /// Names that Windows takes for devices, whatever follows the first dot.
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\\s*(\\..*)?");

    private FileName() {}

    static String clean(String raw, FileType type) {
        var name = HIDDEN.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC))
                .replaceAll("")
                .replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1);
        name = UNSAFE.matcher(name).replaceAll("_").replaceAll("\\s+", " ");
        name = EDGES.matcher(name).replaceAll("");
        int dot = name.lastIndexOf('.');
        var ending = name.substring(dot + 1);
        var base = name;
        var extension = type.extension();
        if (dot >= 0 && FileType.isExtension(ending)) {
            base = name.substring(0, dot);
            extension = type.mayEndWith(ending) ? ending : extension;
        } else if (dot < 0 && type.mayEndWith(name)) {
            base = "";
        }
        return shortened(named(base), LONGEST - extension.length() - 1) + "." + extension;
    }

    private static String named(String base) {
        var trimmed = EDGES.matcher(base).replaceAll("");
        if (trimmed.isEmpty()) {
            return "file";
        }
        return DEVICE.matcher(trimmed).matches() ? "_" + trimmed : trimmed;
    }

    private static String shortened(String base, int length) {
        if (base.length() <= length) {
            return base;
        }
        var end = Character.isHighSurrogate(base.charAt(length - 1)) ? length - 1 : length;
        return EDGES.matcher(base.substring(0, end)).replaceAll("");
    }
}
