/// Prosa's server: one package per room, each a Spring Modulith module. ARCHITECTURE.md tells the story.
@NullMarked
package app.prosa;

import org.jspecify.annotations.NullMarked;
