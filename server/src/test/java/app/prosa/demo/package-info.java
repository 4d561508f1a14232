@NullMarked
package app.prosa.demo;

import org.jspecify.annotations.NullMarked;
