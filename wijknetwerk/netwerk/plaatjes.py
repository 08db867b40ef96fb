"""De plaatjes van het netwerk als vaste SVG, in de stijl van het weekvoorstel. Naast elk plaatje staat een tabel."""

from collections.abc import Mapping, Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.ticker import MaxNLocator

from wijknetwerk.begrippen import MINUTEN_PER_UUR, Kaartwijk
from wijknetwerk.netwerk.levering import Lidlast, Netwerklevering
from wijknetwerk.netwerk.robuust import Uitval
from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.plaatjes import AL_BEZET, BAND, BREED, GRIJS, INKT, INSTELLINGEN, LICHT, NIEUW, als_svg

_TRAPPEN = ((95, "#14505c", "#ffffff"), (85, "#2f6f7e", "#ffffff"), (75, "#8fb8c2", INKT), (50, "#c9dde2", INKT))
_BLEEK = ("#f6e3cf", INKT)
_TEGELBREED = 106
"""Puntgrootte keer tekens die op een tegel passen."""
_REGEL = 13
"""Zoveel tekens van een wijknaam passen op één regel van een tegel."""


def teken_verloop(punten: Sequence[tuple[int, Netwerklevering]], doel_procent: int, streven: tuple[int, int]) -> bytes:
    """Per omvang het deel binnen het netwerk: samen, individueel en in een groep, met doel en streven."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _vlak(3.3, 0.09)
        x = [omvang for omvang, _ in punten]
        vlak.axvspan(
            streven[0] - 0.5,
            streven[1] + 0.5,
            color=BAND,
            alpha=0.6,
            lw=0,
            label=f"streven: {streven[0]} à {streven[1]}",
        )
        vlak.axhline(doel_procent, color=GRIJS, lw=1, ls="--", label=f"doel: {doel_procent} %")
        reeksen = (
            ("samen", [(levering.gevraagd, levering.minuten) for _, levering in punten], AL_BEZET, "o", "-"),
            ("individueel", [levering.individueel for _, levering in punten], INKT, "s", ":"),
            ("groep", [levering.groep for _, levering in punten], NIEUW, "^", "-."),
        )
        for naam, delen, kleur, teken, lijn in reeksen:
            y = [100 * geleverd / gevraagd if gevraagd else 100 for gevraagd, geleverd in delen]
            vlak.plot(x, y, color=kleur, marker=teken, ms=4.5, lw=1.6, ls=lijn, label=naam)
        vlak.set_xticks(x)
        vlak.set_ylim(0, 102)
        vlak.set_xlabel("aantal leden")
        vlak.set_ylabel("procent binnen het netwerk")
        _maak_af(vlak, 5)
        return als_svg(figuur)


def teken_lasten(lasten: Sequence[Lidlast]) -> bytes:
    """Per lid de ruimte als omlijning, met wat er minstens en hoogstens van nodig is."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _namenvlak([last.code for last in lasten])
        for plek, lid in enumerate(lasten):
            laag, hoog, ruimte = (m / MINUTEN_PER_UUR for m in (lid.last.minstens, lid.last.hoogstens, lid.ruimte))
            eerste = not plek
            vlak.barh(plek, ruimte, 0.62, color="none", edgecolor=GRIJS, lw=1, label="ruimte" if eerste else "")
            vlak.barh(plek, laag, 0.44, color=AL_BEZET, label="zeker nodig" if eerste else "")
            vlak.barh(
                plek, hoog - laag, 0.44, laag, color=NIEUW, hatch="////", edgecolor=INKT, lw=0.4,
                label="kan hij of een ander" if eerste else "",
            )  # fmt: skip
            laagste, hoogste = woorden.uren(lid.last.minstens), woorden.uren(lid.last.hoogstens)
            nodig = laagste if laagste == hoogste else f"{laagste}–{hoogste}"
            tekst = f"{nodig} van {woorden.uren(lid.ruimte)}"
            vlak.annotate(tekst, (ruimte, plek), (5, 0), textcoords="offset points", va="center", fontsize=8)
        vlak.set_xlim(0, 1.25 * max((lid.ruimte for lid in lasten), default=60) / MINUTEN_PER_UUR)
        vlak.set_xlabel("uren per week")
        _maak_af(vlak, 3)
        return als_svg(figuur)


