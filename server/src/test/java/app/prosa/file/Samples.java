package app.prosa.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// The smallest real file of each type, made here.
public final class Samples {

    /// A place that no cleaned file may still name.
    static final String PLACE = "-23.550520,-46.633308";

    private Samples() {}

    public static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] join(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    public static byte[] pdf() {
        return latin1("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    static byte[] rtf() {
        return latin1("{\\rtf1\\ansi Bom dia}");
    }

    static byte[] txt() {
        return "Olá, tudo bem? 😀\n".getBytes(StandardCharsets.UTF_8);
    }

    static byte[] docx() {
        return office("wordprocessingml.document.main+xml", "word/document.xml", latin1("<w:document/>"));
    }

    static byte[] xlsx() {
        return office("spreadsheetml.sheet.main+xml", "xl/workbook.xml", latin1("<workbook/>"));
    }

    static byte[] pptx() {
        return office("presentationml.presentation.main+xml", "ppt/presentation.xml", latin1("<p/>"));
    }

    static byte[] office(String mainType, String part, byte[] content) {
        var types = "<Types><Override PartName=\"/" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument." + mainType + "\"/></Types>";
        var entries = new LinkedHashMap<String, byte[]>();
        entries.put("[Content_Types].xml", latin1(types));
        entries.put(part, content);
        return zip(entries);
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] doc() {
        return ole("WordDocument");
    }

    static byte[] xls() {
        return ole("Workbook");
    }

    static byte[] ppt() {
        return ole("PowerPoint Document");
    }

    /// An OLE2 file: header, one sector of allocation table, one of directory with a root and one stream.
    static byte[] ole(String stream) {
        var file = ByteBuffer.allocate(512 * 3).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, (byte) 0xa1, (byte) 0xb1, 0x1a, (byte) 0xe1});
        file.putShort(26, (short) 3).putShort(28, (short) 0xfffe).putShort(30, (short) 9);
        file.putInt(44, 1).putInt(48, 1).putInt(68, -2).putInt(76, 0);
        file.putInt(512, -3).putInt(516, -2);
        entry(file, 1024, "Root Entry", 5);
        entry(file, 1024 + 128, stream, 2);
        return file.array();
    }

    private static void entry(ByteBuffer file, int at, String name, int kind) {
        file.put(at, name.getBytes(StandardCharsets.UTF_16LE));
        file.putShort(at + 64, (short) ((name.length() + 1) * 2)).put(at + 66, (byte) kind);
    }

    public static byte[] picture(String format) {
        return picture(format, 64, 32);
    }

    public static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, out)) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /// A lossy picture of one pixel.
    static byte[] webp() {
        return Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    /// The picture in its extended form, with Exif that names a place and an orientation.
    static byte[] webpWithPlace() {
        var simple = webp();
        var picture = Arrays.copyOfRange(simple, 12, simple.length);
        var exif = chunk("EXIF", exif());
        var xmp = chunk("XMP ", latin1("<x>" + PLACE + "</x>"));
        var body = join(latin1("WEBP"), chunk("VP8X", new byte[] {12, 0, 0, 0, 0, 0, 0, 0, 0, 0}), picture, exif, xmp);
        return chunk("RIFF", body);
    }

    static byte[] chunk(String type, byte[] payload) {
        var size = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(payload.length)
                .array();
        return join(latin1(type), size, payload, new byte[payload.length % 2]);
    }

    /// An Exif block: orientation 6 (turned), and a GPS directory whose value is the place.
    static byte[] exif() {
        var place = latin1(PLACE + "\0");
        var block = ByteBuffer.allocate(56 + place.length);
        block.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8);
        block.putShort((short) 2);
        block.putShort((short) 0x112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putShort((short) 0);
        block.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
        block.putInt(0);
        block.putShort((short) 1);
        block.putShort((short) 2).putShort((short) 2).putInt(place.length).putInt(56);
        block.putInt(0);
        block.put(place);
        return block.array();
    }

    static byte[] jpegWithPlace() {
        var plain = picture("jpeg");
        return join(
                Arrays.copyOf(plain, 2),
                segment(0xe1, join(latin1("Exif\0\0"), exif())),
                segment(0xe1, latin1("http://ns.adobe.com/xap/1.0/\0" + PLACE)),
                segment(0xfe, latin1(PLACE)),
                Arrays.copyOfRange(plain, 2, plain.length),
                latin1("live film made at " + PLACE));
    }

    private static byte[] segment(int marker, byte[] payload) {
        var header = ByteBuffer.allocate(4).put((byte) 0xff).put((byte) marker).putShort((short) (payload.length + 2));
        return join(header.array(), payload);
    }

    static byte[] pngWithPlace() {
        var plain = picture("png");
        var text = latin1("Location\0" + PLACE);
        var checksum = new java.util.zip.CRC32();
        checksum.update(join(latin1("tEXt"), text));
        var chunk = join(big(text.length), latin1("tEXt"), text, big((int) checksum.getValue()));
        return join(Arrays.copyOf(plain, 33), chunk, Arrays.copyOfRange(plain, 33, plain.length));
    }

    static byte[] gifWithPlace() {
        var plain = picture("gif");
        int header = 13 + (3 << ((plain[10] & 7) + 1));
        var comment = join(new byte[] {0x21, (byte) 0xfe, (byte) PLACE.length()}, latin1(PLACE), new byte[1]);
        return join(Arrays.copyOf(plain, header), comment, Arrays.copyOfRange(plain, header, plain.length));
    }

    /// A TIFF of one grey pixel, with a GPS directory and XMP.
    static byte[] tiffWithPlace() {
        var place = latin1(PLACE + "\0");
        int[][] entries = {
            {256, 3, 1, 1 << 16}, {257, 3, 1, 1 << 16}, {258, 3, 1, 8 << 16}, {259, 3, 1, 1 << 16},
            {262, 3, 1, 1 << 16}, {273, 4, 1, 8}, {277, 3, 1, 1 << 16}, {278, 3, 1, 1 << 16},
            {279, 4, 1, 1}, {700, 1, place.length, 200}, {34853, 4, 1, 300}
        };
        var file = ByteBuffer.allocate(400);
        file.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(10).putShort((short) 0x7f00);
        file.putShort((short) entries.length);
        for (var entry : entries) {
            file.putShort((short) entry[0])
                    .putShort((short) entry[1])
                    .putInt(entry[2])
                    .putInt(entry[3]);
        }
        file.put(200, place);
        file.putShort(300, (short) 1).putShort(302, (short) 2).putShort(304, (short) 2);
        file.putInt(306, place.length).putInt(310, 330).put(330, place);
        return file.array();
    }

    static byte[] box(String type, byte[]... content) {
        var body = join(content);
        return join(big(body.length + 8), latin1(type), body);
    }

    private static byte[] big(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /// A HEIC whose one metadata item is Exif with a place, lying in `mdat`.
    static byte[] heicWithPlace() {
        var type = box("ftyp", latin1("heic"), big(0), latin1("mif1heic"));
        var exif = join(big(6), latin1("Exif\0\0"), exif());
        var entry = box("infe", big(0x02000000), new byte[] {0, 7, 0, 0}, latin1("Exif"), new byte[1]);
        var items = box("iinf", big(0), new byte[] {0, 1}, entry);
        var size = box("ispe", big(0), big(4032), big(3024));
        var properties = box("iprp", box("ipco", size));
        int location = type.length + 12 + items.length + properties.length + 8 + 22;
        var places =
                box("iloc", big(0), new byte[] {0x44, 0, 0, 1, 0, 7, 0, 0, 0, 1}, big(location + 8), big(exif.length));
        return join(type, box("meta", big(0), items, properties, places), box("mdat", exif));
    }

    public static byte[] movie(String brand, String handler) {
        var header = ByteBuffer.allocate(100).putInt(12, 1000).putInt(16, 2500).array();
        var track = ByteBuffer.allocate(84)
                .putInt(76, 640 << 16)
                .putInt(80, 480 << 16)
                .array();
        var handling = box("hdlr", big(0), big(0), latin1(handler), new byte[13]);
        var place = box("udta", box("\u00a9xyz", latin1(PLACE)));
        return join(
                box("ftyp", latin1(brand), big(0), latin1(brand)),
                box("moov", box("mvhd", header), box("trak", box("tkhd", track), box("mdia", handling)), place),
                box("mdat", new byte[16]));
    }

    static byte[] webm(String codec) {
        return join(
                new byte[] {0x1a, 0x45, (byte) 0xdf, (byte) 0xa3, (byte) 0x9f, 0x42, (byte) 0x82, (byte) 0x84},
                latin1("webm"),
                new byte[20],
                latin1(codec),
                new byte[20]);
    }

    static byte[] wav() {
        var format = ByteBuffer.allocate(16)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8000)
                .putInt(8000)
                .putShort((short) 1)
                .putShort((short) 8)
                .array();
        return chunk("RIFF", join(latin1("WAVE"), chunk("fmt ", format), chunk("data", new byte[4000])));
    }

    /// Two frames of silence, 128 kbit/s at 44.1 kHz: 417 bytes each.
    static byte[] mp3() {
        var frame = new byte[417];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xfb;
        frame[2] = (byte) 0x90;
        return join(frame, frame);
    }

    static byte[] aac() {
        var frame = new byte[16];
        frame[0] = (byte) 0xff;
        frame[1] = (byte) 0xf1;
        frame[4] = 16 >> 3;
        return join(frame, frame);
    }

    static byte[] amr() {
        return join(latin1("#!AMR\n"), new byte[13]);
    }

    /// Two pages of Opus: the head, and one that ends after a second.
    public static byte[] ogg() {
        return join(page(2, 0, join(latin1("OpusHead\u0001\u0001"), new byte[9])), page(4, 48_000, new byte[10]));
    }

    static byte[] page(int flags, long granule, byte[] body) {
        var header = ByteBuffer.allocate(28).order(ByteOrder.LITTLE_ENDIAN);
        header.put(latin1("OggS")).put((byte) 0).put((byte) flags).putLong(granule);
        header.put(26, (byte) 1).put(27, (byte) body.length);
        return join(header.array(), body);
    }
}
