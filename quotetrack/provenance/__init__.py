"""Where statements come from: a graph of who credits whom, and its roots. Pure: knows no store and prints nothing."""

from quotetrack.model.provenance import Credit, How, Origins, Reporter
from quotetrack.provenance.credits import Claim, Credits, of_article
from quotetrack.provenance.graph import Carrier, Quoted, graph

__all__ = [
    "Carrier", "Claim", "Credit", "Credits", "How", "Origins", "Quoted", "Reporter", "graph", "of_article",
]  # fmt: skip
