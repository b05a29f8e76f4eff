"""Entity resolution across documents: which names are one speaker, and which are one outlet. Pure.

`names` splits and compares names, `resolution` says which belong together, `outlets` does so for outlets. A speaker
is a set of names. What articles say is filed under a name and never under the speaker, so that merging and splitting
change nothing else. The rows are kept by `store.entities`.
"""
