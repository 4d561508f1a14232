package app.prosa.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.WebSocketRoute;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Plays Wavoip to its program in real browsers: the Socket.IO of each device, and the WebSocket by which
/// sound goes. All browsers that it plays to are at the same Wavoip. Only for the thread that runs the
/// test.
final class PlayedWavoip {

    private static final Pattern DEVICE = Pattern.compile("wss://devices\\.wavoip\\.com/.*");
    private static final String SOUND_HOST = "som.wavoip.com";
    private static final Pattern SOUND = Pattern.compile("wss://som\\.wavoip\\.com.*");
    private static final Pattern FRAME = Pattern.compile("42(\\d*)(\\[.*)", Pattern.DOTALL);

    private static final String OPEN = """
            0{"sid":"s","upgrades":[],"pingInterval":600000,"pingTimeout":600000,"maxPayload":1000000}""";
    private static final Map<String, Object> RELAY = Map.of("type", "relay", "host", SOUND_HOST, "port", "443");

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final List<String> heard = new ArrayList<>();
    private int sound;
    private int count;

    /// What Wavoip knows of a device, and the windows that have it open.
    private static final class Device {

        private final List<WebSocketRoute> windows = new ArrayList<>();
        private Object status = "open";
        private @Nullable Object qrCode;
    }

    /// Whatever this browser says to Wavoip comes here.
    void plays(BrowserContext browser) {
        browser.routeWebSocket(DEVICE, this::opens);
        browser.routeWebSocket(
                SOUND,
                socket -> socket.onMessage(it -> {
                    if (it.binary() != null) {
                        sound++;
                    }
                }));
    }

    private void opens(WebSocketRoute socket) {
        var token = URI.create(socket.url()).getPath().split("/", -1)[1];
        var device = device(token);
        device.windows.add(socket);
        socket.onMessage(it -> hears(device, socket, it.text()));
        socket.onClose((_, _) -> device.windows.remove(socket));
        socket.send(OPEN);
    }

    private Device device(String token) {
        return devices.computeIfAbsent(token, _ -> new Device());
    }

    private void hears(Device device, WebSocketRoute from, String frame) {
        if (frame.startsWith("40")) {
            from.send("40{\"sid\":\"c\"}");
            tells(from, "device:init", states(device));
            return;
        }
        var event = FRAME.matcher(frame);
        if (event.matches()) {
            var said = JSON.readTree(event.group(2));
            from.send("43" + event.group(1) + JSON.writeValueAsString(List.of(answer(device, from, said))));
        }
    }

    private static @Nullable Object[] states(Device device) {
        return new @Nullable Object[] {
            device.status,
            "UNOFFICIAL",
            device.qrCode == null ? Map.of("phone", "551130000001") : null,
            device.qrCode,
            false,
            null,
            0
        };
    }

    private Map<String, Object> answer(Device device, WebSocketRoute from, JsonNode said) {
        var what = said.get(0).asString();
        var about = said.get(1).asString("");
        heard.add(what + " " + about);
        if (what.equals("call.start")) {
            count++;
            return success(Map.of("id", "call-" + count, "peer", peer(about, "")));
        }
        var others = device.windows.stream().filter(it -> !it.equals(from)).toList();
        switch (what) {
            case "call.accept" -> others.forEach(it -> tells(it, "call:accepted", about));
            case "call.reject" -> others.forEach(it -> tells(it, "call:rejected", about));
            default -> {}
        }
        return success("");
    }

    private static Map<String, Object> success(Object result) {
        return Map.of("type", "success", "result", result);
    }

    private static Map<String, @Nullable Object> peer(String phone, String name) {
        var peer = new LinkedHashMap<String, @Nullable Object>();
        peer.put("phone", phone);
        peer.put("displayName", name.isEmpty() ? null : name);
        peer.put("profilePicture", null);
        return peer;
    }

    private static void tells(WebSocketRoute window, String event, @Nullable Object... about) {
        window.send("42" + frame(event, about));
    }

    private static String frame(String event, @Nullable Object... about) {
        var words = new ArrayList<@Nullable Object>();
        words.add(event);
        words.addAll(Arrays.asList(about));
        return JSON.writeValueAsString(words);
    }

    private void tellsAll(String event, Object... about) {
        devices.values().forEach(device -> device.windows.forEach(it -> tells(it, event, about)));
    }

    /// How many windows have a device open.
    int windows(String token) {
        return device(token).windows.size();
    }

    /// The device waits for a phone that reads this code.
    void waitsForPhone(String token, String code) {
        device(token).status = "connecting";
        device(token).qrCode = code;
    }

    /// A phone has read the code.
    void isPaired(String token) {
        var device = device(token);
        device.status = "open";
        device.qrCode = null;
        device.windows.forEach(it -> tells(it, "device:open", Map.of("phone", "551130000001")));
    }

    /// A device changes its state by itself, as `device:hibernating`.
    void becomes(String token, String event) {
        device(token).windows.forEach(it -> tells(it, event));
    }

    /// Somebody calls a device; answers the call's id.
    String rings(String token, String phone, String name) {
        count++;
        var id = "offer-" + count;
        var offer = Map.of("id", id, "peer", peer(phone, name), "offer", RELAY);
        device(token).windows.forEach(it -> it.send("420" + frame("call:offer", offer)));
        return id;
    }

    /// The phone of whom an agent calls rings.
    void isRinging(String call) {
        tellsAll("call:ringing", call);
    }

    /// The customer takes a call.
    void answers(String call) {
        tellsAll("call:answered", call, RELAY);
    }

    /// The customer ends a call, or gives up.
    void hangsUp(String call) {
        tellsAll("call:ended", call);
    }

    void doesNotAnswer(String call) {
        tellsAll("call:unanswered", call);
    }

    /// The call that was made to a number; empty until it was.
    String callTo(String phone) {
        int at = heard.indexOf("call.start " + phone);
        return at < 0 ? "" : "call-" + count;
    }

    /// What the windows have said, such as `call.end call-1`.
    List<String> heard() {
        return List.copyOf(heard);
    }

    /// How many pieces of sound came from agents' microphones.
    int sound() {
        return sound;
    }
}
