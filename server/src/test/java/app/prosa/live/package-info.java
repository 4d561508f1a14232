@NullMarked
package app.prosa.live;

import org.jspecify.annotations.NullMarked;
