@NullMarked
package app.prosa.file;

import org.jspecify.annotations.NullMarked;
