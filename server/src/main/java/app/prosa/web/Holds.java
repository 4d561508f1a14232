package app.prosa.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What belongs in a `JsonNode` of a request, for the OpenAPI document. Requests that must tell an absent field from a
/// null one take it as a `JsonNode`. Of a record, any part may be sent: its fields are optional there, and so are those
/// of the records in it.
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Holds {

    Class<?> value();
}
