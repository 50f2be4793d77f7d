"""The warehouse: tables in, answers out. DuckDB and Great Expectations are imported only here."""
