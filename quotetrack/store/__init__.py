"""The store: articles, what they attribute to whom, statements and facts, in a SQL database.

The only package that imports SQLModel, SQLAlchemy and Alembic. `open_store` opens or makes one; `tables` declares
it, `queries` answers questions, `migration` upgrades it, `integrity` checks it. What follows a write is decided by
`services.maintenance`.
"""

from quotetrack.store.connection import Store
from quotetrack.store.migration import open_store

__all__ = ["Store", "open_store"]
