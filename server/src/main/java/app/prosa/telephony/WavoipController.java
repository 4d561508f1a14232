package app.prosa.telephony;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import app.prosa.conversation.CallVia;
import app.prosa.web.BuiltFile;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Wavoip over HTTP: how it is set, and what browsers need that call by it.
@RestController
@RequestMapping("/api/v1/telephony/wavoip")
class WavoipController {

    /// What the page of Wavoip's program may do, and no page of ours: it asks Wavoip, hears the sound of calls
    /// from the hosts that Wavoip names, and runs a sound filter that the program carries inside.
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self' blob: 'wasm-unsafe-eval'",
            "connect-src https://devices.wavoip.com wss:",
            "media-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'self'");

    private final Wavoip wavoip;
    private final PhoneCalls calls;

    WavoipController(Wavoip wavoip, PhoneCalls calls) {
        this.wavoip = wavoip;
        this.calls = calls;
    }

    /// Reads how calls over WhatsApp are set, without the tokens of the devices.
    @GetMapping
    @Requires(Permission.MANAGE_CONNECTIONS)
    Wavoip.Settings readWavoip(Actor actor) {
        return wavoip.read(actor.account());
    }

    record WavoipSwitch(boolean active) {}

    /// Switches calls over WhatsApp on or off.
    @PatchMapping
    @Requires(Permission.MANAGE_CONNECTIONS)
    Wavoip.Settings changeWavoip(@RequestBody WavoipSwitch change, Actor actor) {
        return wavoip.activate(actor.account(), change.active());
    }

    /// Adds a device of Wavoip by its token. Refused with `name-taken`, with `device-taken` when another has
    /// the token, and with `too-many-devices`.
    @PostMapping("/devices")
    @Requires(Permission.MANAGE_CONNECTIONS)
    @ResponseStatus(HttpStatus.CREATED)
    Wavoip.Settings addDevice(@RequestBody Wavoip.DeviceWish wish, Actor actor) {
        return wavoip.add(actor.account(), wish);
    }

    /// Changes a device; without a token it keeps the one it has.
    @PutMapping("/devices/{deviceId}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Wavoip.Settings changeDevice(
            @PathVariable WavoipDeviceId deviceId, @RequestBody Wavoip.DeviceWish wish, Actor actor) {
        return wavoip.change(actor.account(), deviceId, wish);
    }

    /// Forgets a device. At Wavoip it stays as it is.
    @DeleteMapping("/devices/{deviceId}")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Wavoip.Settings removeDevice(@PathVariable WavoipDeviceId deviceId, Actor actor) {
        return wavoip.remove(actor.account(), deviceId);
    }

    /// Hands out the token of a device, to look at its state and pair it.
    @PostMapping("/devices/{deviceId}/key")
    @Requires(Permission.MANAGE_CONNECTIONS)
    Wavoip.Key openDevice(@PathVariable WavoipDeviceId deviceId, Actor actor) {
        return wavoip.key(actor.account(), deviceId);
    }

    /// What opens the devices by which the agent can call now.
    record Keys(List<Wavoip.Key> items) {
        Keys {
            items = List.copyOf(items);
        }
    }

    /// Hands out the tokens of the devices by which the agent can call, to the window that is their telephone.
    @PostMapping("/keys")
    @Requires(Permission.ATTEND)
    Keys openDevices(Actor actor) {
        return new Keys(wavoip.keys(actor));
    }

    /// What rings at a browser.
    ///
    /// @param external Wavoip's id of the call: the same id twice is one call
    /// @param name what the customer calls themself
    record IncomingCall(
            String external, String phone, @Nullable String name) {}

    /// Tells that a device rings at the agent, and answers who it is. Refused with `contact-blocked`.
    @PostMapping("/devices/{deviceId}/calls")
    @Requires(Permission.ATTEND)
    @ResponseStatus(HttpStatus.CREATED)
    PhoneCalls.Shown ringCall(@PathVariable WavoipDeviceId deviceId, @RequestBody IncomingCall rings, Actor actor) {
        var device = wavoip.device(actor, deviceId);
        if (rings.external().isBlank()) {
            throw Pbx.invalid("external", "A call has an id.");
        }
        var call = new PhoneCalls.Ringing(
                CallVia.WAVOIP, rings.external(), rings.phone(), rings.name(), device.connectionId());
        var id = calls.ring(actor.account(), actor.agent(), call)
                .orElseThrow(() -> new Refusal.Conflict("contact-blocked", "This contact is blocked."));
        return calls.read(actor, id);
    }

    /// Shows the page in which Wavoip's program runs, apart from every other page, for who may have a token of
    /// it.
    @GetMapping("/frame")
    @Requires(Permission.ATTEND)
    void showWavoipFrame(Actor actor, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!wavoip.serves(actor) && !actor.may(Permission.MANAGE_CONNECTIONS)) {
            throw new Refusal.Forbidden("telephony-off", "You cannot call by this now.");
        }
        var page = BuiltFile.of("console/frames/wavoip.html").orElseThrow(() -> new Refusal.NotFound("page"));
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Permissions-Policy", "microphone=(self), camera=(), geolocation=(), payment=(), usb=()");
        page.send(request, response, BuiltFile.Caching.ASK);
    }
}
