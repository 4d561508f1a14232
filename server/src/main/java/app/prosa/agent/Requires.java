package app.prosa.agent;

import app.prosa.account.Module;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What an agent must be allowed to do to use an endpoint. Every endpoint has this or [Public]; a test fails for one
/// that has neither.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Requires {

    Permission value();

    /// What must be switched on beside.
    Module[] module() default {};

    /// Whether using it is in the audit log, though the permission does not make it so.
    boolean audited() default false;
}
