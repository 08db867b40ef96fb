"""monitor.xlsx: elk deel van het verslag op een blad, met de formules en alle cijfers erbij."""

from typing import NamedTuple

from wijknetwerk.monitor import verslag, woorden
from wijknetwerk.monitor.begroting import Post, in_euros
from wijknetwerk.monitor.cijfer import Uitkomst
from wijknetwerk.monitor.effecten import AANBIEDER, ZELF, Vergelijking
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.monitor.tabellen import KOLOMMEN, rijen_van
from wijknetwerk.rapport.werkblad import Kolom, Vorm, Werkboek

_LANGSTE_BLADNAAM = 31


class _Zin(NamedTuple):
    deel: str
    zin: str


def maak_xlsx(monitor: Monitor) -> bytes:
    """Het hele werkboek; dezelfde gegevens geven dezelfde bytes."""
    soort = "intern" if monitor.intern else "om te delen"
    kenmerken = {"van": f"{monitor.van}", "tot": f"{monitor.tot}", "soort": soort}
    boek = Werkboek(f"Monitor {monitor.van} tot en met {monitor.tot}", monitor.tot, kenmerken, f"monitor, {soort}")
    boek.blad("samenvatting", _zinkolommen(), [_Zin(deel.titel, deel.zin(monitor)) for deel in verslag.DELEN])
    for deel in verslag.DELEN:
        uitkomsten = verslag.cijfers_van(deel, monitor)
        if any(uitkomst.rijen for uitkomst in uitkomsten):
            boek.blad(deel.naam[:_LANGSTE_BLADNAAM], _deelkolommen(uitkomsten), list(verslag.rijen_van(deel, monitor)))
    if monitor.casussen:
        boek.blad("effectencalculator", _casuskolommen(), monitor.casussen)
    if monitor.begroting:
        boek.blad("begroting", _begrotingskolommen(monitor), monitor.begroting)
    boek.blad("alle cijfers", _alle_kolommen(), list(rijen_van(monitor)))
    boek.blad("formules", _formulekolommen(), monitor.uitkomsten)
    return boek.inhoud()


def _zinkolommen() -> list[Kolom[_Zin]]:
    return [
        Kolom("deel", 34, Vorm.VET, lambda rij: rij.deel),
        Kolom("conclusie", 100, Vorm.TEKST, lambda rij: rij.zin),
    ]


def _deelkolommen(uitkomsten: tuple[Uitkomst, ...]) -> list[Kolom[verslag.Tabelrij]]:
    kolommen: list[Kolom[verslag.Tabelrij]] = [Kolom("groep", 44, Vorm.VET, lambda rij: "  " * rij.diepte + rij.groep)]
    for plaats, uitkomst in enumerate(uitkomsten):
        kolommen += [
            Kolom(uitkomst.cijfer.titel, 18, Vorm.TEKST, lambda rij, plaats=plaats: rij.cellen[plaats].waarde),  # type: ignore[misc] # mypy ziet de gebonden plaats niet
            Kolom("waaruit", 30, Vorm.TEKST, lambda rij, plaats=plaats: "; ".join(rij.cellen[plaats].onder)),  # type: ignore[misc] # idem
        ]
    return kolommen


def _casuskolommen() -> list[Kolom[Vergelijking]]:
    return [
        Kolom("casus", 16, Vorm.VET, lambda casus: casus.casus),
        Kolom("wijkteam (euro)", 16, Vorm.GETAL, lambda casus: casus.bedrag(ZELF) / 100),
        Kolom("aanbieder (euro)", 16, Vorm.GETAL, lambda casus: casus.bedrag(AANBIEDER) / 100),
        Kolom("verschil (euro)", 16, Vorm.GETAL, lambda casus: casus.verschil / 100),
    ]


def _begrotingskolommen(monitor: Monitor) -> list[Kolom[Post]]:
    return [
        Kolom("wet", 14, Vorm.VET, lambda post: woorden.groep((post.wet.value,) if post.wet else (), monitor.namen)),
        Kolom("omschrijving", 28, Vorm.TEKST, lambda post: post.omschrijving),
        Kolom("fte", 10, Vorm.UREN, lambda post: float(post.fte)),
        Kolom("per jaar (euro)", 16, Vorm.GETAL, lambda post: in_euros(post.per_jaar)),
        Kolom("totaal (euro)", 16, Vorm.GETAL, lambda post: in_euros(post.totaal)),
    ]


def _alle_kolommen() -> list[Kolom[tuple[str, ...]]]:
    return [
        Kolom(naam, 16, Vorm.TEKST, lambda rij, plaats=plaats: rij[plaats])  # type: ignore[misc] # mypy ziet de gebonden plaats niet
        for plaats, naam in enumerate(KOLOMMEN)
    ]


def _formulekolommen() -> list[Kolom[Uitkomst]]:
    return [
        Kolom("cijfer", 30, Vorm.VET, lambda rij: rij.cijfer.titel),
        Kolom("formule", 60, Vorm.TEKST, lambda rij: rij.cijfer.formule),
        Kolom("teller", 40, Vorm.TEKST, lambda rij: rij.cijfer.teller),
        Kolom("noemer", 40, Vorm.TEKST, lambda rij: rij.cijfer.noemer),
        Kolom("doel", 8, Vorm.TEKST, lambda rij: " ".join(map(str, rij.cijfer.doelen))),
        Kolom("instrument", 26, Vorm.TEKST, lambda rij: rij.cijfer.instrument),
        Kolom("bron", 40, Vorm.TEKST, lambda rij: rij.cijfer.bron),
    ]
