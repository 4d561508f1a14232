package app.prosa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What is told of a call comes in any order, and more than once.
class CallStateTest {

    @Test
    void howeverWhatIsToldIsJoinedTheSameComesOut() {
        for (var one : CallState.values()) {
            assertThat(one.and(one)).isEqualTo(one);
            assertThat(CallState.RINGING.and(one)).isEqualTo(one);
            for (var other : CallState.values()) {
                assertThat(one.and(other)).isEqualTo(other.and(one));
                for (var third : CallState.values()) {
                    assertThat(one.and(other).and(third))
                            .as("%s, %s, %s", one, other, third)
                            .isEqualTo(one.and(other.and(third)));
                }
            }
        }
    }

    @Test
    void whoSpokeMissedNothing() {
        assertThat(CallState.MISSED.and(CallState.ANSWERED)).isEqualTo(CallState.ENDED);
        assertThat(CallState.MISSED.and(CallState.REFUSED)).isEqualTo(CallState.REFUSED);
    }
}
