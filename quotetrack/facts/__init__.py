"""Facts: what becomes of a statement that somebody follows. Pure.

`matching` says whether an attribution carries a fact, `denials` and `denial_targets` who denies what, `assessment`
how a fact stands on its evidence, `checkworthiness` what is worth a watch. Whether two wordings give different
numbers is left to `quantities`; rows are kept by `store.facts` and printed by `presentation`.
"""
