/// The website chat. Visitors are not agents: they prove themselves by a secret that their browser keeps, and get a
/// view of
/// their own conversation that holds nothing internal. What may cross to them is decided in one place, [VisitorView].
@NullMarked
package app.prosa.channel.webchat;

import org.jspecify.annotations.NullMarked;
