"""Facts under watch, as the store keeps them.

`watched` begins and ends a watch, `sight` finds the facts that articles carry, as they are stored, `evidence` reads
what is known of a fact and `recount` keeps in its row what that comes to; `links` is what people decided about
sightings, `log` what happened, `find` what is asked of it all; `candidates` are statements that nobody watches yet,
`transfer` brings facts in and out. What evidence means is `quotetrack.facts.assessment`'s to say.
"""
