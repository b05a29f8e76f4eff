"""Coreference: which mentions of one article mean the same entity: names, pronouns and noun phrases.

Uses the words of the article alone; a well-known surname is nobody in particular until the article says so. Which
words are a source is left to `extraction`, what an article tells of unnamed sources to `sources`, and whether two
articles mean the same speaker to `entities`.
"""
