"""Where statements come from: a graph of who credits whom, and its roots. Pure: knows no store and prints nothing."""

from quotetrack.origins.origin import Credit, How, Origins, Reporter

__all__ = ["Credit", "How", "Origins", "Reporter"]
