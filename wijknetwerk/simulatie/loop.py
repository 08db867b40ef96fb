"""De loop: één herhaling van een scenario, week na week langs dezelfde weg als het weekvoorstel."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wijknetwerk.begrippen import Hulpvraag, Route, SoortPlek
from wijknetwerk.simulatie.cijfers import MET_MINUTEN, Herhaling, Plekteller, Starttijden, Weekcijfers
from wijknetwerk.simulatie.nergens import tel_nergens
from wijknetwerk.simulatie.scenario import WEKEN_PER_JAAR, Beleid, Instroom
from wijknetwerk.simulatie.snel import verdeel_snel
from wijknetwerk.simulatie.stand import Stand, Wachtende, Zorg
from wijknetwerk.simulatie.toeval import Onderwerp, trekker
from wijknetwerk.simulatie.verandering import (
    duur_in_weken,
    laat_eindigen,
    laat_vertrekken,
    laat_verzuimen,
    schaal,
)
from wijknetwerk.simulatie.week import maandag_van, werkvoorraad_van
from wijknetwerk.simulatie.wereld import HONDERD, Wereld, na_zes_ogen
from wijknetwerk.verdeling import GEEN, Keuze, Opties, verdeel
from wijknetwerk.verdeling.opties import SOORTEN, maak_opties
from wijknetwerk.verdeling.treden import TREDEN, ladder_van
from wijknetwerk.weging import Wegingen, weeg


def loop(wereld: Wereld, herhaling: int, na_week: Callable[[int], None] | None = None) -> Herhaling:
    """Eén herhaling; hangt alleen af van de wereld en het nummer van de herhaling."""
    stand = Stand(week=0, zorg=wereld.begin)
    tijden, plekken = Starttijden(wereld.scenario.start_binnen_weken), Plekteller()
    cijfers = []
    for week in range(wereld.scenario.weken):
        stand, uitstroom = laat_eindigen(replace(stand, week=week))
        stand = laat_vertrekken(wereld, herhaling, schaal(wereld, herhaling, stand))
        stand = laat_verzuimen(wereld, herhaling, stand)
        nieuw = tuple(_instroom(wereld, herhaling, week))
        wachtend = sorted((*stand.wachtend, *nieuw), key=lambda wie: wie.hulpvraag.nummer)
        verwerkt = _verdeel(wereld, herhaling, replace(stand, wachtend=tuple(wachtend)), tijden)
        stand = replace(stand, zorg=(*stand.zorg, *verwerkt.zorg), wachtend=verwerkt.wachtend)
        plekken.tel(stand)
        cijfers.append(_tel(wereld, stand, verwerkt, len(nieuw), uitstroom))
        if na_week is not None:
            na_week(week)
    return Herhaling(tijden.vul_in(cijfers), plekken.uitkomst())


def _instroom(wereld: Wereld, herhaling: int, week: int) -> Iterator[Wachtende]:
    """De hulpvragen die deze week binnenkomen, getrokken uit die van de werkmap."""
    scenario = wereld.scenario
    if scenario.instroom is Instroom.VAST:
        aantal = int(_instroom_tot(wereld, week + 1)) - int(_instroom_tot(wereld, week))
    elif scenario.instroom is Instroom.HERTROKKEN:
        greep = trekker(scenario.zaad, herhaling, Onderwerp.INSTROOM, week).integers(len(scenario.instroom_weken))
        aantal = scenario.instroom_weken[int(greep)]
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


WEINIG_KEUZES = 50
"""Tot zoveel opties en bijrollen gaat een week die het snelle beleid niet kan bewijzen alsnog naar de solver."""


@dataclass(frozen=True)
class _Verwerkt:
    """Wat er deze week met de wachtenden gebeurde."""

    zorg: tuple[Zorg, ...]
    wachtend: tuple[Wachtende, ...]
    gewacht: tuple[int, ...]
    verlaat: int
    nagevraagd: int
    nergens: int


def _verdeel(wereld: Wereld, herhaling: int, stand: Stand, tijden: Starttijden) -> _Verwerkt:
    wegingen = weeg(werkvoorraad_van(wereld, stand), wereld.boek(stand.week), wereld.gewogen)
    opties, keuze = _kies(wereld, wegingen)
    zorg, blijft, gewacht, telling, zonder = [], [], [], Counter[str](), []
    for rij, (wachtende, weging) in enumerate(zip(stand.wachtend, wegingen.rijen, strict=True)):
        if weging.wordt_verdeeld:
            if (optie := int(keuze.optie[rij])) == GEEN:
                blijft.append(wachtende)
                zonder.append(rij)
            else:
                zorg.append(_zorg(opties, keuze, rij, optie, stand.week + wachtende.duur_weken))
                gewacht.append(stand.week - wachtende.sinds_week)
                tijden.begin(wachtende.sinds_week, stand.week)
        elif weging.route in (Route.NAVRAGEN, Route.OPNIEUW_WEGEN):
            telling["nagevraagd"] += 1
            blijft.append(
                replace(wachtende, hulpvraag=_antwoord(wereld, herhaling, stand.week, rij, wachtende.hulpvraag))
            )
        else:
            telling["verlaat"] += 1
            tijden.vertrek(wachtende.sinds_week)
    nergens = tel_nergens(wereld, opties, zonder)
    return _Verwerkt(tuple(zorg), tuple(blijft), tuple(gewacht), telling["verlaat"], telling["nagevraagd"], nergens)


def _kies(wereld: Wereld, wegingen: Wegingen) -> tuple[Opties, Keuze]:
    opties = maak_opties(wegingen)
    if wereld.scenario.beleid is Beleid.SNEL and ladder_van(opties) == TREDEN:
        keuze, bewezen = verdeel_snel(opties)
        if bewezen or len(opties) + len(opties.bij_coach) > WEINIG_KEUZES:
            return opties, keuze
    verdeling = verdeel(wegingen)
    return verdeling.opties, verdeling.keuze


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
    minuten = dict.fromkeys(MET_MINUTEN, 0)
    bij_aanbieder = [zorg for zorg in na.zorg if zorg.basis or zorg.specialistisch]
    minuten[SoortPlek.ZELF] = sum(zorg.coach_minuten + zorg.bij_minuten for zorg in na.zorg)
    for zorg in bij_aanbieder:
        minuten[wereld.schil(zorg, na.week)] += zorg.aanbiederminuten
    weg = {code for code, terug in na.terug_in_week if terug > na.week}
    return Weekcijfers(
        week=na.week,
        instroom=instroom,
        uitstroom=uitstroom,
        begonnen=len(verwerkt.zorg),
        wachtend=len(na.wachtend),
        gewacht_weken=sum(verwerkt.gewacht),
        te_beginnen=0,
        op_tijd=0,
        verlaat_weekronde=verwerkt.verlaat,
        nagevraagd=verwerkt.nagevraagd,
        nergens=verwerkt.nergens,
        actief=len(na.zorg),
        **{f"begonnen_{soort}": begonnen[soort] for soort in (SoortPlek.COLLECTIEF, *MET_MINUTEN)},
        **{f"minuten_{soort}": minuten[soort] for soort in MET_MINUTEN},
        minuten_basis=sum(zorg.basis for zorg in bij_aanbieder),
        minuten_specialistisch=sum(zorg.specialistisch for zorg in bij_aanbieder),
        ruimte_wijkcoaches=sum(wie.begeleiding_minuten for wie in wereld.wijkcoaches if wie.code not in weg),
        paren_aanbieder_wijk=len({(zorg.plek, zorg.wijk) for zorg in bij_aanbieder}),
        aanbieders_bezig=len({zorg.plek for zorg in bij_aanbieder}),
        inwoners_bij_aanbieder=len(bij_aanbieder),
    )
