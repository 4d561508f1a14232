@NullMarked
package app.prosa.search;

import org.jspecify.annotations.NullMarked;
