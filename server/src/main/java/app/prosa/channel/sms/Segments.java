package app.prosa.channel.sms;

/// Into how many messages of the network a text is cut: what each costs, and how many there may be. The console
/// counts in the same way while somebody writes.
final class Segments {

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// They take the place of two.
    private static final String EXTENDED = "\f^{}\\[~]|€";

    private Segments() {}

    /// In the alphabet of GSM 160 letters fit into one, and 153 into each of several; one letter that is not in it,
    /// such
    /// as ã or ç, makes that 70 and 67.
    static int of(String text) {
        int septets = septets(text);
        return septets >= 0 ? cut(septets, 160, 153) : cut(text.length(), 70, 67);
    }

    private static int cut(int length, int alone, int together) {
        return length <= alone ? 1 : (length + together - 1) / together;
    }

    /// How long it is in the alphabet of GSM; -1 when it cannot be written in it.
    private static int septets(String text) {
        int septets = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (BASIC.indexOf(letter) >= 0) {
                septets++;
            } else if (EXTENDED.indexOf(letter) >= 0) {
                septets += 2;
            } else {
                return -1;
            }
        }
        return septets;
    }
}
