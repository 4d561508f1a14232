@NullMarked
package app.prosa;

import org.jspecify.annotations.NullMarked;
