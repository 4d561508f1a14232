package app.prosa.channel.webchat;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import java.time.Instant;

/// A browser that uses a website chat.
///
/// @param identified whether the site's own server vouched for who it is
record Visitor(
        VisitorId id,
        ConnectionId connectionId,
        IdentityId identityId,
        ContactCard contact,
        boolean identified,
        String address,
        String language,
        String browser,
        String system,
        String pageUrl,
        String pageTitle,
        String referrer,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
