"""Names of the world: which words of a text are one person's name, and what that person is called in full.

Each row is invented: sources in braces, and beside the text who each of them must be.
"""

from __future__ import annotations

import pytest
from coreference_tables import said

ORDER = [
    # the family name first or last: one person in either order
    ("{Sanae Takaichi} spoke. {Takaichi} left.", ["Sanae Takaichi"] * 2),
    ("{Takaichi Sanae} spoke. {Ms. Takaichi} left. {She} smiled.", ["Takaichi Sanae"] * 3),
    ("{Orbán Viktor} said. {Viktor Orbán} said. {Orbán} said.", ["Orbán Viktor"] * 3),
    ("{Kwon Hae-jin} said. {Hae-jin Kwon} said. {Mr. Kwon} said.", ["Kwon Hae-jin"] * 3),
    ("{Premier Li Qiang} said. {Li} said. {Mr. Li} said. {He} left.", ["Li Qiang"] * 4),
    ("{Phạm Minh Chính} said it. {Mr. Chính} said it. {Chính} left.", ["Phạm Minh Chính"] * 3),
    ("{Wong Wai-keung}, a lawmaker, said so. {Mr. Wong} said no.", ["Wong Wai-keung"] * 2),
    ("{Lee Hsien Loong} said. {Lee} said. {Mr. Lee} said.", ["Lee Hsien Loong"] * 3),
]

APPOSED = [
    # the name behind a noun, whatever stands between a comma and the title, or a hyphen for a dash
    ("{Reid’s usual partner, committee ranking Democrat Sen. Ana Souza (Md.),} said no.", ["Ana Souza"]),
    ("{A Gazette reporter, who worked for Mr. Paul Reid,} said no.", ["unnamed"]),
    ("{Several leaders, including Sens. Ana Souza and Paul Reid,} said no.", ["collective"]),
    (
        "{Two members of Congress from Florida, Iliana Ros-Hale and Carlos Curbel,} said no.",
        ["Iliana Ros-Hale and Carlos Curbel"],
    ),
    ("{White House Chief of Staff Ana Souza (then an adviser)} said no.", ["Ana Souza"]),
    ("{Ana Souza - Reid’s partner and co-host -} said no.", ["Ana Souza"]),
    (
        "Paul Reid, Ana Souza and Tom Hale spoke. {The three scholars - Mr. Reid, Ms. Souza and Mr. Hale -} agreed.",
        ["Paul Reid, Ana Souza and Tom Hale"],
    ),
]

PARTICLES = [
    ("{Ursula von der Leyen} said. {von der Leyen} said.", ["Ursula von der Leyen"] * 2),
    ("{Joris van den Berg} said. {Van den Berg} said. {Mr. van den Berg} said.", ["Joris van den Berg"] * 3),
    ("{Luiz Inácio Lula da Silva} said. {President Lula} said.", ["Luiz Inácio Lula da Silva"] * 2),
    ("{Manuela de la Cruz} said. {Ms. de la Cruz} said. {De la Cruz} said.", ["Manuela de la Cruz"] * 3),
    ("{Crown Prince Mohammed bin Salman} said. {bin Salman} said.", ["Mohammed bin Salman"] * 2),
    ("{Salim ibn Rashid} said. {Ibn Rashid} said.", ["Salim ibn Rashid"] * 2),
    ("{Mahmoud Abu Zayd} said. {Abu Zayd} said.", ["Mahmoud Abu Zayd"] * 2),
    ("{Moqtada al-Sadr} said. {Al-Sadr} said. {Sadr} said. {Mr. al-Sadr} said.", ["Moqtada al-Sadr"] * 4),
    ("{Abdel Fattah el-Sisi} said. {El-Sisi} said. {Sisi} said.", ["Abdel Fattah el-Sisi"] * 3),
    ("{Giulio d’Amico} said. {D’Amico} said.", ["Giulio d’Amico"] * 2),
    ("{Sophie in ’t Hof} said. {In ’t Hof} said.", ["Sophie in ’t Hof"] * 2),
    ("{Maria do Rosario} said. {Ms. do Rosario} said.", ["Maria do Rosario"] * 2),
    ("{Hugo von und zu Felden} said. {Von und zu Felden} said.", ["Hugo von und zu Felden"] * 2),
]

FORMS = [
    ("{Sinéad O'Neill} said. {O'Neill} said. {Ms. O’Neill} said.", ["Sinéad O'Neill"] * 3),
    ("{Ngozi Okonjo-Iweala} said. {Dr. Okonjo-Iweala} said.", ["Ngozi Okonjo-Iweala"] * 2),
    ("{J. D. Vance} said. {J.D. Vance} said. {JD Vance} said. {Vance} said.", ["J. D. Vance"] * 4),
    ("{J. K. Marlow, the novelist,} said. {Marlow} said.", ["J. K. Marlow"] * 2),
    ("{John St. John} said. {St. John} said. {Mr. St. John} said.", ["John St. John"] * 3),
    ("{Robert F. Kessler Jr.} said. {Mr. Kessler} said.", ["Robert F. Kessler Jr."] * 2),
    ("{Walter Braithwaite III} said. {Braithwaite} said.", ["Walter Braithwaite III"] * 2),
    ("{María José Fernández Ruiz} said. {Ms. Fernández} said.", ["María José Fernández Ruiz"] * 2),
    ("{Pedro Sánchez Pérez-Castejón} said. {Mr. Sánchez} said.", ["Pedro Sánchez Pérez-Castejón"] * 2),
    (
        "{Katrín Jakobsdóttir} said. {Jakobsdóttir} said. {Katrín} said. {She} left.",
        ["Katrín Jakobsdóttir"] * 4,
    ),
    ("{Oleksandra Petrivna Kovalenko} said. {Ms. Kovalenko} said.", ["Oleksandra Petrivna Kovalenko"] * 2),
    ("{Shah Rukh Qureshi} said. {Qureshi} said.", ["Shah Rukh Qureshi"] * 2),
    ("{Donald J. Trump} said. {Donald Trump} said. {Trump} said. {Mr. Trump} said.", ["Donald J. Trump"] * 4),
    ("{Donald Trump} said. Voters of Donald J. Trump came.", ["Donald J. Trump"]),
    ("{George W. Bush} said. {Mr. Bush} said.", ["George W. Bush"] * 2),
    ("{Dr Amara Nwosu, 41,} said. {Nwosu} said.", ["Amara Nwosu"] * 2),
    ("{ANA SOUZA} said. Ana Souza is a judge. {SOUZA} left.", ["Ana Souza"] * 2),
]

