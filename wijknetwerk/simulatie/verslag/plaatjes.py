"""De plaatjes van een simulatie als vaste SVG, in de stijl van het weekvoorstel. Naast elk plaatje staat een tabel."""

from collections.abc import Sequence
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from wijknetwerk.rapport.plaatjes import AL_BEZET, BAND, BREED, GRIJS, INKT, INSTELLINGEN, NIEUW, als_svg

KLEUREN = (AL_BEZET, "#b5651d", "#5b6fa8", "#6d8b3c", "#8a4f7d", "#7a6a4f", "#3f7f5f", "#a04a4a")
STREPEN = ("-", "--", "-.", ":")
MERKEN = ("o", "s", "^", "D", "v", "P", "X", "*")
ROUTEKLEUREN = (("#6d8b3c", "white"), (AL_BEZET, "white"), (NIEUW, INKT), ("#a04a4a", "white"), (BAND, INKT))
"""Per route de kleur van haar stuk en van het getal erop."""
_DEKKING = 0.54
"""Van alle banden samen, zodat ook veel banden over elkaar doorzichtig blijven."""
_PUNTEN_PER_TEKEN = 0.0105

Band = tuple[float, float, float]
"""Midden, ondergrens en bovengrens."""


class Lijn(NamedTuple):
    """Eén lijn: haar naam en per plaats op de as een waarde met interval, of niets."""

    naam: str
    punten: Sequence[Band | None]


class Doel(NamedTuple):
    """Een streep op de hoogte van een doel."""

    hoogte: float
    naam: str


def teken_lijnen(lijnen: Sequence[Lijn], merken: Sequence[str], as_naam: str, doel: Doel | None = None) -> bytes:
    """Per scenario een lijn met het interval als band eromheen; ook zonder kleur uit elkaar te houden."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(3.3, 0.1, rijen=-(-len(lijnen) // 3))
        for nummer, lijn in enumerate(lijnen):
            plaatsen = [plaats for plaats, punt in enumerate(lijn.punten) if punt is not None]
            punten = [punt for punt in lijn.punten if punt is not None]
            if not punten:
                continue
            kleur = KLEUREN[nummer % len(KLEUREN)]
            onder, boven = [p[1] for p in punten], [p[2] for p in punten]
            vlak.fill_between(plaatsen, onder, boven, color=kleur, alpha=_DEKKING / max(3, len(lijnen)), lw=0)
            vlak.plot(
                plaatsen,
                [p[0] for p in punten],
                color=kleur,
                ls=STREPEN[nummer % len(STREPEN)],
                marker=MERKEN[nummer % len(MERKEN)],
                ms=4,
                lw=1.6,
                label=lijn.naam,
            )
        if doel is not None:
            vlak.axhline(doel.hoogte, color=INKT, lw=1, ls=(0, (1, 2)), label=doel.naam)
        vlak.set_xticks(range(len(merken)), merken)
        vlak.set_ylim(bottom=0)
        vlak.set_ylabel(as_naam)
        vlak.yaxis.set_major_formatter(lambda waarde, _: f"{waarde:g}".replace(".", ","))
        _maak_af(vlak)
        return als_svg(figuur)


def teken_groottes(lijnen: Sequence[Lijn], groottes: Sequence[int], band: tuple[int, int], doel: Doel) -> bytes:
    """Per netwerkgrootte een punt met interval, met de band waarin het netwerk hoort te vallen."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(3.5, 0.1, rijen=2)
        vlak.axvspan(
            band[0] - 0.5, band[1] + 0.5, color=BAND, alpha=0.5, lw=0, label=f"{band[0]} tot {band[1]} deelnemers"
        )
        for nummer, lijn in enumerate(lijnen):
            paren = [(g, punt) for g, punt in zip(groottes, lijn.punten, strict=True) if punt is not None]
            onder = [punt[0] - punt[1] for _, punt in paren]
            boven = [punt[2] - punt[0] for _, punt in paren]
            vlak.errorbar(
                [grootte for grootte, _ in paren],
                [punt[0] for _, punt in paren],
                yerr=[onder, boven],
                color=KLEUREN[nummer],
                marker=MERKEN[nummer],
                ls=STREPEN[nummer],
                ms=5,
                lw=1.4,
                capsize=3,
                label=lijn.naam,
            )
        vlak.axhline(doel.hoogte, color=INKT, lw=1, ls=(0, (1, 2)), label=doel.naam)
        vlak.xaxis.set_major_locator(MaxNLocator(integer=True))
        vlak.set_ylim(0, 100)
        vlak.set_xlabel("deelnemers per wet")
        vlak.set_ylabel("procent")
        _maak_af(vlak)
        return als_svg(figuur)


