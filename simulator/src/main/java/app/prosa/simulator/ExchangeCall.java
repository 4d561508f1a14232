package app.prosa.simulator;

/// A call at the simulated exchange.
///
/// @param number the customer's, as the exchange has it
/// @param incoming the customer called
/// @param state `ringing`, `answered` or `ended`
/// @param held the extension put the customer on hold
public record ExchangeCall(String id, String extension, String number, boolean incoming, String state, boolean held) {

    ExchangeCall at(String next) {
        return new ExchangeCall(id, extension, number, incoming, next, held);
    }

    ExchangeCall held(boolean yes) {
        return new ExchangeCall(id, extension, number, incoming, state, yes);
    }
}
