"""Een ingevuld voorstel inleveren: nakijken, narekenen en in één keer vastleggen."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from wijknetwerk.afwijking import met_keuzes, waarom_niet, zonder_plek
from wijknetwerk.begrippen import Rij, Route
from wijknetwerk.journaal.fouten import Geweigerd
from wijknetwerk.journaal.opslag import Journaal, Vastgelegd
from wijknetwerk.proces import Afspraken, Besluit, Bezwaar, Dossier
from wijknetwerk.proces.besluit import (
    Besluitsoort,
    Ingevuld,
    Ronde,
    besluitnummer,
    maak_besluiten,
    maak_voorstellen,
    neem_over,
    rij_van,
)
from wijknetwerk.proces.dossier import BEZET
from wijknetwerk.proces.stand import trajectnummers, verschil_met_werkmap
from wijknetwerk.regels import Regelboek
from wijknetwerk.toets import toets, toets_besloten

EIGEN_WEG = (Route.CRISISHULP, Route.AANBIEDER_MET_SPOED, Route.WLZ, Route.LOOPT_DOOR)
"""Wie dit overneemt, besluit dat de hulpvraag de weekronde verlaat."""


@dataclass(frozen=True)
class Beleid:
    """Waar de besluiten aan getoetst worden."""

    regelmap: Path
    regelboek: Regelboek
    afspraken: Afspraken


def lever_in(journaal: Journaal, beleid: Beleid, ronde: Ronde, ingevuld: Sequence[Ingevuld]) -> Vastgelegd:
    """Legt de ingevulde rijen vast, samen met de trajecten die het journaal nog niet kende.

    Mag er iets niet (ook: het voorstel is ouder dan het journaal), dan wordt er niets vastgelegd en volgt één
    `Geweigerd` met alle bezwaren.
    """
    gelezen = journaal.stand()
    dossiers = gelezen.dossiers
    if achter := verschil_met_werkmap(dossiers, ronde.werkvoorraad):
        raise Geweigerd([Bezwaar("de werkmap is ouder dan het journaal", zin) for zin in achter])
    if mis := toets(ronde.werkvoorraad, ronde.voorstel, beleid.regelmap):
        raise Geweigerd([Bezwaar(v.over, f"het voorstel klopt niet met de werkmap: {v.zin}") for v in mis])
    al = journaal.al_vastgelegd([besluitnummer(ronde.voorstel_sha256, rij) for rij in ingevuld])
    nieuw = [rij for rij in ingevuld if besluitnummer(ronde.voorstel_sha256, rij) not in al]
    besloten = _wat_geldt(beleid, ronde, nieuw, dossiers)
    nummers = [nummer for dossier in dossiers.values() for nummer in _trajecten(dossier)]
    besluiten = [
        *neem_over(ronde.werkvoorraad, nummers, ronde.nu),
        *(Besluit(nummer, ()) for nummer in sorted(al)),
        *maak_voorstellen(ronde, dossiers),
        *maak_besluiten(ronde, nieuw, besloten, dossiers),
    ]
    return journaal.leg_vast(besluiten, beleid.afspraken, lambda na: _keur(beleid, ronde, na), gelezen)


def _trajecten(dossier: Dossier) -> Iterator[str]:
    if dossier.trajectnummer is not None:
        yield dossier.trajectnummer
    yield from trajectnummers(dossier)


def _wat_geldt(
    beleid: Beleid, ronde: Ronde, ingevuld: Sequence[Ingevuld], dossiers: Mapping[str, Dossier]
) -> dict[str, Rij]:
    """De rij die na elk besluit geldt; bij een afwijking opnieuw gerekend, met alles wat al besloten is vastgezet."""
    voorgesteld = {rij.hulpvraag: rij for rij in ronde.voorstel.rijen}
    mis: list[Bezwaar] = []
    uit: dict[str, Rij] = {}
    bekend = _plekken(ronde)
    for rij in ingevuld:
        voorstel = voorgesteld[rij.hulpvraag]
        uit[rij.hulpvraag] = voorstel
        if rij.besluit is Besluitsoort.OVERNEMEN and voorstel.plek is None:
            uit[rij.hulpvraag] = zonder_plek(voorstel)
            if voorstel.route not in EIGEN_WEG:
                mis.append(Bezwaar(rij.hulpvraag, "er is geen plek om over te nemen; kies aanhouden of afwijken"))
        if rij.besluit is Besluitsoort.AFWIJKEN and rij.plek not in bekend:
            mis.append(Bezwaar(rij.hulpvraag, f"plek «{rij.plek}» staat niet in de werkmap; kies er een uit de lijst"))
    anders = {rij.hulpvraag: rij.plek for rij in ingevuld if rij.besluit is Besluitsoort.AFWIJKEN and rij.plek}
    mis += _toch_een_groep(ronde, ingevuld, voorgesteld)
    if anders and not mis:
        week = str(ronde.werkvoorraad.week)
        eerder = {
            nummer: dossier.keuze.plek
            for nummer, dossier in dossiers.items()
            if dossier.staat in BEZET and dossier.keuze and dossier.keuze.plek and dossier.keuze.week == week
        }
        over = {rij.hulpvraag: uit[rij.hulpvraag].plek for rij in ingevuld if rij.besluit is Besluitsoort.OVERNEMEN}
        vast = {nummer: plek for nummer, plek in (eerder | over | anders).items() if plek and nummer in voorgesteld}
        opnieuw = _reken_opnieuw(beleid, ronde, vast)
        for nummer, plek in anders.items():
            if (zin := waarom_niet(opnieuw[nummer], plek)) is not None:
                mis.append(Bezwaar(nummer, f"afwijken naar {plek} kan niet: {zin}"))
            uit[nummer] = opnieuw[nummer]
    if mis:
        raise Geweigerd(mis)
    return uit


def _toch_een_groep(ronde: Ronde, ingevuld: Sequence[Ingevuld], voorgesteld: Mapping[str, Rij]) -> Iterator[Bezwaar]:
    """Wie een groep kiest en ook zegt waarom niet."""
    groepen = {groep.code for groep in ronde.werkvoorraad.collectief_aanbod}
    for rij in ingevuld:
        plek = rij.plek if rij.besluit is Besluitsoort.AFWIJKEN else voorgesteld[rij.hulpvraag].plek
        if rij.waarom_geen_groep and plek in groepen:
            yield Bezwaar(rij.hulpvraag, f"{plek} is een groep; maak «waarom geen groep» leeg")


def _plekken(ronde: Ronde) -> frozenset[str]:
    werk = ronde.werkvoorraad
    coaches, groepen = {een.code for een in werk.wijkcoaches}, {een.code for een in werk.collectief_aanbod}
    return frozenset(coaches | groepen | {een.code for een in werk.aanbieders})


def _reken_opnieuw(beleid: Beleid, ronde: Ronde, vast: Mapping[str, str]) -> dict[str, Rij]:
    """Dezelfde week, met deze plekken vastgezet."""
    from wijknetwerk.weekvoorstel import maak_weekvoorstel  # noqa: PLC0415 - alleen wie afwijkt wacht op OR-Tools

    werk = met_keuzes(ronde.werkvoorraad, vast)
    voorstel = maak_weekvoorstel(werk, beleid.regelboek)
    if vondsten := toets(werk, voorstel, beleid.regelmap):
        raise RuntimeError(f"de toets keurt het plan met de afwijkingen af: {vondsten[0].zin}")
    return {rij.hulpvraag: rij for rij in voorstel.rijen}


def _keur(beleid: Beleid, ronde: Ronde, dossiers: Mapping[str, Dossier]) -> list[Bezwaar]:
    """Rekent alles na wat in deze week besloten is, ook wat een ander intussen vastlegde."""
    week, bekend = str(ronde.werkvoorraad.week), {vraag.nummer for vraag in ronde.werkvoorraad.hulpvragen}
    rijen = [
        rij_van(dossier.keuze, dossier.vraag, dossier.voorstel)
        for nummer, dossier in sorted(dossiers.items())
        if nummer in bekend and dossier.staat in BEZET and dossier.keuze and dossier.vraag and dossier.voorstel
        if dossier.keuze.week == week and dossier.keuze.plek is not None
    ]
    vondsten = toets_besloten(ronde.werkvoorraad, rijen, beleid.regelmap)
    return [Bezwaar(vondst.over, f"de toets zegt: {vondst.zin}") for vondst in vondsten]
