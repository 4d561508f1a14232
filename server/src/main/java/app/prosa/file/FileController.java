package app.prosa.file;

import app.prosa.agent.Actor;
import app.prosa.agent.Permission;
import app.prosa.agent.Requires;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FileController {

    private static final Duration ADDRESS_VALID = Duration.ofHours(1);

    private final Uploads uploads;
    private final Copies copies;
    private final Files files;
    private final FileAddresses addresses;
    private final FileLimits limits;

    FileController(Uploads uploads, Copies copies, Files files, FileAddresses addresses, FileLimits limits) {
        this.uploads = uploads;
        this.copies = copies;
        this.files = files;
        this.addresses = addresses;
        this.limits = limits;
    }

    /// Uploads a file: its bytes are the body. A form's content type is refused, because the server would take the body
    /// for parameters.
    @PostMapping(path = "/api/v1/files", consumes = "!application/x-www-form-urlencoded")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ATTEND)
    FileView upload(
            @RequestParam String name,
            @RequestHeader(name = HttpHeaders.CONTENT_LENGTH, defaultValue = "-1") long length,
            InputStream bytes,
            Actor actor) {
        return uploads.receive(actor.account(), FileOwner.of(actor.agent()), name, bytes, length, limits.fileBytes());
    }

    /// Leads to the bytes of a file.
    @GetMapping("/api/v1/files/{id}")
    @Requires(Permission.ATTEND)
    ResponseEntity<Void> original(
            @PathVariable UUID id, @RequestParam(defaultValue = "false") boolean download, Actor actor) {
        return address(actor, new FileId(id), download ? FileVariant.DOWNLOAD : FileVariant.ORIGINAL);
    }

    /// Leads to the small picture of an image.
    @GetMapping("/api/v1/files/{id}/thumbnail")
    @Requires(Permission.ATTEND)
    ResponseEntity<Void> thumbnail(@PathVariable UUID id, Actor actor) {
        return address(actor, new FileId(id), FileVariant.THUMBNAIL);
    }

    /// Makes a copy of a file that one may see, as if one had uploaded it oneself: to be sent somewhere else.
    @PostMapping("/api/v1/files/{id}/copies")
    @ResponseStatus(HttpStatus.CREATED)
    @Requires(Permission.ATTEND)
    FileView copy(@PathVariable UUID id, Actor actor) {
        return copies.copy(actor, new FileId(id));
    }

    /// Takes back a file that was not sent.
    @DeleteMapping("/api/v1/files/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Requires(Permission.ATTEND)
    void remove(@PathVariable UUID id, Actor actor) {
        files.remove(actor.account(), new FileId(id), FileOwner.of(actor.agent()));
    }

    private ResponseEntity<Void> address(Actor actor, FileId id, FileVariant variant) {
        var file = files.show(actor, id);
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create(addresses.sign(actor.account(), file.id(), variant, ADDRESS_VALID)))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePrivate())
                .build();
    }
}
