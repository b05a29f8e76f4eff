"""A sighting is known by its attribution: where one source tells what another said, two may begin at one place."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

BY_PLACE = "uq_fact_sightings_fact_id_revision_id_start"
BY_ATTRIBUTION = "uq_fact_sightings_fact_id_attribution_id"


def upgrade() -> None:
    with op.batch_alter_table("fact_sightings") as batch:
        batch.drop_constraint(BY_PLACE, type_="unique")
        batch.create_unique_constraint(BY_ATTRIBUTION, ["fact_id", "attribution_id"])


def downgrade() -> None:
    op.execute(
        "DELETE FROM fact_sightings WHERE told IS NULL AND id NOT IN "
        "(SELECT min(id) FROM fact_sightings WHERE told IS NULL GROUP BY fact_id, revision_id, start)"
    )
    with op.batch_alter_table("fact_sightings") as batch:
        batch.drop_constraint(BY_ATTRIBUTION, type_="unique")
        batch.create_unique_constraint(BY_PLACE, ["fact_id", "revision_id", "start"])
