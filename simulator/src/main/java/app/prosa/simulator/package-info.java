/// The other side of every channel, for the demo, the tests and the benchmarks: today Meta's Graph API for WhatsApp.
///
/// It is one process on the loopback address. What a provider does is done for real: bytes are signed, a webhook that
/// is not answered with 200 comes again later, addresses of media expire, a message outside the 24 hours is accepted
/// and fails afterwards. What cannot be waited for is moved: all time is the [Timeline]'s. Everything lives in memory,
/// has a bound, and is the same again for the same seed.
///
/// ```
///   Graph  ── calls of the app ──▶  Sending · Templates · MediaStore ──▶  Chats  ──▶  Feed ──▶ the phone's page
///   Control ─ what a test wants ─▶  Customers · Faults · Timeline    ──▶  Chats
///                                                  Statuses · Customers ──▶  Webhooks ──▶ the app
/// ```
///
/// The package depends on the JDK, Jackson and nothing of Prosa: what it knows about Meta it must not have from the
/// code that it tests.
@NullMarked
package app.prosa.simulator;

import org.jspecify.annotations.NullMarked;
