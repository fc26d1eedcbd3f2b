"""SQLite below the tables: connections and encryption, locks, volumes, raw reads and durable copies."""
