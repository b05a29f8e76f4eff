"""What depends on the language of a text: one package a language, with word lists in TOML.

Holds words and how they inflect. What a list is used for is decided where it is used.
"""
