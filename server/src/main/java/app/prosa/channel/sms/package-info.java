/// Text messages of the telephone network, which Comtele carries in Brazil. [Sms] is the adapter; [Comtele] speaks
/// HTTP, [Report] reads what came in and how far things got, [Segments] counts as the network does.
///
/// Comtele tells nothing by itself, so it is asked, and each row of its reports becomes an event of the ledger like
/// what others bring by webhook.
@NullMarked
@NamedInterface("sms")
package app.prosa.channel.sms;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
