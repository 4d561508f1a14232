package app.prosabench;

/// One benchmark. A fresh instance runs once: [#prepare], the rounds, [#close].
interface Benchmark extends AutoCloseable {

    String name();

    /// One line for the list: what is divided by what.
    String about();

    /// Whether it proves something instead of measuring: then one round is enough, and others on the machine do no
    /// harm.
    default boolean proves() {
        return false;
    }

    /// Lays out what all rounds share. Not measured.
    default void prepare() throws Exception {}

    /// Measures both sides once.
    ///
    /// @throws Wrong when the program did not do what was measured
    Round round() throws Exception;

    @Override
    default void close() throws Exception {}

    /// @param figure the ratio that is published
    /// @param note the absolute figures behind it
    record Round(double figure, String note) {}

    /// The program's result was wrong, so its speed is of no interest.
    final class Wrong extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Wrong(String what) {
            super(what);
        }
    }
}
