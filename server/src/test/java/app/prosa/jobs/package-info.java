@NullMarked
package app.prosa.jobs;

import org.jspecify.annotations.NullMarked;
