"""Charts of a report: how shares and counts are drawn and put into words; `templates/chart.svg` makes SVG of them.

Takes plain sequences and counts nothing. Every chart carries its title and a description that says what it shows, made
from the same numbers; its table is the page's. Text stays text, in the reader's own font: it can be searched, selected
and enlarged. Colours are the page's, so that one chart serves light, dark and paper. The same numbers give the same
bytes.
"""

from quotetrack.presentation.charts.model import Bar, Chart, Mark
from quotetrack.presentation.charts.plots import bars, intervals, trend

__all__ = ["Bar", "Chart", "Mark", "bars", "intervals", "trend"]
