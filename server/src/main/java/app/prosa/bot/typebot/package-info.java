/// How Typebot's viewer is spoken to, and what its answers mean: [Viewer] speaks HTTP, [Reply] reads an
/// answer, and [Markup] its words. Nothing here knows of conversations.
@NullMarked
package app.prosa.bot.typebot;

import org.jspecify.annotations.NullMarked;
