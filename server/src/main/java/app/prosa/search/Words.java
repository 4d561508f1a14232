package app.prosa.search;

import app.prosa.web.OutsideText;

/// What somebody typed to find a message.
///
/// @param whole the words that are finished
/// @param last the one that may not be
record Words(String whole, String last) {

    private static final int LONGEST = 200;

    static Words of(String typed) {
        var line = OutsideText.line(typed);
        var text =
                line.substring(0, line.offsetByCodePoints(0, Math.min(LONGEST, line.codePointCount(0, line.length()))));
        int space = text.lastIndexOf(' ');
        return new Words(text.substring(0, Math.max(space, 0)), text.substring(space + 1));
    }

    /// One letter alone finds nothing worth reading.
    boolean isWorthIt() {
        return whole.length() + last.length() > 1;
    }
}
