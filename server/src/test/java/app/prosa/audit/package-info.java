@NullMarked
package app.prosa.audit;

import org.jspecify.annotations.NullMarked;
