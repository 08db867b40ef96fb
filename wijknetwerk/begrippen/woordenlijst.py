"""De woordenlijst: welke codes voor expertise en thema een werkmap mag gebruiken, met wat zij betekenen."""

from wijknetwerk.begrippen.basis import Begrip, Code, Tekst


class Woordenlijst(Begrip):
    """Code -> omschrijving, zoals in `regels/woordenlijst.toml`."""

    expertise: dict[Code, Tekst]
    thema: dict[Code, Tekst]
