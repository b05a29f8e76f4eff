"""`python -m quotetrack.cli` is `quotetrack`."""

from quotetrack.cli import main

main()
