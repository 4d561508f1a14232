/// Benchmarks: `bin/bench` lists them, `bin/bench NAME` runs one.
///
/// A figure from a shared machine means nothing alone, so every result is a ratio: both sides are measured in the same
/// round, round after round, and the median ratio is published with its extremes. A round in which other programs took
/// more than a quarter of the machine does not count, and with fewer than five rounds left the answer is
/// "inconclusive". A benchmark checks what it produced; a wrong result is FAILED, never a number.
///
/// To add one: implement [Benchmark], add it to the list in [Bench]. [Started] runs the built program on a throw-away
/// data folder, [OpenLoad] sends at a fixed rate and measures from the intended start, so that a stalled server cannot
/// hide behind a sender that waited for it.
@NullMarked
package app.prosabench;

import org.jspecify.annotations.NullMarked;
