"""Texts full of what quantities are written with, for properties."""

from hypothesis import strategies as st

texts = st.lists(
    st.sampled_from(
        """12 1,200 1.2 million bn $ € km (68 miles) % per cent two - thirds half a an dozen dozens of at least
        about to and March 3 , 2016 Tuesday 10 a.m. 8:30 old year the third . ½ ° C İ ﬃ one in five 3rd 1990s m killed
        999999999 ’ \n ( ) 2020-03-04 from between or more + US F- 0 hundred zero""".split()
    ),
    max_size=25,
).flatmap(lambda words: st.sampled_from([" ".join(words), "".join(words)]))
