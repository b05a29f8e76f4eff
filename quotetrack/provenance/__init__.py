"""Provenance: who credits whom for a statement, as a graph, and its independent origins. Pure.

`credits` reads from one article whom it credits, `graph` builds the graph and is the only place that counts origins.
Which articles carry a statement is left to the caller.
"""

from quotetrack.model.provenance import Credit, CreditEvidence, Origins, Reporter
from quotetrack.provenance.credits import CreditClaim, Credits, of_article
from quotetrack.provenance.graph import Carrier, QuotedRow, credit_graph

__all__ = [
    "Carrier",
    "Credit",
    "CreditClaim",
    "CreditEvidence",
    "Credits",
    "Origins",
    "QuotedRow",
    "Reporter",
    "credit_graph",
    "of_article",
]  # fmt: skip
