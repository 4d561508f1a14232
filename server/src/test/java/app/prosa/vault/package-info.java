@NullMarked
package app.prosa.vault;

import org.jspecify.annotations.NullMarked;
