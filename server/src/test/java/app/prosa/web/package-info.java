@NullMarked
package app.prosa.web;

import org.jspecify.annotations.NullMarked;
