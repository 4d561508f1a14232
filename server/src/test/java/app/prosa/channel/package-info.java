@NullMarked
package app.prosa.channel;

import org.jspecify.annotations.NullMarked;
