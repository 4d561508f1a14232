@NullMarked
package app.prosa.connection;

import org.jspecify.annotations.NullMarked;
