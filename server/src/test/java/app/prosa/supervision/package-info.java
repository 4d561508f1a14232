@NullMarked
package app.prosa.supervision;

import org.jspecify.annotations.NullMarked;
