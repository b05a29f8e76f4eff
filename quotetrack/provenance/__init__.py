"""Where statements come from: a graph of who credits whom, and its roots. Pure: knows no store and prints nothing."""

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
