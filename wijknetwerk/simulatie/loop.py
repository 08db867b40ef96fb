"""De loop: één herhaling van een scenario, week na week langs dezelfde weg als het weekvoorstel."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from wijknetwerk.begrippen import Hulpvraag, Route, SoortPlek
from wijknetwerk.simulatie.cijfers import MET_MINUTEN, Weekcijfers
from wijknetwerk.simulatie.scenario import Beleid, Instroom
from wijknetwerk.simulatie.stand import Stand, Wachtende, Zorg
from wijknetwerk.simulatie.toeval import Onderwerp, trekker
from wijknetwerk.simulatie.verandering import (
    WEKEN_PER_JAAR,
    duur_in_weken,
    laat_eindigen,
    laat_vertrekken,
    schaal,
)
from wijknetwerk.simulatie.week import maandag_van, werkvoorraad_van
from wijknetwerk.simulatie.wereld import HONDERD, Wereld, na_zes_ogen
from wijknetwerk.verdeling import GEEN, Keuze, Opties, verdeel
from wijknetwerk.verdeling.opties import SOORTEN, maak_opties
from wijknetwerk.verdeling.vuistregel import volg_vuistregel
from wijknetwerk.weging import Wegingen, weeg

TERMIJN_WEKEN = 6


def loop(wereld: Wereld, herhaling: int, na_week: Callable[[int], None] | None = None) -> tuple[Weekcijfers, ...]:
    """Eén herhaling; hangt alleen af van de wereld en het nummer van de herhaling."""
    stand = Stand(week=0, zorg=wereld.begin)
    cijfers = []
    for week in range(wereld.scenario.weken):
        stand = replace(stand, week=week)
        stand, telling = _week(wereld, herhaling, stand)
        cijfers.append(telling)
        if na_week is not None:
            na_week(week)
    return tuple(cijfers)


def _week(wereld: Wereld, herhaling: int, stand: Stand) -> tuple[Stand, Weekcijfers]:
    stand, uitstroom = laat_eindigen(stand)
    stand = laat_vertrekken(wereld, herhaling, schaal(wereld, herhaling, stand))
    nieuw = tuple(_instroom(wereld, herhaling, stand.week))
    stand = replace(stand, wachtend=(*stand.wachtend, *nieuw))
    stand = replace(stand, wachtend=tuple(sorted(stand.wachtend, key=lambda wie: wie.hulpvraag.nummer)))
    verwerkt = _verdeel(wereld, herhaling, stand)
    na = replace(stand, zorg=(*stand.zorg, *verwerkt.zorg), wachtend=verwerkt.wachtend)
    return na, _tel(wereld, na, verwerkt, len(nieuw), uitstroom)


def _instroom(wereld: Wereld, herhaling: int, week: int) -> Iterator[Wachtende]:
    """De hulpvragen die deze week binnenkomen, getrokken uit die van de werkmap."""
    scenario = wereld.scenario
    if scenario.instroom is Instroom.VAST:
        aantal = int(_instroom_tot(wereld, week + 1)) - int(_instroom_tot(wereld, week))
    else:
        gemiddeld = _instroom_tot(wereld, week + 1) - _instroom_tot(wereld, week)
        aantal = int(trekker(scenario.zaad, herhaling, Onderwerp.INSTROOM, week).poisson(gemiddeld))
    for volgnummer in range(aantal if wereld.soorten else 0):
        soort = int(trekker(scenario.zaad, herhaling, Onderwerp.VRAAG, week, volgnummer).integers(len(wereld.soorten)))
        vraag = wereld.soorten[soort].model_copy(
            update={"nummer": f"S{week:04d}-{volgnummer:04d}", "melddatum": maandag_van(wereld, week)}
        )
        duur = duur_in_weken(wereld, herhaling, week, volgnummer, vraag.verwachte_duur_weken)
        yield Wachtende(hulpvraag=vraag, sinds_week=week, duur_weken=duur)


def _instroom_tot(wereld: Wereld, week: int) -> float:
    """Hoeveel hulpvragen er gemiddeld binnenkomen vóór deze week, met de groei die elke week een beetje doorgaat."""
    groei = 1 + wereld.scenario.groei_procent_per_jaar / HONDERD
    per_week = groei ** (1 / WEKEN_PER_JAAR)
    return wereld.per_week * (week if per_week == 1 else (per_week**week - 1) / (per_week - 1))


@dataclass(frozen=True)
class _Verwerkt:
    """Wat er deze week met de wachtenden gebeurde."""

    zorg: tuple[Zorg, ...]
    wachtend: tuple[Wachtende, ...]
    gewacht: tuple[int, ...]
    verlaat: int
    nagevraagd: int


def _verdeel(wereld: Wereld, herhaling: int, stand: Stand) -> _Verwerkt:
    wegingen = weeg(werkvoorraad_van(wereld, stand), wereld.boek(stand.week), wereld.gewogen)
    opties, keuze = _kies(wereld, wegingen)
    zorg, blijft, gewacht, telling = [], [], [], Counter[str]()
    for rij, (wachtende, weging) in enumerate(zip(stand.wachtend, wegingen.rijen, strict=True)):
        if weging.wordt_verdeeld:
            if (optie := int(keuze.optie[rij])) == GEEN:
                blijft.append(wachtende)
            else:
                zorg.append(_zorg(opties, keuze, rij, optie, stand.week + wachtende.duur_weken))
                gewacht.append(stand.week - wachtende.sinds_week)
        elif weging.route in (Route.NAVRAGEN, Route.OPNIEUW_WEGEN):
            telling["nagevraagd"] += 1
            blijft.append(
                replace(wachtende, hulpvraag=_antwoord(wereld, herhaling, stand.week, rij, wachtende.hulpvraag))
            )
        else:
            telling["verlaat"] += 1
    return _Verwerkt(tuple(zorg), tuple(blijft), tuple(gewacht), telling["verlaat"], telling["nagevraagd"])


def _kies(wereld: Wereld, wegingen: Wegingen) -> tuple[Opties, Keuze]:
    if wereld.scenario.beleid is Beleid.PRECIES:
        verdeling = verdeel(wegingen)
        return verdeling.opties, verdeling.keuze
    opties = maak_opties(wegingen)
    return opties, volg_vuistregel(opties)


def _antwoord(wereld: Wereld, herhaling: int, week: int, rij: int, vraag: Hulpvraag) -> Hulpvraag:
    """De hulpvraag een week later: opnieuw gewogen, of met de antwoorden van een vraag die wel beslist kon worden."""
    reeks = trekker(wereld.scenario.zaad, herhaling, Onderwerp.VRAAG, week, rij, 1)
    if vraag.inwoner_wil_aanbieder == "ja" and vraag.zes_ogen == "nog_niet_gewogen":
        return na_zes_ogen(vraag, aanbieder=reeks.random() * HONDERD < wereld.scenario.zes_ogen_aanbieder_procent)
    zelfde_wet = [nr for nr in wereld.beslist if wereld.soorten[nr].wet is vraag.wet] or list(wereld.beslist)
    if not zelfde_wet:
        return vraag
    soort = wereld.soorten[zelfde_wet[int(reeks.integers(len(zelfde_wet)))]]
    eigen = {veld: getattr(vraag, veld) for veld in ("nummer", "melddatum", "wet", "wijk", "urgentie")}
    return soort.model_copy(update=eigen)


def _zorg(opties: Opties, keuze: Keuze, rij: int, optie: int, tot_week: int) -> Zorg:
    vraag = opties.veld.werkvoorraad.hulpvragen[rij]
    rol = int(keuze.bij[rij])
    bij = rol != GEEN
    return Zorg(
        nummer=vraag.nummer,
        soort=SOORTEN[opties.soort[optie]],
        plek=opties.code(optie),
        wet=vraag.wet,
        wijk=vraag.wijk,
        tot_week=tot_week,
        basis=int(opties.basis[optie]),
        specialistisch=int(opties.specialistisch[optie]),
        coach_minuten=int(opties.minuten[optie]),
        bij_coach=opties.veld.codes(SoortPlek.ZELF)[int(opties.bij_coach[rol])] if bij else None,
        bij_minuten=int(opties.bij_minuten[rol]) if bij else 0,
    )


def _tel(wereld: Wereld, na: Stand, verwerkt: _Verwerkt, instroom: int, uitstroom: int) -> Weekcijfers:
    begonnen = Counter(zorg.soort for zorg in verwerkt.zorg)
    minuten = Counter[SoortPlek]()
    for zorg in na.zorg:
        minuten[SoortPlek.ZELF] += zorg.coach_minuten + zorg.bij_minuten
        if zorg.aanbiederminuten:
            minuten[zorg.soort] += zorg.aanbiederminuten
    weg = {code for code, terug in na.terug_in_week if terug > na.week}
    wachten = np.array(verwerkt.gewacht, dtype=np.int64)
    return Weekcijfers(
        week=na.week,
        instroom=instroom,
        uitstroom=uitstroom,
        begonnen=len(verwerkt.zorg),
        wachtend=len(na.wachtend),
        gewacht_weken=int(wachten.sum()),
        binnen_zes_weken=int((wachten <= TERMIJN_WEKEN).sum()),
        verlaat_weekronde=verwerkt.verlaat,
        nagevraagd=verwerkt.nagevraagd,
        actief=len(na.zorg),
        **{f"begonnen_{soort}": begonnen[soort] for soort in (SoortPlek.COLLECTIEF, *MET_MINUTEN)},
        **{f"minuten_{soort}": minuten[soort] for soort in MET_MINUTEN},
        ruimte_wijkcoaches=sum(wie.begeleiding_minuten for wie in wereld.wijkcoaches if wie.code not in weg),
        paren_aanbieder_wijk=len({(zorg.plek, zorg.wijk) for zorg in na.zorg if zorg.aanbiederminuten}),
    )
