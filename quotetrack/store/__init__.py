"""The store: articles, what they attribute to whom, statements and facts, in a SQL database.

The only package that imports SQLModel, SQLAlchemy and Alembic. `open_database` opens or makes a store and returns its
`Database`, whose transactions services write in and queries read in. What a library's user opens is `quotetrack.api`.
"""

from quotetrack.store.connection import Database
from quotetrack.store.migration import open_database

__all__ = ["Database", "open_database"]
