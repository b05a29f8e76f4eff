"""The store: articles, what they attribute to whom, and which quotations carry the same words, in SQL.

The only room that imports SQLModel and Alembic. `open_store` opens or makes one; `save` writes, `query`
reads, `schema` upgrades and checks.
"""

from quotetrack.store.connection import Store
from quotetrack.store.migration import open_store

__all__ = ["Store", "open_store"]
