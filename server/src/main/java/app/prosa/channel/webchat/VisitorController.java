package app.prosa.channel.webchat;

import app.prosa.account.Accounts;
import app.prosa.agent.Public;
import app.prosa.connection.Door;
import app.prosa.conversation.Arrival;
import app.prosa.conversation.ConversationId;
import app.prosa.conversation.MessageId;
import app.prosa.conversation.Receipts;
import app.prosa.conversation.ReplyRequest;
import app.prosa.conversation.Status;
import app.prosa.file.FileOwner;
import app.prosa.file.FileView;
import app.prosa.file.Uploads;
import app.prosa.sql.Tenant;
import app.prosa.web.ClientAddress;
import app.prosa.web.Limit;
import app.prosa.web.RateLimits;
import app.prosa.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A visitor's own conversation. Each request carries the secret of their browser (`Authorization: Bearer …`).
@RestController
@RequestMapping("/webchat/v1/{key}")
class VisitorController {

    private final Entrance entrance;
    private final FrontDesk desk;
    private final VisitorSockets sockets;
    private final Receipts receipts;
    private final Uploads uploads;
    private final Doorman doorman;

    VisitorController(
            Entrance entrance,
            FrontDesk desk,
            VisitorSockets sockets,
            Receipts receipts,
            Uploads uploads,
            Doorman doorman) {
        this.entrance = entrance;
        this.desk = desk;
        this.sockets = sockets;
        this.receipts = receipts;
        this.uploads = uploads;
        this.doorman = doorman;
    }

    /// Lets in who may send something now: nobody who is blocked, and no flood.
    @Component
    record Doorman(
            Visitors visitors, Letterbox letterbox, RateLimits limits, ClientAddress addresses, Accounts accounts) {

        Visitor admit(Door door, HttpServletRequest request, Limit perVisitor) {
            var address = addresses.of(request);
            limits.take(Limit.VISITOR_MESSAGES_ADDRESS, address);
            var token = Entrance.token(request);
            var visitor = Tenant.in(door.account(), () -> visitors.admit(door, token, address))
                    .orElseThrow(Entrance::unknown);
            limits.take(perVisitor, visitor.id().value().toString());
            return visitor;
        }
    }

    /// What is known of the visitor.
    record Self(
            @Nullable String name,
            @Nullable String email,
            @Nullable String phone,
            boolean identified) {}

    /// The conversation as it stands.
    ///
    /// @param thread another one when what was shown before is of another conversation; null while there is none
    /// @param agent who answers, if the connection shows them
    /// @param messages the latest, oldest first
    /// @param readUpTo up to which of the visitor's messages an agent has read
    record Talk(
            Self visitor,
            @Nullable ConversationId thread,
            VisitorFrames.Standing state,
            boolean ended,
            VisitorMessage.@Nullable Face agent,
            List<VisitorMessage> messages,
            boolean hasOlder,
            long unread,
            long readUpTo) {

        static Talk none(Self visitor) {
            return new Talk(visitor, null, VisitorFrames.Standing.NONE, false, null, List.of(), false, 0, 0);
        }
    }

    /// A stretch of the conversation, oldest first.
    record Page(List<VisitorMessage> items, boolean hasOlder) {}

    /// Reads the visitor's conversation: who answers, the latest messages, how far they were read.
    ///
    /// @param present the visitor looks at the page and no socket gets through: for a while they count as there
    @GetMapping("/conversation")
    @Public
    Talk readConversation(
            @PathVariable String key,
            @RequestParam(defaultValue = "false") boolean present,
            HttpServletRequest request) {
        var door = entrance.door(key);
        var visitor = entrance.visitor(door, request);
        return Tenant.in(door.account(), () -> desk.talk(door, visitor, present));
    }

    /// Reads older messages.
    @GetMapping("/messages")
    @Public
    Page readOlder(@PathVariable String key, @RequestParam long before, HttpServletRequest request) {
        var door = entrance.door(key);
        var visitor = entrance.visitor(door, request);
        return Tenant.in(door.account(), () -> desk.before(door, visitor, before));
    }

    /// What a visitor writes.
    ///
    /// @param id made by the visitor's browser (UUIDv7): the same id twice is the same message
    record Writing(MessageId id, ReplyRequest.Content content) {}

    /// Sends a message. Answers 200 with the stored one when this id was sent before.
    @PostMapping("/messages")
    @Public
    ResponseEntity<VisitorMessage> sendMessage(
            @PathVariable String key, @RequestBody Writing writing, HttpServletRequest request) {
        var door = entrance.door(key);
        var visitor = doorman.admit(door, request, Limit.VISITOR_MESSAGES);
        Arrival.Body body = switch (writing.content()) {
            case ReplyRequest.Text(var text) -> new Arrival.Text(text);
            case ReplyRequest.Media(var file, var caption, var _) ->
                new Arrival.Media(file, visitor.id().value(), caption);
            case ReplyRequest.Location _,
                    ReplyRequest.Contacts _,
                    ReplyRequest.Interactive _,
                    ReplyRequest.Template _ ->
                throw new Refusal.Conflict("not-carried", "A visitor sends words and files.");
        };
        return Tenant.in(door.account(), () -> {
            var taken = doorman.letterbox().take(door, visitor, writing.id(), body);
            if (taken.conversation() != null && taken.added()) {
                sockets.bind(visitor.id(), door.account(), taken.conversation());
            }
            return ResponseEntity.status(taken.added() ? HttpStatus.CREATED : HttpStatus.OK)
                    .body(taken.message());
        });
    }

    /// Uploads a file, to be sent in a message after it. The body is the bytes; what they are decides the type.
    @PostMapping("/files")
    @Public
    @ResponseStatus(HttpStatus.CREATED)
    FileView uploadFile(@PathVariable String key, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        var door = entrance.door(key);
        var visitor = doorman.admit(door, request, Limit.VISITOR_FILES);
        var bytes = request.getInputStream();
        return Tenant.in(
                door.account(),
                () -> uploads.receive(
                        door.account(),
                        FileOwner.visitor(visitor.id().value()),
                        name,
                        bytes,
                        request.getContentLengthLong(),
                        doorman.accounts().account(door.account()).maxFileBytes()));
    }

    /// How far the team's messages got on the visitor's side.
    record Got(@Nullable Long delivered, @Nullable Long read) {}

    /// Says how far the visitor has received and read.
    @PutMapping("/receipts")
    @Public
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void confirmReceipt(@PathVariable String key, @RequestBody Got got, HttpServletRequest request) {
        var door = entrance.door(key);
        var visitor = entrance.visitor(door, request);
        Tenant.in(
                door.account(),
                () -> desk.conversation(door, visitor).ifPresent(it -> {
                    if (got.read() != null) {
                        receipts.byCustomer(door.account(), it.id(), got.read(), Status.READ);
                    }
                    if (got.delivered() != null) {
                        receipts.byCustomer(door.account(), it.id(), got.delivered(), Status.DELIVERED);
                    }
                }));
    }
}
