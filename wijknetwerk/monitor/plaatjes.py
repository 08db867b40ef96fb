"""De plaatjes van het verslag als vaste SVG, in de stijl van het weekvoorstel. Naast elk plaatje staat een tabel.

Wat verborgen is, komt ook niet in een plaatje.
"""

from collections.abc import Sequence
from fractions import Fraction

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from wijknetwerk.monitor import woorden
from wijknetwerk.monitor.cijfer import Rij, procent
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.monitor.regelkaart import Regelkaart
from wijknetwerk.rapport.plaatjes import AL_BEZET, BAND, BREED, GRIJS, INKT, INSTELLINGEN, NIEUW, als_svg

LET_OP = "#8a3b00"
_MEESTE_MERKEN = 14
_LINKS_PER_TEKEN = 0.0105


def teken_verloop(monitor: Monitor) -> bytes | None:
    """Per team drie staven: instroom, uitstroom en actief."""
    reeksen = {naam: _per_team(monitor, naam) for naam in ("instroom", "uitstroom", "actief")}
    teams = list(reeksen["instroom"])
    if not teams:
        return None
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(0.62 * len(teams) + 1.0, links=_LINKS_PER_TEKEN * max(map(len, teams)))
        kleuren = zip(reeksen, (BAND, AL_BEZET, NIEUW), strict=True)
        for plaats, (naam, kleur) in enumerate(kleuren):
            hoogten = [rij + (plaats - 1) * 0.27 for rij in range(len(teams))]
            aantallen = [reeksen[naam].get(team, 0) for team in teams]  # wie nog niets beëindigde, heeft geen uitstroom
            vlak.barh(hoogten, aantallen, 0.25, color=kleur, edgecolor=INKT, lw=0.4, label=naam)
            for hoogte, aantal in zip(hoogten, aantallen, strict=True):
                vlak.annotate(str(aantal), (aantal, hoogte), (4, 0), textcoords="offset points", va="center", size=8)
        vlak.set_ylim(len(teams) - 0.5, -0.5)
        vlak.set_yticks(range(len(teams)), teams)
        vlak.set_xlabel("trajecten")
        _maak_af(vlak)
        return als_svg(figuur)


def _per_team(monitor: Monitor, naam: str) -> dict[str, int]:
    return {
        f"{woorden.groep(rij.pad, monitor.namen)} ({woorden.groep(rij.pad[:1], monitor.namen)})": rij.teller
        for rij in monitor.uitkomst(naam).rijen
        if len(rij.pad) == len(("wet", "team")) and not rij.verborgen
    }


def teken_maanden(monitor: Monitor) -> bytes | None:
    """Het aandeel zelf per maand als lijn."""
    rijen = [rij for rij in monitor.uitkomst("aandeel_per_maand").rijen if not rij.verborgen and rij.waarde is not None]
    if not rijen:
        return None
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(2.8, links=0.09, onder=0.8)
        delen = [100 * float(rij.waarde or 0) for rij in rijen]
        vlak.plot(range(len(rijen)), delen, color=AL_BEZET, marker="o", ms=3.5, lw=1.6)
        _merken(vlak, [rij.pad[0] for rij in rijen])
        vlak.set_ylim(0, max(*delen, 1.0) * 1.2)
        vlak.yaxis.set_major_locator(MaxNLocator(integer=True))
        vlak.set_ylabel("procent")
        laatste = f"{procent(rijen[-1].waarde or Fraction())} %"
        vlak.annotate(laatste, (len(rijen) - 1, delen[-1]), (0, 7), textcoords="offset points", ha="center", size=8)
        _maak_af(vlak, legenda=False)
        return als_svg(figuur)


def teken_regelkaart(kaart: Regelkaart | None) -> bytes | None:
    """Het deel afgeweken per week met de grenzen; een week daarbuiten is een ruit."""
    if kaart is None:
        return None
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(3.0, links=0.09, onder=0.8)
        plekken = range(len(kaart.punten))
        boven = [100 * punt.boven for punt in kaart.punten]
        onder = [100 * punt.onder for punt in kaart.punten]
        vlak.fill_between(plekken, onder, boven, step="mid", color=BAND, alpha=0.6, lw=0, label="grenzen")
        vlak.axhline(100 * kaart.midden, color=GRIJS, lw=1, ls="--", label="midden")
        vlak.plot(
            plekken, [100 * p.deel for p in kaart.punten], color=AL_BEZET, marker="o", ms=3.5, lw=1.2, label="afgeweken"
        )
        uit = [(i, 100 * p.deel) for i, p in enumerate(kaart.punten) if p.buiten]
        if uit:
            vlak.plot(*zip(*uit, strict=True), color=LET_OP, marker="D", ms=7, ls="", label="buiten de grenzen")
        _merken(vlak, [punt.week for punt in kaart.punten])
        vlak.set_ylim(0, 100)
        vlak.set_ylabel("procent afgeweken")
        _maak_af(vlak)
        return als_svg(figuur)


def teken_effecten(monitor: Monitor, namen: Sequence[str]) -> bytes | None:
    """Per vraag en groep een punt met de grenzen door wie geen antwoord gaf."""
    punten: list[tuple[str, Rij]] = [
        (f"{uitkomst.cijfer.titel}: {woorden.groep(rij.pad, monitor.namen)}", rij)
        for uitkomst in map(monitor.uitkomst, namen)
        for rij in uitkomst.rijen
        if len(rij.pad) <= 1 and not rij.verborgen and rij.waarde is not None
    ]
    if not punten:
        return None
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(0.24 * len(punten) + 0.9, links=_LINKS_PER_TEKEN * max(len(naam) for naam, _ in punten))
        for plaats, (_, rij) in enumerate(punten):
            grens = rij.grenzen
            if grens:
                van, tot = (100 * float(deel) for deel in grens)
                vlak.plot([van, tot], [plaats, plaats], color=BAND, lw=7, solid_capstyle="butt")
            vlak.plot(100 * float(rij.waarde or 0), plaats, color=AL_BEZET, marker="o", ms=5)
        vlak.set_ylim(len(punten) - 0.5, -0.5)
        vlak.set_yticks(range(len(punten)), [naam for naam, _ in punten])
        vlak.set_xlim(0, 100)
        vlak.set_xlabel("procent ja; de balk is de ruimte door wie geen antwoord gaf")
        _maak_af(vlak, legenda=False)
        return als_svg(figuur)


def _vlak(hoogte: float, links: float, onder: float = 0.5) -> tuple[Figure, Axes]:
    """Een vlak met links ruimte voor namen (deel van de breedte) en onder voor merken (duim)."""
    figuur = Figure(figsize=(BREED, hoogte))
    return figuur, figuur.add_axes((links, onder / hoogte, 0.96 - links, 1 - (onder + 0.4) / hoogte))


def _merken(vlak: Axes, namen: Sequence[str]) -> None:
    stap = -(-len(namen) // _MEESTE_MERKEN)
    vlak.set_xticks(range(0, len(namen), stap), namen[::stap], rotation=40, ha="right")


def _maak_af(vlak: Axes, *, legenda: bool = True) -> None:
    vlak.spines[["top", "right"]].set_visible(False)
    if legenda:
        vlak.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=4, frameon=False, fontsize=8)
