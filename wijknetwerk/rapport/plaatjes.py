"""Plaatjes als vaste SVG: dezelfde cijfers geven dezelfde bytes. Naast elk plaatje staat een tabel.

Alleen `html.py` gebruikt deze module, zodat matplotlib niet laadt voor wie geen pagina maakt.
"""

import io
from collections.abc import Callable, Sequence
from pathlib import Path as Pad
from typing import Any, NamedTuple

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import get_font
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.ticker import MaxNLocator

from wijknetwerk.begrippen import MINUTEN_PER_UUR, Belasting, uren
from wijknetwerk.rapport.blik import band

INKT, GRIJS, LICHT = "#1d2b2f", "#55646a", "#dfe6e8"
AL_BEZET, NIEUW, BAND = "#2f6f7e", "#e0a43a", "#c9d3d6"
_STROOMKLEUREN = (
    *("#2f6f7e", "#b5651d", "#5b6fa8", "#6d8b3c", "#8a4f7d"),
    *("#7a6a4f", "#3f7f5f", "#a04a4a", "#4a6a8f", "#a8862a"),
)

INSTELLINGEN: dict[Any, Any] = {
    "svg.hashsalt": "wijknetwerk",
    "svg.fonttype": "path",
    "text.parse_math": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 9.0,
    "text.color": INKT,
    "axes.edgecolor": GRIJS,
    "axes.labelcolor": INKT,
    "xtick.color": GRIJS,
    "ytick.color": INKT,
    "hatch.linewidth": 0.6,
}
_DUIM_PER_STAAF = 0.3
BREED = 7.4
_LANGSTE_LABEL = 34
_LINKS_VAN_DE_AS = ("axes fraction", "data")
_LEGENDA = ("al bezet", "nieuw", "bandbreedte", "ruimte", "vol")


class _Stroom(NamedTuple):
    van: int
    naar: int
    getal: int


def teken_coaches(belastingen: Sequence[Belasting]) -> bytes:
    """Per wijkcoach een staaf in uren: wat er al was, wat erbij komt, en waar de bandbreedte ligt."""
    return _teken_staven(belastingen, _staven_in_uren, "uren per week")


def teken_plekken(belastingen: Sequence[Belasting]) -> bytes:
    """Per aanbieder of groep een staaf als deel van de ruimte; vol is honderd procent."""
    return _teken_staven(belastingen, _staven_in_procenten, "deel van de ruimte dat bezet is, in procenten")


def _teken_staven(
    belastingen: Sequence[Belasting],
    staven: Callable[[Axes, Sequence[Belasting]], None],
    eenheid: str,
) -> bytes:
    with mpl.rc_context(INSTELLINGEN):
        hoogte = _DUIM_PER_STAAF * len(belastingen) + 0.95
        figuur = Figure(figsize=(BREED, hoogte))
        labels = [_label(b) for b in belastingen]
        links = 0.03 + 0.0088 * max(map(len, labels))
        vlak = figuur.add_axes((links, 0.5 / hoogte, 0.8 - links, 1 - 0.95 / hoogte))
        staven(vlak, belastingen)
        vlak.set_ylim(len(belastingen) - 0.4, -0.6)
        vlak.set_yticks([])  # een asstreepje kost veel meer rekentijd dan de tekst die erbij staat
        for rij, label in enumerate(labels):
            vlak.annotate(label, (0, rij), (-4, 0), _LINKS_VAN_DE_AS, "offset points", ha="right", va="center")
        vlak.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True))
        vlak.set_xlabel(eenheid)
        vlak.spines[["top", "right", "left"]].set_visible(False)
        tekens = dict(zip(*reversed(vlak.get_legend_handles_labels()), strict=True))
        figuur.legend(
            [tekens[naam] for naam in _LEGENDA if naam in tekens],
            [naam for naam in _LEGENDA if naam in tekens],
            loc="upper left",
            bbox_to_anchor=(links - 0.01, 1.0),
            ncols=4,
            frameon=False,
            fontsize=8,
            handlelength=1.4,
            columnspacing=1.4,
        )
        return als_svg(figuur)


