/// Surveys (pesquisas): customers say how the service was, from 1 to 5, by a thumb, or from 0 to 10.
///
/// ```
///  somebody asks now ────────────────────────┐
///                                            ▼
///  a ticket is resolved ─► PENDING ──────► OPEN ──► ANSWERED, and for ten minutes a comment is heard
///                             │              └────► EXPIRED at its deadline
///                             └─► FAILED: the channel does not take it, or the carrier could not bring it
/// ```
///
/// What is asked, and what is said to an answer, are messages of the house like its greetings. A customer
/// who writes something else than an answer is not swallowed: see [Interviewer]. Who sees scores says
/// [app.prosa.agent.Permission#SEE_RATINGS] (docs/decisions, 19).
@NullMarked
@ApplicationModule(
        allowedDependencies = {"sql", "web", "jobs", "account", "agent", "contact", "connection", "conversation"})
package app.prosa.survey;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
