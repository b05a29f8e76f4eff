"""Text reuse: which quotations are the same words, said once. Pure; knows no store.

Normalise each quotation once (`normal_form`), compute its blocking keys (`fingerprints`), make candidate pairs
(`candidate_pairs`), drop hopeless ones (`prefilter`), align and compare the rest (`comparison`), and decide for the
dates and speakers of two articles (`decision`). `clustering` makes statements of matches. The comparison depends on
the words alone, so it can be kept; the decision may change as articles come. Keeping is left to `store.matching`.
"""
