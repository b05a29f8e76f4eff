"""What Alembic runs: a migration on the connection that `quotetrack.store.migration` gives.

SQLite can hardly alter a table: `render_as_batch` makes a new one and copies. That drops the table's triggers
without a word: a migration that does it to `attributions` or `revisions` makes their search triggers again.
"""

from alembic import context

from quotetrack.store.integrity import is_ours
from quotetrack.store.tables import Row

connection = context.config.attributes["connection"]
if connection is None:
    raise SystemExit("run migrations through quotetrack: quotetrack db upgrade")

context.configure(
    connection=connection,
    target_metadata=Row.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    compare_type=True,
    include_name=is_ours,
)
with context.begin_transaction():
    context.run_migrations()
