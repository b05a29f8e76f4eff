"""Articles in the store: which stored article an incoming one is, its revisions, bulk inserts, loading, ingest runs."""
