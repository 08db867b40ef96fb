"""`wijknetwerk besluit`: een ingevuld werkboek inleveren."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen, vastleggen
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import DOOR, JOURNAAL, REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week, Weekvoorstel
    from wijknetwerk.invoer.besluitblad import IngevuldWerkboek
    from wijknetwerk.opdrachten.inlezen import Gelezen
    from wijknetwerk.proces.besluit import Ingevuld

ROLLEN = ("teamleider", "wijkcoach", "tweede_wijkcoach", "extra_coach", "gedragsdeskundige")


@click.command(cls=Opdracht)
@WERKMAP
@click.argument(
    "besluiten",
    type=click.Path(path_type=Path),
    metavar="BESLUITEN.XLSX",
    help="Het ingevulde voorstel.xlsx.",
)
@DOOR
@click.option("--rol", type=click.Choice(ROLLEN), default="teamleider", help="De rol van wie besluit.")
@JOURNAAL
@WEEK_OPTIE
@REGELS
def besluit(
    *,
    werkmap: Path,
    besluiten: Path,
    door: str,
    rol: str,
    journaal: str,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Leg vast wat er in een ingevuld werkboek is besloten.

    Elke rij wordt nagekeken en nagerekend; is er één fout, dan wordt er niets vastgelegd. Hetzelfde werkboek nog eens
    inleveren kan altijd: wat er al staat, komt er niet nog eens bij. Een besluit dat afwijkt, heeft een reden nodig.

    Exitcode 3 als het werkboek fouten heeft, 4 als het proces of de toets het niet toestaat.
    """
    vastleggen.keur_naam(door)
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    afspraken = vastleggen.afspraken_uit(regels, als_json=als_json)
    with Voortgang() as voortgang:
        voortgang("het werkboek lezen")
        voorstel, sha256, ingevuld = _lees(gelezen, besluiten, door, voortgang, als_json=als_json)
        voortgang("narekenen en vastleggen")
        from wijknetwerk.begrippen import ActorRol
        from wijknetwerk.journaal.inleveren import Beleid, lever_in
        from wijknetwerk.proces.besluit import Ronde

        ronde = Ronde(
            werkvoorraad=gelezen.werkvoorraad,
            voorstel=voorstel,
            voorstel_sha256=sha256,
            rol=ActorRol(rol),
            nu=datetime.now(UTC),
            zonder_duur_weken=gelezen.regelboek.getal("kortdurend_weken"),
        )
        beleid = Beleid(gelezen.regelmap, gelezen.regelboek, afspraken)
        with vastleggen.geopend(journaal, als_json=als_json, maak=True) as open_journaal:
            vastgelegd = lever_in(open_journaal, beleid, ronde, ingevuld)
            vastleggen.toon_vastgelegd(vastgelegd, open_journaal.naam, als_json=als_json)


def _lees(
    gelezen: Gelezen, pad: Path, door: str, voortgang: Voortgang, *, als_json: bool
) -> tuple[Weekvoorstel, str, tuple[Ingevuld, ...]]:
    """Het voorstel waar het werkboek bij hoort en de ingevulde rijen, of alle fouten in één keer."""
    from wijknetwerk.begrippen import CollectiefNiet
    from wijknetwerk.invoer.besluitblad import lees_besluiten, open_ingevuld
    from wijknetwerk.proces.besluit import Besluitsoort, Ingevuld
    from wijknetwerk.rapport.xlsx import maak_xlsx

    werkboek = open_ingevuld(pad)
    if isinstance(werkboek, list):
        raise inlezen.Invoerfouten(werkboek, als_json=als_json)
    voorstel, sha256 = _voorstel_bij(gelezen, werkboek, pad, voortgang, als_json=als_json)
    rijen, fouten = lees_besluiten(werkboek, maak_xlsx(voorstel, gelezen.werkvoorraad), door)
    if fouten:
        raise inlezen.Invoerfouten(fouten, als_json=als_json)
    ingevuld = tuple(
        Ingevuld(
            rij.hulpvraag,
            Besluitsoort(rij.besluit),
            rij.plek,
            rij.reden,
            rij.door,
            rij.datum,
            CollectiefNiet(rij.waarom_geen_groep) if rij.waarom_geen_groep else None,
        )
        for rij in rijen
    )
    return voorstel, sha256, ingevuld


def _voorstel_bij(
    gelezen: Gelezen, werkboek: IngevuldWerkboek, pad: Path, voortgang: Voortgang, *, als_json: bool
) -> tuple[Weekvoorstel, str]:
    """Het voorstel uit het bestand ernaast, of opnieuw berekend; het moet precies dat van het werkboek zijn."""
    from wijknetwerk.opdrachten.berekenen import bereken
    from wijknetwerk.proces.stand import rijafdrukken, wat_veranderde
    from wijknetwerk.rapport.json import VoorstelFout, lees_voorstel, maak_json

    week, van = str(gelezen.werkvoorraad.week), werkboek.kenmerken.get("week")
    if van not in (None, week):
        zin = f"het werkboek is van week {van} en de werkmap van week {week}; neem de werkmap van dezelfde week"
        raise vastleggen.Geweigerd([zin], als_json=als_json)
    if werkboek.kenmerken.get("invoer_sha256") != gelezen.werkvoorraad.vingerafdruk():
        anders = wat_veranderde(werkboek.stand, rijafdrukken(gelezen.werkvoorraad)) if werkboek.stand else ()
        zin = "het voorstel is gemaakt op een andere werkmap; maak het opnieuw en neem uw besluiten over"
        raise vastleggen.Geweigerd([zin, *anders], als_json=als_json)
    if werkboek.kenmerken.get("regelset_sha256") != gelezen.regelboek.sha256:
        raise vastleggen.Geweigerd(
            ["de regels zijn veranderd sinds dit voorstel; maak het opnieuw en neem uw besluiten over"],
            als_json=als_json,
        )
    ernaast = pad.with_name("voorstel.json")
    try:
        voorstel = lees_voorstel(ernaast) if ernaast.exists() else bereken(gelezen, pad.parent, voortgang)
    except VoorstelFout as fout:
        raise inlezen.Invoerfouten([f"{ernaast.name}: {zin}" for zin in fout.fouten], als_json=als_json) from fout
    sha256 = hashlib.sha256(maak_json(voorstel)).hexdigest()
    if werkboek.kenmerken.get("voorstel_sha256") != sha256:
        zin = f"het werkboek {pad.name} hoort niet bij dit voorstel; gebruik de bestanden die samen zijn gemaakt"
        raise vastleggen.Geweigerd([zin], als_json=als_json)
    return voorstel, sha256
