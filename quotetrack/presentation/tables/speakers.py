"""Speakers, and what people decided about them and about all else."""

from __future__ import annotations

from quotetrack.presentation.columns import Column, plain

SPEAKERS = (
    Column("id", "No.", right=True),
    Column("name", "Speaker", wide=True),
    Column("type", "Type"),
    Column("attributions", "Times", right=True),
    Column("articles", "Articles", right=True),
    Column("outlets", "Outlets", right=True),
    *plain("first"),
    Column("last", "Last", whole=True),
    *plain("aliases"),
)

DECISIONS = (
    Column("id", "No.", right=True),
    Column("made", "When (UTC)", cell=lambda row: f"{row.made:%Y-%m-%d %H:%M}", whole=True),
    Column("person", "By", most=16),
    Column("action", "Action", whole=True),
    Column("said", "What", wide=True),
    Column("note", "Note", most=24),
    *plain("undone", "subject", "data"),
)
