"""Reports and statements kept: SQLite, append-only, in transactions."""
