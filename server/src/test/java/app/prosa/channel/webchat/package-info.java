@NullMarked
package app.prosa.channel.webchat;

import org.jspecify.annotations.NullMarked;
