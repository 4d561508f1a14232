package app.prosa.sql;

import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL that holds the data: our own ([PostgresCluster]) or somebody else's ([OutsideDatabase]).
sealed interface PostgresServer extends AutoCloseable permits PostgresCluster, OutsideDatabase {

    /// Connections of the role that owns the schema.
    ///
    /// However long a statement takes: migrations may take an hour.
    PGSimpleDataSource owner();

    /// The same for what requests share.
    default PGSimpleDataSource shared() {
        return owner();
    }

    /// Stops the server when it is ours.
    @Override
    void close();
}
