@NullMarked
package app.prosa.contact;

import org.jspecify.annotations.NullMarked;
