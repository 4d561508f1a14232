@NullMarked
package app.prosa.blob;

import org.jspecify.annotations.NullMarked;