def teken_routes(namen: Sequence[str], delen: Sequence[tuple[str, Sequence[float]]]) -> bytes:
    """Per scenario een staaf van honderd procent, in stukken per route."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(0.42 * len(namen) + 1.15, _links(namen), rijen=2)
        begin = [0.0] * len(namen)
        for (deel, waarden), (kleur, tint) in zip(delen, ROUTEKLEUREN, strict=True):
            vlak.barh(range(len(namen)), waarden, 0.6, begin, color=kleur, edgecolor="white", lw=0.8, label=deel)
            for rij, (van, breed) in enumerate(zip(begin, waarden, strict=True)):
                if breed >= 6:  # noqa: PLR2004 - smaller past het getal er niet in
                    vlak.annotate(
                        f"{breed:.0f}", (van + breed / 2, rij), ha="center", va="center", fontsize=8, color=tint
                    )
            begin = [van + breed for van, breed in zip(begin, waarden, strict=True)]
        vlak.set_xlim(0, 100)
        vlak.set_ylim(len(namen) - 0.5, -0.5)
        vlak.set_yticks(range(len(namen)), namen)
        vlak.set_xlabel("procent van wie begon")
        _maak_af(vlak)
        return als_svg(figuur)


def teken_verschuiving(namen: Sequence[str], reeksen: Sequence[tuple[str, Sequence[float]]]) -> bytes:
    """Per plek de winst of het verlies in duizenden euro's per jaar, per scenario een staaf."""
    with mpl.rc_context(INSTELLINGEN):
        dik = 0.8 / max(len(reeksen), 1)
        hoogte = max(0.3, 0.16 * len(reeksen)) * len(namen) + 1.0
        figuur, vlak = _vlak(hoogte, _links(namen), rijen=-(-len(reeksen) // 3))
        for nummer, (scenario, waarden) in enumerate(reeksen):
            hoogten = [rij + (nummer - (len(reeksen) - 1) / 2) * dik for rij in range(len(namen))]
            vlak.barh(hoogten, waarden, dik * 0.9, color=KLEUREN[(nummer + 1) % len(KLEUREN)], label=scenario)
        vlak.axvline(0, color=INKT, lw=0.8)
        vlak.set_ylim(len(namen) - 0.5, -0.5)
        vlak.set_yticks(range(len(namen)), namen)
        vlak.set_xlabel("duizend euro per jaar, bij gelijke hoeveelheid begeleiding")
        _maak_af(vlak)
        return als_svg(figuur)


def _links(namen: Sequence[str]) -> float:
    return min(0.4, 0.02 + _PUNTEN_PER_TEKEN * max(map(len, namen)))


def _vlak(hoogte: float, links: float, *, rijen: int = 1) -> tuple[Figure, Axes]:
    """Een vlak met boven ruimte voor zoveel rijen legenda."""
    figuur = Figure(figsize=(BREED, hoogte))
    boven = 0.12 + 0.2 * rijen
    return figuur, figuur.add_axes((links, 0.5 / hoogte, 0.97 - links, 1 - (0.5 + boven) / hoogte))


def _maak_af(vlak: Axes) -> None:
    vlak.spines[["top", "right"]].set_visible(False)
    vlak.tick_params(colors=GRIJS)
    vlak.legend(loc="lower left", bbox_to_anchor=(-0.01, 1.0), ncols=3, frameon=False, fontsize=8)
