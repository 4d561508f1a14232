package app.prosa.agent;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An endpoint for callers who are not agents: sign-in itself, the website chat, provider webhooks. It proves by other
/// means who calls, and says in its documentation which.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Public {}