def _staven_in_uren(vlak: Axes, belastingen: Sequence[Belasting]) -> None:
    banden = [(rij, *b.bandbreedte) for rij, b in enumerate(belastingen) if b.bandbreedte]
    if banden:
        rijen, van, tot = (np.array(kolom) for kolom in zip(*banden, strict=True))
        breed = (tot - van) / MINUTEN_PER_UUR
        vlak.barh(rijen, breed, 0.86, van / MINUTEN_PER_UUR, color=BAND, label="bandbreedte", zorder=1)
    _al_en_nieuw(vlak, belastingen, [MINUTEN_PER_UUR] * len(belastingen))
    ruimtes, hoogten = [b.ruimte / MINUTEN_PER_UUR for b in belastingen], np.arange(len(belastingen))
    vlak.vlines(ruimtes, hoogten - 0.43, hoogten + 0.43, color=INKT, lw=1.8, label="ruimte", zorder=4)
    for rij, b in enumerate(belastingen):
        toelichting = f"{uren(b.minuten)} van {uren(b.ruimte)}" + (f" · {band(b)}" if band(b) else "")
        rechts = max(b.minuten, b.ruimte, *(b.bandbreedte or ())) / MINUTEN_PER_UUR
        vlak.annotate(toelichting, (rechts, rij), (5, 0), textcoords="offset points", va="center", fontsize=8)


def _staven_in_procenten(vlak: Axes, belastingen: Sequence[Belasting]) -> None:
    _al_en_nieuw(vlak, belastingen, [max(b.ruimte, 1) / 100 for b in belastingen])
    vlak.axvline(100, color=INKT, lw=1.2, label="vol", zorder=4)
    for rij, b in enumerate(belastingen):
        bezet, ruimte = (uren(b.minuten), uren(b.ruimte)) if b.eenheid == "minuten" else (b.minuten, b.ruimte)
        wat = "uur" if b.eenheid == "minuten" else "plaatsen"
        rechts = max(100.0, 100 * b.minuten / max(b.ruimte, 1))
        vlak.annotate(
            f"{bezet} van {ruimte} {wat}", (rechts, rij), (5, 0), textcoords="offset points", va="center", fontsize=8
        )
    vlak.set_xlim(left=0)


def _al_en_nieuw(vlak: Axes, belastingen: Sequence[Belasting], deler: Sequence[float]) -> None:
    hoogten = range(len(belastingen))
    al = [(b.minuten - b.waarvan_nieuw) / deel for b, deel in zip(belastingen, deler, strict=True)]
    erbij = [b.waarvan_nieuw / deel for b, deel in zip(belastingen, deler, strict=True)]
    vlak.barh(hoogten, al, 0.5, color=AL_BEZET, label="al bezet", zorder=2)
    vlak.barh(hoogten, erbij, 0.5, al, color=NIEUW, hatch="////", edgecolor=INKT, lw=0.4, label="nieuw", zorder=3)


def teken_stromen(stromen: Sequence[tuple[str, str, int]]) -> bytes:
    """Links de routes, rechts de uitkomst; de dikte van een stroom is het aantal hulpvragen."""
    links = list(dict.fromkeys(van for van, _, _ in stromen))
    rechts = list(dict.fromkeys(naar for _, naar, _ in stromen))
    paren = [_Stroom(links.index(van), rechts.index(naar), getal) for van, naar, getal in stromen]
    totaal = sum(stroom.getal for stroom in paren)
    meeste = max(len(links), len(rechts))
    lucht = 0.055 * totaal
    hoog = totaal + lucht * (meeste - 1)
    with mpl.rc_context(INSTELLINGEN):
        figuur = Figure(figsize=(BREED, max(2.2, 0.42 * meeste + 0.6)))
        vlak = figuur.add_axes((0.0, 0.02, 1.0, 0.9))
        vlak.set(xlim=(0, 1), ylim=(hoog, 0))
        vlak.set_axis_off()
        begin_links = _stapel([sum(s.getal for s in paren if s.van == i) for i in range(len(links))], lucht, hoog)
        begin_rechts = _stapel([sum(s.getal for s in paren if s.naar == i) for i in range(len(rechts))], lucht, hoog)
        _blokken(vlak, links, begin_links, 0.27, "right")
        _blokken(vlak, rechts, begin_rechts, 0.70, "left")
        _linten(vlak, paren, [van for van, _ in begin_links], [van for van, _ in begin_rechts])
        for x, kop, kant in ((0.285, "wat de regels zeggen", "right"), (0.685, "waar het op uitkomt", "left")):
            figuur.text(x, 0.96, kop, ha=kant, va="center", fontsize=8.5, color=GRIJS)
        return als_svg(figuur)


