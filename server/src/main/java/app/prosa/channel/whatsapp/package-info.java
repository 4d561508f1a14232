/// WhatsApp by Meta's Cloud API. [WhatsApp] is the adapter; [Envelope] reads webhooks, [Letter] writes
/// messages, [Graph] speaks HTTP and [Codes] knows what Meta's errors mean.
@NullMarked
@NamedInterface("whatsapp")
package app.prosa.channel.whatsapp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
