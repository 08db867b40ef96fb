"""Van wat een mens in het werkboek invulde naar gebeurtenissen, met een nummer dat er vóór de eerste poging is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, Literal
from uuid import NAMESPACE_URL, UUID, uuid5

from wijknetwerk.begrippen import (
    ActorRol,
    Begrip,
    Bespreking,
    CollectiefNiet,
    Deel,
    Deelrol,
    Gebeurtenis,
    Handeling,
    Herkomst,
    Hulpvraag,
    Keuze,
    LopendTraject,
    Rij,
    SoortPlek,
    Staat,
    Trajectgegevens,
    VoorstelGemaakt,
    Weekvoorstel,
    Werkvoorraad,
    Zonder,
)
from wijknetwerk.proces.dossier import Dossier
from wijknetwerk.proces.staten import OP_TAFEL

_RUIMTE = uuid5(NAMESPACE_URL, "wijknetwerk/besluit/1")
LOPEND = "lopend."
"""Zo begint het dossier van een traject dat al liep toen het journaal begon."""
_MIDDAG = time(12, tzinfo=UTC)
PROGRAMMA = "wijknetwerk"


class Besluitsoort(StrEnum):
    """De drie woorden in de kolom «besluit» van het werkboek."""

    OVERNEMEN = "overnemen"
    AFWIJKEN = "afwijken"
    AANHOUDEN = "aanhouden"


_HANDELINGEN = {
    Besluitsoort.OVERNEMEN: Handeling.BESLOTEN,
    Besluitsoort.AFWIJKEN: Handeling.AFGEWEKEN,
    Besluitsoort.AANHOUDEN: Handeling.AANGEHOUDEN,
}
_IN_HET_JOURNAAL: Mapping[CollectiefNiet, Literal["niet_beschikbaar", "niet_passend", "niet_bekend"]] = {
    CollectiefNiet.BEPERKT_AANWEZIG: "niet_beschikbaar",
    CollectiefNiet.GEEN_PASSEND_AANBOD: "niet_passend",
    CollectiefNiet.NIET_BEKEND: "niet_bekend",
}
"""De drie redenen van brief 000, zoals een mens ze invult -> de code in het journaal."""
_Stap = tuple[Handeling, Begrip, dict[str, Any]]


@dataclass(frozen=True)
class Besluit:
    """Gebeurtenissen die samen horen: ze worden alle vastgelegd of geen. Het nummer is er vóór de eerste poging."""

    nummer: UUID
    gebeurtenissen: tuple[Gebeurtenis, ...]
    gezien: int | None = None
    """De versie van het dossier waar de mens naar keek; is die ouder, dan wordt er niets overschreven."""


@dataclass(frozen=True)
class Ingevuld:
    """Eén ingevulde rij van het werkboek."""

    hulpvraag: str
    besluit: Besluitsoort
    plek: str | None
    reden: str
    door: str
    datum: date | None
    waarom_geen_groep: CollectiefNiet | None = None
    """Wat de mens invulde; leeg is: volgt uit de oordelen en het aanbod."""


@dataclass(frozen=True)
class Ronde:
    """Waar over besloten wordt: de werkmap, het voorstel en zijn afdruk, en wie het werkboek inlevert."""

    werkvoorraad: Werkvoorraad
    voorstel: Weekvoorstel
    voorstel_sha256: str
    rol: ActorRol
    nu: datetime
    zonder_duur_weken: int
    """Hoe lang hulp duurt als daar nog geen verwachting van is: de grens van kortdurend."""


def besluitnummer(voorstel_sha256: str, rij: Ingevuld) -> UUID:
    """Hetzelfde besluit in hetzelfde werkboek heeft altijd hetzelfde nummer, hoe vaak het ook wordt aangeboden."""
    delen = (voorstel_sha256, rij.hulpvraag, rij.besluit, rij.plek or "", rij.reden, rij.door, str(rij.datum or ""))
    return uuid5(_RUIMTE, "\x1f".join((*delen, *filter(None, [rij.waarom_geen_groep]))))


def maak_voorstellen(ronde: Ronde, dossiers: Mapping[str, Dossier]) -> tuple[Besluit, ...]:
    """Van elke hulpvraag die nog op tafel ligt: wat er is voorgesteld, ook als er nog niets over besloten wordt."""
    nieuw = []
    for rij in ronde.voorstel.rijen:
        dossier = dossiers.get(rij.hulpvraag, Dossier(rij.hulpvraag))
        if _nog_vast_te_leggen(ronde, dossier):
            nummer = uuid5(_RUIMTE, f"voorstel\x1f{ronde.voorstel_sha256}\x1f{rij.hulpvraag}")
            vraag = _vraag(ronde, rij.hulpvraag)
            wie = {"wie": PROGRAMMA, "rol": ActorRol.PROGRAMMA, "tijdstip": ronde.nu, "vraag": vraag}
            stap = (Handeling.VOORSTEL_GEMAAKT, _voorstel(ronde, vraag, rij), wie)
            nieuw.append(Besluit(nummer, _reeks(nummer, rij.hulpvraag, stap)))
    return tuple(nieuw)


def maak_besluiten(
    ronde: Ronde, ingevuld: Sequence[Ingevuld], besloten: Mapping[str, Rij], dossiers: Mapping[str, Dossier]
) -> tuple[Besluit, ...]:
    """Per ingevulde rij de bespreking en wat er besloten is. `besloten` is de rij die gaat gelden."""
    return tuple(
        _besluit(ronde, rij, besloten[rij.hulpvraag], dossiers.get(rij.hulpvraag, Dossier(rij.hulpvraag)))
        for rij in ingevuld
    )


def _nog_vast_te_leggen(ronde: Ronde, dossier: Dossier) -> bool:
    al = dossier.voorstel is not None and dossier.voorstel.voorstel_sha256 == ronde.voorstel_sha256
    return dossier.staat in OP_TAFEL and not al


def neem_over(werkvoorraad: Werkvoorraad, bekend: Iterable[str], nu: datetime) -> tuple[Besluit, ...]:
    """De lopende trajecten die nog niet in het journaal staan: vanaf nu kent het journaal alle belasting."""
    al, gebied = set(bekend), {wijk.code: wijk.gebied for wijk in werkvoorraad.wijken}
    coaches = {coach.code for coach in werkvoorraad.wijkcoaches}
    return tuple(
        _overname(traject, gebied.get(traject.wijk, traject.wijk), nu, zelf=traject.plek in coaches)
        for traject in werkvoorraad.lopende_trajecten
        if traject.nummer not in al
    )


def rij_van(keuze: Keuze, vraag: Hulpvraag, voorstel: VoorstelGemaakt) -> Rij:
    """De rij van een weekvoorstel zoals zij na dit besluit is; zo kan de toets haar narekenen."""
    hulp = {deel.rol: deel for deel in keuze.delen if deel.plek != keuze.plek}
    tweede, deel = hulp.get(Deelrol.TWEEDE_WIJKCOACH), hulp.get(Deelrol.DEEL)
    zelf, groep = keuze.soort_plek is SoortPlek.ZELF, keuze.soort_plek is SoortPlek.COLLECTIEF
    coachminuten = vraag.minuten_per_week if zelf else deel.minuten_per_week if deel else 0
    return Rij(
        hulpvraag=vraag.nummer,
        route=voorstel.route,
        plek=keuze.plek,
        soort_plek=keuze.soort_plek,
        wijkcoach=keuze.plek if zelf else deel.plek if deel else None,
        tweede_coach=tweede.plek if tweede else None,
        product=keuze.product,
        schilreden=keuze.schilreden,
        minuten_per_week=0 if groep or keuze.plek is None else vraag.minuten_per_week,
        minuten_wijkcoach=coachminuten,
        minuten_tweede_coach=tweede.minuten_per_week if tweede else 0,
    )


def _besluit(ronde: Ronde, rij: Ingevuld, uitkomst: Rij, dossier: Dossier) -> Besluit:
    nummer = besluitnummer(ronde.voorstel_sha256, rij)
    voorgesteld = next(een for een in ronde.voorstel.rijen if een.hulpvraag == rij.hulpvraag)
    moment = ronde.nu if rij.datum is None else datetime.combine(rij.datum, _MIDDAG)
    mens = {"wie": rij.door, "rol": ronde.rol, "tijdstip": moment}
    handeling = _HANDELINGEN[rij.besluit]
    keuze = Zonder() if rij.besluit is Besluitsoort.AANHOUDEN else _keuze(ronde, rij, voorgesteld, uitkomst)
    stappen: list[_Stap] = [(handeling, keuze, {**mens, "reden": rij.reden})]
    if _nog_vast_te_leggen(ronde, dossier) or dossier.staat in (Staat.VOORSTEL, Staat.ZES_OGEN):
        stappen.insert(0, (Handeling.CASUISTIEK, Bespreking(), mens))
    return Besluit(nummer, _reeks(nummer, rij.hulpvraag, *stappen))


def _reeks(nummer: UUID, hulpvraag: str, *stappen: _Stap) -> tuple[Gebeurtenis, ...]:
    return tuple(
        Gebeurtenis(
            uuid=uuid5(nummer, str(plaats)),
            besluit=nummer,
            handeling=handeling,
            hulpvraag=hulpvraag,
            gegevens=gegevens,
            herkomst=Herkomst.WERKBOEK,
            **wie,
        )
        for plaats, (handeling, gegevens, wie) in enumerate(stappen)
    )


def _voorstel(ronde: Ronde, vraag: Hulpvraag, rij: Rij) -> VoorstelGemaakt:
    return VoorstelGemaakt(
        week=ronde.voorstel.week,
        voorstel_sha256=ronde.voorstel_sha256,
        invoer_sha256=ronde.voorstel.invoer_sha256,
        regelset=ronde.voorstel.regelset,
        wet=vraag.wet,
        wijk=vraag.wijk,
        gebied=_gebied(ronde, vraag),
        melddatum=vraag.melddatum,
        route=rij.route,
        plek=rij.plek,
        soort_plek=rij.soort_plek,
        wijkcoach=rij.wijkcoach,
        tweede_coach=rij.tweede_coach,
        product=rij.product,
        schilreden=rij.schilreden,
        minuten_per_week=rij.minuten_per_week,
        inwoner_wil_aanbieder=vraag.inwoner_wil_aanbieder,
        toegestaan=tuple(ander.plek for ander in rij.alternatieven if ander.toegestaan),
    )


def _keuze(ronde: Ronde, ingevuld: Ingevuld, voorgesteld: Rij, rij: Rij) -> Keuze:
    vraag = _vraag(ronde, ingevuld.hulpvraag)
    gebied = _gebied(ronde, vraag)
    waarom = ingevuld.waarom_geen_groep
    return Keuze(
        week=ronde.voorstel.week,
        voorgestelde_plek=voorgesteld.plek,
        plek=rij.plek,
        soort_plek=rij.soort_plek or SoortPlek.GEEN_PLEK,
        product=rij.product,
        schilreden=rij.schilreden,
        wet=vraag.wet,
        wijk=vraag.wijk,
        gebied=gebied,
        delen=_delen(ronde, vraag, rij),
        bezetting_promille=_bezetting(ronde, gebied),
        collectief_niet=_IN_HET_JOURNAAL[waarom] if waarom else _waarom_geen_groep(vraag, voorgesteld, rij),
    )


def _vraag(ronde: Ronde, nummer: str) -> Hulpvraag:
    return next(vraag for vraag in ronde.werkvoorraad.hulpvragen if vraag.nummer == nummer)


def _gebied(ronde: Ronde, vraag: Hulpvraag) -> str:
    return next(wijk.gebied for wijk in ronde.werkvoorraad.wijken if wijk.code == vraag.wijk)


def _delen(ronde: Ronde, vraag: Hulpvraag, rij: Rij) -> tuple[Deel, ...]:
    """Wie wat doet, vanaf de maandag na deze week, en niet voordat het lopende traject is afgelopen."""
    if rij.plek is None or rij.soort_plek is None:
        return ()
    werk = ronde.werkvoorraad
    van = werk.week.zondag + timedelta(days=1)
    loopt = next((t.einddatum for t in werk.lopende_trajecten if t.nummer == vraag.lopend_traject), van)
    van = max(van, loopt + timedelta(days=1)) if vraag.lopend_traject else van
    weken = vraag.verwachte_duur_weken or ronde.zonder_duur_weken
    wanneer = {"van": van, "tot": van + timedelta(weeks=weken, days=-1)}
    zelf = rij.soort_plek is SoortPlek.ZELF
    samen = not zelf and rij.wijkcoach is not None
    eigen = rij.minuten_per_week - (rij.minuten_wijkcoach if samen else 0)
    rol = Deelrol.DEEL if samen else Deelrol.ALLES
    delen = [Deel(plek=rij.plek, soort_plek=rij.soort_plek, rol=rol, minuten_per_week=eigen, **wanneer)]
    if samen and rij.wijkcoach is not None:
        minuten = rij.minuten_wijkcoach
        delen.append(Deel(plek=rij.wijkcoach, soort_plek="zelf", rol=rol, minuten_per_week=minuten, **wanneer))
    if rij.tweede_coach is not None:
        delen.append(
            Deel(
                plek=rij.tweede_coach,
                soort_plek=SoortPlek.ZELF,
                rol=Deelrol.TWEEDE_WIJKCOACH,
                minuten_per_week=rij.minuten_tweede_coach,
                **wanneer,
            )
        )
    return tuple(delen)


def _bezetting(ronde: Ronde, gebied: str) -> int | None:
    """De werkdruk van het team in het voorstel: bezet ÷ ruimte, in duizendsten."""
    team = {coach.code for coach in ronde.werkvoorraad.wijkcoaches if coach.team == gebied}
    leden = [een for een in ronde.voorstel.belasting if een.plek in team]
    ruimte = sum(lid.ruimte for lid in leden)
    return 1000 * sum(lid.minuten for lid in leden) // ruimte if ruimte else None


def _waarom_geen_groep(
    vraag: Hulpvraag, voorgesteld: Rij, rij: Rij
) -> Literal["niet_passend", "vol", "niet_beschikbaar"] | None:
    if rij.soort_plek is SoortPlek.COLLECTIEF:
        return None
    if vraag.collectief_passend != "ja" or vraag.contra_indicatie_groep == "ja":
        return "niet_passend"
    groepen = [ander for ander in voorgesteld.alternatieven if ander.soort_plek is SoortPlek.COLLECTIEF]
    return "vol" if any(ander.toegestaan for ander in groepen) else "niet_beschikbaar"


def _overname(traject: LopendTraject, gebied: str, nu: datetime, *, zelf: bool) -> Besluit:
    nummer = uuid5(_RUIMTE, f"overgenomen\x1f{traject.nummer}")
    soort = SoortPlek.ZELF if zelf else SoortPlek.AANBIEDER
    deel = Deel(
        plek=traject.plek,
        soort_plek=soort,
        minuten_per_week=traject.minuten_per_week,
        van=traject.start,
        tot=traject.einddatum,
    )
    gebeurtenis = Gebeurtenis(
        uuid=uuid5(nummer, "0"),
        besluit=nummer,
        tijdstip=nu,
        wie=PROGRAMMA,
        rol=ActorRol.PROGRAMMA,
        handeling=Handeling.OVERGENOMEN,
        hulpvraag=f"{LOPEND}{traject.nummer}"[:40],
        traject=traject.nummer,
        gegevens=Trajectgegevens(
            wet=traject.wet,
            wijk=traject.wijk,
            gebied=gebied,
            soort_plek=soort,
            delen=(deel,),
            einddatum=traject.einddatum,
        ),
        herkomst=Herkomst.WERKBOEK,
        huishouden=traject.huishouden,
    )
    return Besluit(nummer, (gebeurtenis,))