def _stapel(hoogten: Sequence[int], lucht: float, hoog: float) -> list[tuple[float, float]]:
    """Waar elk blok begint en hoe hoog het is; de stapel staat in het midden."""
    top = (hoog - sum(hoogten) - lucht * (len(hoogten) - 1)) / 2
    blokken = []
    for hoogte in hoogten:
        blokken.append((top, float(hoogte)))
        top += hoogte + lucht
    return blokken


def _blokken(vlak: Axes, namen: Sequence[str], blokken: Sequence[tuple[float, float]], x: float, kant: str) -> None:
    for plaats, (naam, (top, hoogte)) in enumerate(zip(namen, blokken, strict=True)):
        kleur = _STROOMKLEUREN[plaats % len(_STROOMKLEUREN)] if kant == "right" else INKT
        vlak.add_patch(Rectangle((x, top), 0.015, hoogte, color=kleur, lw=0))
        bij = x - 0.012 if kant == "right" else x + 0.027
        vlak.text(bij, top + hoogte / 2, f"{naam}  {int(hoogte)}", ha=kant, va="center")


def _linten(vlak: Axes, paren: Sequence[_Stroom], links: list[float], rechts: list[float]) -> None:
    x0, x1 = 0.285, 0.70
    midden = (x0 + x1) / 2
    for stroom in sorted(paren):
        y0, y1 = links[stroom.van], rechts[stroom.naar]
        links[stroom.van] += stroom.getal
        rechts[stroom.naar] += stroom.getal
        onder0, onder1 = y0 + stroom.getal, y1 + stroom.getal
        punten = [
            *((x0, y0), (midden, y0), (midden, y1), (x1, y1)),
            *((x1, onder1), (midden, onder1), (midden, onder0), (x0, onder0), (x0, y0)),
        ]
        soorten = [Path.MOVETO, *[Path.CURVE4] * 3, Path.LINETO, *[Path.CURVE4] * 3, Path.CLOSEPOLY]
        kleur = _STROOMKLEUREN[stroom.van % len(_STROOMKLEUREN)]
        vlak.add_patch(PathPatch(Path(punten, soorten), facecolor=kleur, alpha=0.45, lw=0))


def _label(b: Belasting) -> str:
    tekst = b.naam if b.plek in b.naam else f"{b.naam} ({b.plek})"
    if len(tekst) > _LANGSTE_LABEL:
        tekst = f"{b.naam[: _LANGSTE_LABEL - len(b.plek) - 4]}… ({b.plek})"
    return _tekenbaar(tekst)


def _tekenbaar(tekst: str) -> str:
    """Tekens die het lettertype niet kent worden een vraagteken; het volledige woord staat in de tabel."""
    lettertype = get_font(Pad(mpl.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf")
    return "".join(teken if lettertype.get_char_index(ord(teken)) else "?" for teken in tekst)


def als_svg(figuur: Figure) -> bytes:
    """De bytes van een plaatje; zonder datum, zodat dezelfde cijfers dezelfde bytes geven."""
    uit = io.BytesIO()
    figuur.savefig(uit, format="svg", metadata={"Date": None, "Creator": None})
    return uit.getvalue()
