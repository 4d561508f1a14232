/// What holds when everything goes wrong: customers and agents write to each other through the simulator while messages
/// and answers get lost, and the server and its database are killed. A run collects facts from both ends, and [Verdict]
/// says what is wrong with them.
@NullMarked
package app.prosa.faults;

import org.jspecify.annotations.NullMarked;
