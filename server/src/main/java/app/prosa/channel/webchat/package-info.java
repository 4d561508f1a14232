/// The website chat. Visitors are not agents: they prove themselves by a secret that their browser keeps, and get a
/// view of their own conversation that holds nothing internal. What may cross to them is decided in one place,
/// [VisitorView].
@NullMarked
@NamedInterface("webchat")
package app.prosa.channel.webchat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
