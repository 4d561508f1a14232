package app.prosa.channel.webchat;

import app.prosa.connection.ConnectionId;
import app.prosa.contact.ContactCard;
import app.prosa.contact.IdentityId;
import java.time.Instant;
import java.util.Map;

/// A browser that uses a website chat.
///
/// @param identified whether the site's own server vouched for who it is
/// @param attributes what the site says of it for agents
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
        Map<String, String> attributes,
        Instant firstSeenAt,
        Instant lastSeenAt) {}