SINGLE = [
    # Indonesian and Burmese single names, popes, kings, princes, stage names
    ("{President Suharto} said. {Suharto} said. {He} left.", ["Suharto"] * 3),
    ("{U Nyunt, a monk,} said.", ["U Nyunt"]),
    ("{Pope Francis} prayed. {Francis} said. {The pope} left. {The pontiff} slept.", ["Francis"] * 4),
    ("{King Charles III} spoke. {Charles} said. {The king} left.", ["Charles III"] * 3),
    ("{Prince Harry} wrote. {Harry} said. {The prince} left. {He} slept.", ["Harry"] * 4),
    ("{Queen Margrethe II of Denmark} said. {The queen} said. {She} said.", ["Margrethe II"] * 3),
    ("{Ayatollah Ali Khamenei} said. {Khamenei} said. {The ayatollah} said.", ["Ali Khamenei"] * 3),
    ("{Shakira} sang. {The singer} said no. Shakira, the singer, left.", ["Shakira"] * 2),
]

NOT_NAMES = [
    # what stands beside a name and is no part of it
    ("{Journalist Ana Souza} said. {Souza} said.", ["Ana Souza"] * 2),
    ("{Professors Mori and Reid} said. Aiko Mori and Paul Reid teach.", ["Aiko Mori and Paul Reid"]),
    ("{Texas-based Paul Reid} said. {Co-host Ana Souza} said.", ["Paul Reid", "Ana Souza"]),
    ("{Citizens United} said.", ["organization: Citizens United"]),
    ("BREAKING: {Trump} says no. Donald Trump is here.", ["Donald Trump"]),
    ("BREAKING Donald Trump Wins\n\nDonald Trump won. {Trump} said so.", ["Donald Trump"]),
    ("UPDATE: Ana Souza Resigns\n\nAna Souza resigned. {Souza} said so.", ["Ana Souza"]),
    ("VIDEO Ana Souza Sings\n\n{Ana Souza} sang.", ["Ana Souza"]),
    ("{Mr} said so.", ["unknown"]),
    ("{He} said so.", ["unknown"]),
    ("{His wife, Melania,} said so. {Melania} waved.", ["Melania"] * 2),
    ("{His wife, Melania Trump,} said so. {Mrs. Trump} waved.", ["Melania Trump"] * 2),
    ("{Crooked Hillary Clinton} said. Hillary Clinton left. Hillary Clinton came.", ["Hillary Clinton"]),
]

GENERATIONS = [
    (
        "Karl J. Moss won. {Mr. Moss} smiled. {His son Karl Jr.} said no. {Karl Moss Jr.} left. {Mr. Moss} said yes.",
        ["Karl J. Moss", "Karl Moss Jr.", "Karl Moss Jr.", "Karl J. Moss"],
    ),
    ("{Sam Moss Sr.} founded it. {Sam Moss Jr.} said it would close.", ["Sam Moss Sr.", "Sam Moss Jr."]),
    ("{Luther Moss Jr.} came. {Luther Moss} said no. {Moss} left.", ["Luther Moss Jr."] * 3),
]

TOGETHER = [
    ("{Ana Souza and Paul Reid} said no.", ["Ana Souza and Paul Reid"]),
    ("{Sens. Ana Souza and Paul Reid} said no. {Souza} left.", ["Ana Souza and Paul Reid", "Ana Souza"]),
    ("{Ana and Paul Reid} said no.", ["Ana Reid and Paul Reid"]),
    ("{Ana Souza, a lawyer, and Paul Reid} said no.", ["Ana Souza and Paul Reid"]),
    ("{Ana Souza, who met Paul Reid,} said no.", ["Ana Souza"]),
    ("{Ana Souza, Paul Reid and Mark Stone} said no.", ["Ana Souza, Paul Reid and Mark Stone"]),
    (
        "{Former Secretary of State Ana Souza and former Maine Gov. Paul Reid} said no.",
        ["Ana Souza and Paul Reid"],
    ),
    ("{Both Ana Souza and Paul Reid} said no.", ["Ana Souza and Paul Reid"]),
]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [*ORDER, *APPOSED, *PARTICLES, *FORMS, *SINGLE, *NOT_NAMES, *GENERATIONS, *TOGETHER],
    ids=lambda value: str(value)[:60],
)
def test_name(marked: str, expected: list[str]) -> None:
    assert said(marked) == expected
