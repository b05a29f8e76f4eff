"""A few articles to type commands about."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import Result

Run = Callable[..., Result]
Ingested = Callable[..., Run]

ARTICLES: tuple[dict[str, Any], ...] = (
    {
        "id": "ledger-1",
        "title": "Harbour to open in May",
        "outlet": "Harbor Ledger",
        "byline": "Iris Vance",
        "published": "2024-03-01",
        "text": "“The harbour will open again in the second week of May, whatever the weather does,” said "
        "Ann Whitlock, the mayor of Port Ellery.\n\nA senior official, who asked not to be named because the "
        "talks are private, said that the tunnel would cost 12 million euros.",
    },
    {
        "id": "courier-1",
        "title": "Mayor: harbour opens",
        "outlet": "Meridian Courier",
        "byline": None,
        "published": "2024-03-02",
        "text": "The mayor of Port Ellery, Ann Whitlock, promised an end to the works.\n\n“The harbour "
        "will open again in the third week of May, whatever the weather does,” Whitlock said.\n\n"
        "Critics said the plan was late.",
    },
    {
        "id": "courier-2",
        "title": "No bees",
        "outlet": "Meridian Courier",
        "byline": None,
        "published": "2024-04-09",
        "text": "The garden behind the library is quiet. Nobody came on Tuesday.",
    },
)


def write_articles(path: Path, *articles: dict[str, Any]) -> Path:
    """Write articles as JSON Lines."""
    path.write_text("".join(json.dumps(article) + "\n" for article in articles), encoding="utf-8")
    return path
