@NullMarked
package app.prosa.conversation;

import org.jspecify.annotations.NullMarked;
