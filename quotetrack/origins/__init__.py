"""Where statements come from: a graph of who credits whom, and its roots. Pure: knows no store and prints nothing."""

from quotetrack.origins.credited import Claim, Credits, of_article
from quotetrack.origins.graph import Carrier, Quoted, graph
from quotetrack.origins.origin import Credit, How, Origins, Reporter

__all__ = [
    "Carrier", "Claim", "Credit", "Credits", "How", "Origins", "Quoted", "Reporter", "graph", "of_article",
]  # fmt: skip
