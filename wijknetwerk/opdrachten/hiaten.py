"""`wijknetwerk hiaten`: welk collectief aanbod ontbreekt, en wat het oplevert als het er komt."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.bladzijde import INTERN, UIT, schrijf_en_toon
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wijknetwerk.begrippen import Week, Weekvoorstel, Werkvoorraad


@click.command(cls=Opdracht)
@WERKMAP
@click.option(
    "--hoogstens",
    type=click.IntRange(0, 100),
    default=5,
    metavar="AANTAL",
    help="Reken van zoveel hiaten uit wat een groep oplevert; elk kost een nieuw voorstel.",
)
@click.option(
    "--monitor",
    "monitormap",
    type=click.Path(path_type=Path),
    metavar="MAP",
    help="Tel uit deze monitormap hoe vaak een wijkcoach het aanbod niet kende.",
)
@UIT("hiaten")
@INTERN
@WEEK_OPTIE
@REGELS
def hiaten(
    *,
    werkmap: Path,
    hoogstens: int,
    monitormap: Path | None,
    uit: Path | None,
    intern: bool,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Toon welk aanbod ontbreekt, en wat een groep daar oplevert.

    De oorzaak is een van de drie codes van brief 000: geen passend aanbod, beperkt aanwezig, of niet bekend bij de
    wijkcoach. Wat een groep oplevert komt uit een nieuw voorstel met die groep erbij: uren vrij, en wie er dan wel een
    plek heeft.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.collectief import hiaten as vind_hiaten
        from wijknetwerk.collectief.verslag import Opmaak, maak_hiaten
        from wijknetwerk.collectief.winst import bereken_winst
        from wijknetwerk.opdrachten.berekenen import bereken, kijk_na
        from wijknetwerk.weging import weeg

        afspraken = inlezen.lees_planafspraken(gelezen.regelmap, als_json=als_json)
        niet_bekend = _niet_bekend(monitormap, als_json=als_json)
        gevonden = vind_hiaten(weeg(gelezen.werkvoorraad, gelezen.regelboek).veld)
        gevallen = uit or Path("uit") / "hiaten"
        rekenen = gevonden[:hoogstens]
        basis = bereken(gelezen, gevallen, voortgang) if rekenen else None

        def keur(werk: Werkvoorraad, voorstel: Weekvoorstel) -> None:
            kijk_na(gelezen._replace(werkvoorraad=werk), voorstel, gevallen)

        winst = {}
        for nummer, hiaat in enumerate(rekenen, 1):
            voortgang(f"hiaat {nummer} van {len(rekenen)}: {hiaat.thema}")
            if basis is not None:
                winst[hiaat] = bereken_winst(gelezen.werkvoorraad, basis, hiaat, gelezen.regelboek, keur)
        opmaak = Opmaak(gelezen.werkvoorraad, afspraken, gelezen.regelboek, intern)
        schrijf_en_toon(maak_hiaten(gevonden, winst, niet_bekend, opmaak), uit, als_json=als_json)


def _niet_bekend(map_: Path | None, *, als_json: bool) -> Mapping[str, int]:
    """Per wijk hoeveel formulieren zeggen dat het aanbod niet bekend was; niets zonder monitormap."""
    if map_ is None:
        return {}
    from wijknetwerk.begrippen.monitormap import CollectiefNiet
    from wijknetwerk.monitor import lees_monitormap

    lezing = lees_monitormap(map_)
    if lezing.map is None:
        raise inlezen.Invoerfouten(lezing.fouten, als_json=als_json)
    wijk = {rij.traject: rij.wijk for rij in lezing.map.begonnen}
    return Counter(
        wijk[rij.traject] for rij in lezing.map.evaluaties_coaches if rij.voorliggend_niet is CollectiefNiet.NIET_BEKEND
    )
