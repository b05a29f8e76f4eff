"""Who is who across articles: pure, no database.

`name` compares names, `joined` says which names are one speaker, `decided` what people decided about it. A speaker is a
set of names that belong together; what an article says of somebody is filed under one of the names, never under the
speaker, so that joining and parting are a matter of the names alone.
"""
