"""simulatie.xlsx: elk stuk van het verslag op een blad, met alle cijfers als getallen erbij."""

from collections.abc import Sequence

from wijknetwerk.begrippen import Week
from wijknetwerk.rapport.werkblad import Kolom, Vorm, Werkboek
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.verslag.stukken import Stuk
from wijknetwerk.simulatie.verslag.tabellen import KOLOMMEN, Tabelrij, rijen_van

_TEKSTEN = 6


def maak_xlsx(simulatie: Simulatie, stukken: Sequence[Stuk]) -> bytes:
    """Het hele werkboek; dezelfde gegevens geven dezelfde bytes."""
    kenmerken = {"week": simulatie.week, "soort": "simulatie"}
    dag = Week.lees(simulatie.week).maandag
    boek = Werkboek(f"Simulatie vanaf {simulatie.week}", dag, kenmerken, "vooruitblik, geen voorspelling")
    conclusies: list[Kolom[Stuk]] = [
        Kolom("stuk", 30, Vorm.VET, lambda stuk: stuk.titel),
        Kolom("conclusie", 110, Vorm.TEKST, lambda stuk: stuk.zin),
    ]
    boek.blad("conclusies", conclusies, stukken)
    for stuk in stukken:
        boek.blad(stuk.naam, _kolommen(stuk), stuk.rijen)
    boek.blad("alle cijfers", _alle_kolommen(), list(rijen_van(simulatie)))
    return boek.inhoud()


def _kolommen(stuk: Stuk) -> list[Kolom[tuple[str, ...]]]:
    kop, *rest = stuk.koppen
    return [
        Kolom(kop, 34, Vorm.VET, lambda rij: rij[0]),
        *(
            Kolom(naam, 30, Vorm.TEKST, lambda rij, plaats=plaats: rij[plaats])  # type: ignore[misc] # mypy ziet de gebonden plaats niet
            for plaats, naam in enumerate(rest, start=1)
        ),
    ]


def _alle_kolommen() -> list[Kolom[Tabelrij]]:
    namen = tuple(KOLOMMEN)
    kolommen: list[Kolom[Tabelrij]] = [
        Kolom(naam, 20, Vorm.TEKST, lambda rij, plaats=plaats: str(rij[plaats]))  # type: ignore[misc] # idem
        for plaats, naam in enumerate(namen[:_TEKSTEN])
    ]
    kolommen += [
        Kolom(naam, 14, Vorm.UREN, lambda rij, plaats=plaats: rij[-1][plaats])  # type: ignore[misc] # idem
        for plaats, naam in enumerate(namen[_TEKSTEN:])
    ]
    return kolommen
