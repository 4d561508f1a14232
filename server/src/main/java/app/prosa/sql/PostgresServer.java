package app.prosa.sql;

import org.postgresql.ds.PGSimpleDataSource;

/// The PostgreSQL that holds the data: our own ([PostgresCluster]) or somebody else's ([OutsideDatabase]).
sealed interface PostgresServer extends AutoCloseable permits PostgresCluster, OutsideDatabase {

    /// Connections of the role that owns the schema.
    PGSimpleDataSource owner();

    /// Stops the server when it is ours.
    @Override
    void close();
}