def teken_uitval(gevallen: Sequence[Uitval]) -> bytes:
    """Per lid wat er niet meer past als juist dat lid wegvalt."""
    with mpl.rc_context(INSTELLINGEN):
        figuur, vlak = _namenvlak([" en ".join(geval.leden) for geval in gevallen])
        for plek, geval in enumerate(gevallen):
            vlak.barh(
                plek,
                geval.minuten / MINUTEN_PER_UUR,
                0.5,
                color=NIEUW if geval.alleen else AL_BEZET,
                edgecolor=INKT,
                lw=0.4,
            )
            tekst = f"{woorden.uren(geval.minuten)} uur" + (
                f" · alleen dit lid kan {len(geval.alleen)} soorten" if geval.alleen else ""
            )
            vlak.annotate(
                tekst,
                (geval.minuten / MINUTEN_PER_UUR, plek),
                (5, 0),
                textcoords="offset points",
                va="center",
                fontsize=8,
            )
        vlak.set_xlim(0, 1.55 * max((geval.minuten for geval in gevallen), default=60) / MINUTEN_PER_UUR)
        vlak.set_xlabel("uren per week zonder plek in het netwerk als dit lid wegvalt")
        _maak_af(vlak, 0)
        return als_svg(figuur)


def teken_kaart(wijken: Sequence[Kaartwijk], procenten: Mapping[str, int], eenheid: str) -> bytes:
    """Een tegel per wijk, in de kleur van haar procent; een wijk zonder cijfer blijft leeg."""
    rijen, kolommen = max(wijk.rij for wijk in wijken), max(wijk.kolom for wijk in wijken)
    with mpl.rc_context(INSTELLINGEN):
        hoogte = 0.72 * rijen + 0.5
        figuur = Figure(figsize=(BREED, hoogte))
        vlak = figuur.add_axes((0.0, 0.0, 1.0, 1 - 0.45 / hoogte))
        vlak.set(xlim=(0.4, kolommen + 0.6), ylim=(rijen + 0.55, 0.45))
        vlak.set_axis_off()
        for wijk in wijken:
            procent = procenten.get(wijk.code)
            vlakkleur, inkt = _kleur(procent)
            vlak.add_patch(
                Rectangle(
                    (wijk.kolom - 0.48, wijk.rij - 0.46), 0.96, 0.92, facecolor=vlakkleur, edgecolor=GRIJS, lw=0.7
                )
            )
            cijfer = "–" if procent is None else f"{procent} %"
            vlak.text(
                wijk.kolom, wijk.rij + 0.27, cijfer, ha="center", va="center", color=inkt, fontsize=9, weight="bold"
            )
            naam = _gebroken(wijk.naam)
            vlak.text(
                wijk.kolom,
                wijk.rij - 0.14,
                naam,
                ha="center",
                va="center",
                color=inkt,
                fontsize=min(6.6, _TEGELBREED / max(map(len, naam.split("\n")))),
                linespacing=1.0,
            )
        _legenda(figuur, eenheid)
        return als_svg(figuur)


def _kleur(procent: int | None) -> tuple[str, str]:
    if procent is None:
        return LICHT, INKT
    return next(((vlak, inkt) for grens, vlak, inkt in _TRAPPEN if procent >= grens), _BLEEK)


def _legenda(figuur: Figure, eenheid: str) -> None:
    merken = [(vlak, f"vanaf {grens} %") for grens, vlak, _ in _TRAPPEN] + [(_BLEEK[0], "minder")]
    vakjes = [Rectangle((0, 0), 1, 1, facecolor=kleur, edgecolor=GRIJS, lw=0.5) for kleur, _ in merken]
    figuur.legend(
        vakjes, [naam for _, naam in merken], loc="upper left", ncols=len(merken), frameon=False, fontsize=8,
        title=eenheid, title_fontsize=8, alignment="left",
    )  # fmt: skip


def _gebroken(naam: str) -> str:
    """De naam in regels die op een tegel passen; breekt bij een spatie, streepje of schuine streep."""
    delen = naam.replace("-", "-\0").replace("/", "/\0").replace(" ", " \0").split("\0")
    regels = [""]
    for deel in delen:
        if regels[-1] and len(regels[-1] + deel.rstrip()) > _REGEL:
            regels.append("")
        regels[-1] += deel
    return "\n".join(regel.strip() for regel in regels)


def _namenvlak(namen: Sequence[str]) -> tuple[Figure, Axes]:
    figuur, vlak = _vlak(0.32 * len(namen) + 1.0, 0.03 + 0.0105 * max(map(len, namen), default=1))
    vlak.set_ylim(len(namen) - 0.5, -0.6)
    vlak.set_yticks(range(len(namen)), namen)
    vlak.tick_params(axis="y", length=0)
    vlak.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
    return figuur, vlak


def _vlak(hoogte: float, links: float) -> tuple[Figure, Axes]:
    figuur = Figure(figsize=(BREED, hoogte))
    return figuur, figuur.add_axes((links, 0.5 / hoogte, 0.97 - links, 1 - 0.9 / hoogte))


def _maak_af(vlak: Axes, kolommen: int) -> None:
    vlak.spines[["top", "right"]].set_visible(False)
    if kolommen:
        vlak.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncols=kolommen, frameon=False, fontsize=8)
