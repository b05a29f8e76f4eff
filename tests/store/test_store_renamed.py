"""Schema 0007 gives tables and columns other names: every row is there afterwards, and again when it is taken back."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from test_store_schema import layout

from quotetrack.store import migration, open_database
from quotetrack.store.connection import Database, database_location
from quotetrack.store.matching import inverted_index, phrase_statistics

RELEASED = Path(__file__).parent / "released"
Rows = dict[str, list[tuple[object, ...]]]
TABLES = {"appearances": "article_entities", "marks": "name_features"}
NEWER = {"alembic_version", "phrase_days", "phrase_speakers"}

# What the released stores have none of.
MORE = """
INSERT INTO facts VALUES (1, 'abc', 'Boats float.', NULL, NULL, '2024-01-01', NULL, NULL, '{"desk": "sea"}',
  'unseen', '|unseen|', 0, 0, 0, 0, 0, 0, NULL, NULL, NULL);
INSERT INTO facts SELECT 9, 'gone', claim, claimant, claimed, made, person, closed, extra, status, holds, sightings,
  outlets, origins, named, anonymous, objections, verdict, first_seen, last_seen FROM facts;
DELETE FROM facts WHERE id = 9;
INSERT INTO fact_sightings VALUES (1, 1, NULL, NULL, NULL, NULL, NULL, NULL, 'told', 'verbatim', 100.0, NULL, NULL,
  NULL, '{"words": "told"}');
INSERT INTO fact_sightings SELECT 2, 1, r.article_id, r.id, 3, 9, a.id, NULL, 'matched', 'verbatim', 99.0, NULL, NULL,
  2, NULL FROM attributions a JOIN revisions r ON r.id = a.revision_id LIMIT 1;
UPDATE names SET bound_id = (SELECT max(id) FROM names), apart = 1 WHERE id = 1;
UPDATE names SET joined_id = 1 WHERE id = 2;
INSERT INTO marks VALUES ('okafor', 'role:governor', 0, 1);
INSERT OR IGNORE INTO quotations SELECT min(id), 'said' FROM attributions;
INSERT INTO fingerprints SELECT 7, -min(attribution_id) FROM quotations;
INSERT INTO phrases VALUES (7, '[["2024-01-01", "2024-02-01"], {"ann okafor": 3, "José": 1}]'), (8, '[[], {}]');
"""


def rows(path: Path) -> Rows:
    """All rows of all tables, by the columns' places: names are what differs."""
    with closing(sqlite3.connect(path)) as connection:
        listed = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%_search_%'"
        names = [name for (name,) in connection.execute(listed)]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in names}


def migrate(path: Path, step: object, target: str) -> None:
    with Database(database_location(path)) as store:
        migration._migrate(store, step, target)  # type: ignore[arg-type]


@pytest.fixture(params=sorted(RELEASED.glob("*.db.gz")), ids=lambda file: file.name)
def before(request: pytest.FixtureRequest, path: Path) -> Path:
    """A store of schema 0006 with rows in all that is renamed, from one of each released schema."""
    path.write_bytes(gzip.decompress(request.param.read_bytes()))
    migrate(path, command.upgrade if request.param.name < "schema-0007" else command.downgrade, "0006")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(MORE)
    return path


def test_every_row_is_kept_under_its_new_names(before: Path) -> None:
    was, schema = rows(before), layout(before)
    migrate(before, command.upgrade, "0007")
    now = rows(before)
    assert now.keys() == {TABLES.get(name, name) for name in was} | NEWER
    for name in was.keys() - {"alembic_version", "fingerprints", "phrases"}:
        assert now[TABLES.get(name, name)] == was[name], name
    assert all(
        was[name] for name in ("facts", "fact_sightings", "marks", "phrases", "attributions", "mentions")
    )
    assert now["fingerprints"] == sorted(
        ((key, abs(number), int(number < 0)) for key, number in was["fingerprints"]),  # type: ignore[operator, arg-type]
        key=repr,
    )
    assert now["phrases"] == [(7,), (8,)]
    assert now["phrase_days"] == [(7, "2024-01-01"), (7, "2024-02-01")]
    assert now["phrase_speakers"] == [(7, "José", 1), (7, "ann okafor", 3)]
    assert ("facts", 9) in now["sqlite_sequence"]  # no number is given twice

    migrate(before, command.downgrade, "0006")
    assert layout(before) == schema
    again = rows(before)
    assert {name: again[name] for name in again if name != "phrases"} == {
        name: was[name] for name in was if name != "phrases"
    }
    assert again["phrases"] == [
        (7, '[["2024-01-01", "2024-02-01"], {"José": 1, "ann okafor": 3}]'),
        (8, "[[], {}]"),
    ]


def test_what_was_kept_is_read_as_before(before: Path) -> None:
    migrate(before, command.upgrade, "head")
    with open_database(before) as store, store.read() as connection:
        usage = phrase_statistics.known(connection, {7, 8, 9})
        assert {key: one.mouths for key, one in usage.items()} == {7: 2, 8: 0}
        few, representatives = inverted_index.postings_for_keys(connection, [7])
        assert (few, representatives.keys()) == ({}, {7})
        assert representatives[7] > 0
    assert migration.check(before) == []
