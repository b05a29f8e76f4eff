"""quotetrack: who said what, how often it was repeated, and how well the reporting is sourced."""

__version__ = "0.1.0"
