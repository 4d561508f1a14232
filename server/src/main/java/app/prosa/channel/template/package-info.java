/// Templates: words that a provider must approve before they may be sent to somebody who has not written for a
/// while.
///
/// ```
/// draft ──submit──► pending ──► approved ⇄ flagged, paused ──► disabled
///   ▲                  └──────► rejected ──edit──► pending
///   └── only ours      what Meta decides comes by webhook; the whole list is read again now and then
/// ```
///
/// [Templates] keeps what is known, [Submissions] brings changes to the provider, [Syncing] reads its list,
/// [Phrasing] makes messages of them. What a provider does about templates it implements as [Approval].
@NullMarked
@NamedInterface("template")
package app.prosa.channel.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
