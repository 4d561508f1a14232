/// What every HTTP endpoint shares: refusals as RFC 9457 problems, rate limits, the address of the caller,
/// the OpenAPI description, and the pages of console and widget. And the calls that Prosa makes itself:
/// [app.prosa.web.Wire], and where they may go, [app.prosa.web.OutsideHosts].
@NullMarked
@ApplicationModule(allowedDependencies = {"sql"})
package app.prosa.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
