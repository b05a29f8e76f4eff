"""Extraction: which words of an article are attributed to which words, as attributions with content, cue and source.

`engines` chooses between two extractors with one interface: `rules`, written for English, and `tagger`, a trained
network. Who a source is, is left to `coreference`.
"""
