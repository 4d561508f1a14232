package app.prosa.agent;

import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// One's own profile.
@RestController
class MeController {

    private final Myself myself;
    private final PasswordChange passwords;
    private final RateLimits limits;

    MeController(Myself myself, PasswordChange passwords, RateLimits limits) {
        this.myself = myself;
        this.passwords = passwords;
        this.limits = limits;
    }

    /// Changes one's own names and preferences.
    @Requires(Permission.ATTEND)
    @PatchMapping("/api/v1/me")
    Me changeMe(Actor actor, @RequestBody Myself.Change body) {
        return myself.change(actor, body);
    }

    /// Sets one's photo: the bytes of a JPEG, PNG or GIF.
    @Requires(Permission.ATTEND)
    @PutMapping("/api/v1/me/photo")
    Me setPhoto(Actor actor, InputStream body) throws IOException {
        limits.take(Limit.PHOTO, actor.agent().value().toString());
        return myself.photo(actor, Photo.read(body));
    }

    /// Removes one's photo.
    @Requires(Permission.ATTEND)
    @DeleteMapping("/api/v1/me/photo")
    Me removePhoto(Actor actor) {
        return myself.withoutPhoto(actor);
    }

    /// Changes one's password and signs out every other browser.
    @Requires(Permission.ATTEND)
    @PutMapping("/api/v1/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(Actor actor, @RequestBody NewPassword body) {
        passwords.change(actor, body.current(), body.next());
    }

    /// Says whether one is there.
    @Requires(Permission.ATTEND)
    @PutMapping("/api/v1/me/availability")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setAvailability(Actor actor, @RequestBody Availability body) {
        myself.available(actor, body.availability());
    }

    record NewPassword(String current, String next) {}

    record Availability(Presence availability) {}
}
