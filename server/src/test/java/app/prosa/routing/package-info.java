@NullMarked
package app.prosa.routing;

import org.jspecify.annotations.NullMarked;
