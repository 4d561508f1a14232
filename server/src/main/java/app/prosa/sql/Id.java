package app.prosa.sql;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The identity of one thing. Each kind of thing has its own record, so that a contact's id cannot be passed where a
/// conversation's is expected. In JSON and in SQL an id is its UUID.
public interface Id {

    @JsonValue
    UUID value();
}
