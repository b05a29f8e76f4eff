"""Which mentions of an article are one entity, and who that is: names, pronouns and noun phrases.

Decides from the article's own words; a well-known surname is nobody in particular until the article says so. Leaves
to `extraction` which words are a source, to `sources` what an article tells of those without a name, and to
`entities` whether a speaker is the same as in another article.
"""
