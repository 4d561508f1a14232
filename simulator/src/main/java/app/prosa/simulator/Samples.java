package app.prosa.simulator;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import tools.jackson.databind.node.ObjectNode;

/// Files and templates to show something with, for whoever has none at hand.
final class Samples {

    /// A file and what it is.
    @SuppressWarnings("ArrayRecordComponent") // nobody compares samples
    record Sample(byte[] bytes, String type, String filename) {}

    private Samples() {}

    static Sample of(String kind) {
        return switch (kind) {
            case "image" -> new Sample(photo(), "image/jpeg", "foto.jpg");
            case "audio" -> new Sample(resource("voz.ogg"), "audio/ogg; codecs=opus", "voz.ogg");
            case "video" -> new Sample(resource("video.mp4"), "video/mp4", "video.mp4");
            case "sticker" -> new Sample(resource("figurinha.webp"), "image/webp", "figurinha.webp");
            case "document" ->
                new Sample(document(), "application/pdf", "Comprovante de endereço – João & Cia (1).pdf");
            default -> throw new IllegalArgumentException("There is no sample of " + kind + ".");
        };
    }

    static byte[] resource(String name) {
        try (var in = Samples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("There is no file " + name + ".");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static List<ObjectNode> templates() {
        return List.of(template("""
                        {"name":"boas_vindas","language":"pt_BR","category":"UTILITY","components":[
                          {"type":"BODY","text":"Olá! Recebemos o seu contato e já vamos responder."},
                          {"type":"FOOTER","text":"Loja Exemplo"}]}"""), template("""
                        {"name":"lembrete_visita","language":"pt_BR","category":"UTILITY","components":[
                          {"type":"HEADER","format":"TEXT","text":"Lembrete de visita"},
                          {"type":"BODY","text":"Olá {{1}}, a visita do técnico está marcada para {{2}}. Podemos confirmar?",
                            "example":{"body_text":[["Ana","quinta-feira às 14h"]]}},
                          {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Confirmar"},
                            {"type":"QUICK_REPLY","text":"Remarcar"}]}]}"""), template("""
                        {"name":"oferta_do_mes","language":"pt_BR","category":"MARKETING","parameter_format":"NAMED",
                          "components":[
                          {"type":"BODY","text":"Oi {{nome}}, este mês {{produto}} está com desconto na nossa loja. Aproveite!",
                            "example":{"body_text_named_params":[{"param_name":"nome","example":"Ana"},
                              {"param_name":"produto","example":"o plano de fibra"}]}},
                          {"type":"FOOTER","text":"Responda SAIR para não receber ofertas"}]}"""));
    }

    private static ObjectNode template(String text) {
        return (ObjectNode) Json.MAPPER.readTree(text);
    }

    /// A modem with a red light, as customers photograph it.
    private static byte[] photo() {
        var image = new BufferedImage(960, 720, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(new GradientPaint(0, 0, new Color(0xE9DCC9), 0, 720, new Color(0xB99F80)));
        pen.fillRect(0, 0, 960, 720);
        pen.setPaint(new GradientPaint(0, 480, new Color(0x6E4B33), 0, 720, new Color(0x4A2F1E)));
        pen.fillRect(0, 500, 960, 220);
        pen.setColor(new Color(0x22262B));
        pen.fill(new RoundRectangle2D.Double(250, 110, 26, 260, 16, 16));
        pen.fill(new RoundRectangle2D.Double(684, 110, 26, 260, 16, 16));
        pen.setPaint(new GradientPaint(0, 330, new Color(0x3A4048), 0, 560, new Color(0x1B1E22)));
        pen.fill(new RoundRectangle2D.Double(180, 330, 600, 210, 40, 40));
        for (var light = 0; light < 5; light++) {
            pen.setColor(light == 2 ? new Color(0xFF3B30) : new Color(0x35D07F));
            pen.fill(new Ellipse2D.Double(260 + light * 105.0, 425, 22, 22));
        }
        pen.setColor(new Color(255, 59, 48, 60));
        pen.fill(new Ellipse2D.Double(436, 391, 90, 90));
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", out);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return out.toByteArray();
    }

    /// The smallest PDF that every reader opens.
    private static byte[] document() {
        var words = "BT /F1 22 Tf 72 740 Td (Comprovante de endereco) Tj 0 -40 Td /F1 14 Tf"
                + " (Joao & Cia - Rua Exemplo, 100 - Sao Paulo) Tj ET";
        var objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + words.length() + " >>\nstream\n" + words + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
        for (var index = 0; index < objects.size(); index++) {
            places.append("%010d 00000 n \n".formatted(text.length()));
            text.append(index + 1).append(" 0 obj\n").append(objects.get(index)).append("\nendobj\n");
        }
        var start = text.length();
        text.append(places)
                .append("trailer\n<< /Size " + (objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
