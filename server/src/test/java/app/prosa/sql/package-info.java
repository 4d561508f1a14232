@NullMarked
package app.prosa.sql;

import org.jspecify.annotations.NullMarked;
