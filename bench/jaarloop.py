"""Een jaar lang elke week: voorstel, besluiten met afwijkingen, beginnen en eindigen, en de volgende werkmap.

Alles gaat langs dezelfde weg als bij een team. De narekening hieronder kent alleen de boekingen en de werkmappen.
"""

import hashlib
import random
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID, uuid5

from wijknetwerk import meegeleverd
from wijknetwerk.begrippen import (
    Aanleiding,
    ActorRol,
    Boeking,
    Einde,
    EindReden,
    Handeling,
    Herkomst,
    Hulpvraag,
    Keuze,
    Oordeel,
    Rij,
    SoortPlek,
    Staat,
    Trajectgegevens,
    Week,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.invoer import lees, schrijf_werkmap
from wijknetwerk.journaal.fouten import Geweigerd
from wijknetwerk.journaal.inleveren import Beleid, lever_in
from wijknetwerk.journaal.opslag import Journaal
from wijknetwerk.monitor import Feiten, geldige, maak_monitor
from wijknetwerk.monitor import lees_afspraken as lees_monitorafspraken
from wijknetwerk.monitor.regelkaart import Regelkaart, maak_regelkaart
from wijknetwerk.proces import Besluit, Dossier, lees_afspraken
from wijknetwerk.proces.besluit import Besluitsoort, Ingevuld, Ronde
from wijknetwerk.proces.stapbouwer import Antwoorden, Wie, maak_stap
from wijknetwerk.proces.volgende_week import Termijnen, maak_volgende_week
from wijknetwerk.rapport.json import maak_json
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.weekvoorstel import maak_weekvoorstel

REGELMAP = meegeleverd.pad("regels")
ZAAD = 2026
NIEUW_PER_WEEK = 3
LANGST_WACHTEN = timedelta(weeks=6)
"""Wie zo lang wacht, vond intussen iets anders: de wijkcoach haalt de hulpvraag uit de werkmap."""
DEEL_EERDER_KLAAR, DEEL_AANBIEDER_PASSEND = 0.005, 0.5
DEEL_AFWIJKEN, DEEL_AFWIJKEN_VOL, DEEL_AANHOUDEN = 0.35, 0.05, 0.05
"""Wie een andere plek met ruimte heeft, kiest die een op de drie keer; vol lijkt een op de twintig keer toch."""
WAAROM_ANDERS = (
    "de wijkcoach kent dit gezin al",
    "de inwoner wil niet reizen",
    "past beter bij wat er speelt, besproken in de casuïstiek",
    "hier is eerder met succes samengewerkt",
)
_NAAM = UUID("b3f0c0de-0000-4000-8000-000000000005")


@dataclass
class Telling:
    """Wat er in het jaar gebeurde."""

    weken: int = 0
    besluiten: int = 0
    afgeweken: int = 0
    afwijking_kon_niet: int = 0
    geeindigd: int = 0
    verschillen: list[str] = field(default_factory=list)
    verplaatst: list[str] = field(default_factory=list)


def speel(adres: str, weken: int, *, voortgang: bool = False) -> tuple[Telling, Journaal]:
    """Speelt `weken` weken op rkv en rekent elke week na."""
    spel = _Spel(Journaal(adres, maak=True))
    werk = _lees(meegeleverd.pad("voorbeelddata") / "rkv")
    bron = werk.hulpvragen
    for _ in range(weken):
        volgend = spel.week(werk)
        spel.reken_na(werk, volgend)
        werk = spel.met_instroom(volgend, bron)
        spel.telling.weken += 1
        if voortgang:
            print(f"week {spel.telling.weken}: {len(werk.hulpvragen)} hulpvragen", file=sys.stderr, flush=True)
    return spel.telling, spel.journaal


def _lees(map_: Path) -> Werkvoorraad:
    lezing = lees(map_, laad_woordenlijst(REGELMAP))
    assert lezing.werkvoorraad is not None, [str(fout) for fout in lezing.fouten]
    return lezing.werkvoorraad


class _Spel:
    def __init__(self, journaal: Journaal) -> None:
        self.journaal, self.telling = journaal, Telling()
        self.lot = random.Random(ZAAD)  # noqa: S311 - herhaalbaar, niet geheim
        self.afspraken = lees_afspraken(REGELMAP)
        self.stappen = 0

    def week(self, werk: Werkvoorraad) -> Werkvoorraad:
        """Eén week: voorstel, besluiten, vaststellen, beginnen, eindigen en de volgende werkmap (via bestanden)."""
        boek = Regelboek.laad(REGELMAP, werk.week.maandag)
        voorstel = maak_weekvoorstel(werk, boek)
        ronde = Ronde(
            werkvoorraad=werk,
            voorstel=voorstel,
            voorstel_sha256=hashlib.sha256(maak_json(voorstel)).hexdigest(),
            rol=ActorRol.TEAMLEIDER,
            nu=datetime.combine(werk.week.maandag, time(9, tzinfo=UTC)),
            zonder_duur_weken=boek.getal("kortdurend_weken"),
        )
        self._besluit(Beleid(REGELMAP, boek, self.afspraken), ronde, voorstel)
        self._na_het_besluit(ronde.nu)
        nieuw = Week.van(werk.week.zondag + timedelta(days=1))
        volgend = maak_volgende_week(werk, self.journaal.dossiers(), nieuw, _termijnen(boek, self.afspraken))
        with tempfile.TemporaryDirectory() as map_:
            schrijf_werkmap(Path(map_), volgend.werkvoorraad)
            terug = _lees(Path(map_))
        assert terug == volgend.werkvoorraad
        return terug

    def _besluit(self, beleid: Beleid, ronde: Ronde, voorstel: Weekvoorstel) -> None:
        wil_aanbieder = {v.nummer for v in ronde.werkvoorraad.hulpvragen if v.inwoner_wil_aanbieder is Oordeel.JA}
        lever_in(self.journaal, beleid, ronde, ())
        self._zes_ogen(sorted(wil_aanbieder), ronde.nu)
        ingevuld, afwijkingen = [], []
        for rij in voorstel.rijen:
            ogen = rij.hulpvraag not in wil_aanbieder or rij.route.value != "opnieuw_wegen"
            if rij.plek is None or not ogen or self.lot.random() < DEEL_AANHOUDEN:
                continue
            anders = self._anders(rij)
            if anders:
                waarom = self.lot.choice(WAAROM_ANDERS)
                afwijkingen.append(_vul(rij.hulpvraag, Besluitsoort.AFWIJKEN, self.lot.choice(anders), waarom))
            else:
                ingevuld.append(_vul(rij.hulpvraag, Besluitsoort.OVERNEMEN, None, ""))
        for afwijking in afwijkingen:  # eerst, en één voor één: wat niet kan, hoort de teamleider meteen
            try:
                lever_in(self.journaal, beleid, ronde, (afwijking,))
                self.telling.afgeweken += 1
            except Geweigerd:
                self.telling.afwijking_kon_niet += 1
                ingevuld.append(_vul(afwijking.hulpvraag, Besluitsoort.OVERNEMEN, None, ""))
        for rij in self._in_delen(beleid, ronde, ingevuld):
            self.telling.besluiten += len(rij)

    def _anders(self, rij: Rij) -> list[str]:
        """Waar een mens soms liever heen wil: een plek met ruimte, en anders een die mag maar vol lijkt."""
        mag = [ander for ander in rij.alternatieven if ander.toegestaan]
        vrij = [ander.plek for ander in mag if not ander.redenen]
        deel = DEEL_AFWIJKEN if vrij else DEEL_AFWIJKEN_VOL
        return (vrij or [ander.plek for ander in mag]) if self.lot.random() < deel else []

    def _in_delen(self, beleid: Beleid, ronde: Ronde, ingevuld: list[Ingevuld]) -> Iterator[list[Ingevuld]]:
        """Alles in één werkboek; raakt een rij nu vol door een afwijking, dan wacht zij tot volgende week."""
        while ingevuld:
            try:
                lever_in(self.journaal, beleid, ronde, tuple(ingevuld))
            except Geweigerd as fout:
                over = {bezwaar.hulpvraag for bezwaar in fout.bezwaren}
                weg = [rij for rij in ingevuld if rij.hulpvraag in over or self._plek(ronde, rij) & over]
                ingevuld = [rij for rij in ingevuld if rij not in (weg or ingevuld)]
            else:
                yield ingevuld
                return

    def _plek(self, ronde: Ronde, rij: Ingevuld) -> set[str]:
        voorstel = next(een for een in ronde.voorstel.rijen if een.hulpvraag == rij.hulpvraag)
        return {plek for plek in (voorstel.plek, voorstel.wijkcoach, voorstel.tweede_coach) if plek}

    def _zes_ogen(self, nummers: list[str], nu: datetime) -> None:
        dossiers = self.journaal.dossiers()
        for nummer in nummers:
            dossier = dossiers[nummer]
            for wie in ("Anja", "Bert", "Carla")[len(dossier.ogen) :]:
                if dossier.staat not in (Staat.VOORSTEL, Staat.CASUISTIEK, Staat.ZES_OGEN):
                    break
                antwoorden = Antwoorden(nu.date(), passend=self.lot.random() < DEEL_AANBIEDER_PASSEND)
                self._leg_vast(dossier, Handeling.ZES_OGEN, nu, antwoorden, wie=wie)
                dossier = self.journaal.dossier(nummer)

    def _na_het_besluit(self, nu: datetime) -> None:
        """De teamleider stelt vast, aanbieders krijgen een toewijzing, hulp begint, en een deel eindigt eerder."""
        for nummer, dossier in sorted(self.journaal.dossiers().items()):
            if dossier.staat is Staat.BESLOTEN and dossier.keuze is not None and dossier.keuze.plek is not None:
                stappen = [Handeling.TEAMLEIDERTOETS, Handeling.VASTGESTELD]
                if dossier.keuze.soort_plek not in (SoortPlek.ZELF, SoortPlek.COLLECTIEF):
                    stappen.append(Handeling.TOEGEWEZEN)
                for stap in (*stappen, Handeling.BEGONNEN):
                    begin = min(deel.van for deel in dossier.keuze.delen)
                    antwoorden = Antwoorden(begin, stappen=self.afspraken.stappen, heeft_plan=Oordeel.JA)
                    self._leg_vast(self.journaal.dossier(nummer), stap, nu, antwoorden)
            elif dossier.staat is Staat.LOOPT and dossier.traject is not None and self._eindigt(dossier, nu.date()):
                antwoorden = Antwoorden(nu.date(), eindreden=EindReden.VOLGENS_PLAN, zelfstandig_verder=Oordeel.JA)
                self._leg_vast(dossier, Handeling.GEEINDIGD, nu, antwoorden)
                self.telling.geeindigd += 1

    def _eindigt(self, dossier: Dossier, vandaag: date) -> bool:
        tot = max((deel.tot or date.max for deel in dossier.delen), default=date.max)
        begonnen = min(deel.van for deel in dossier.delen) <= vandaag
        return tot < vandaag or (begonnen and self.lot.random() < DEEL_EERDER_KLAAR)

    def _leg_vast(
        self, dossier: Dossier, handeling: Handeling, nu: datetime, antwoorden: Antwoorden, wie: str = "Dirk"
    ) -> None:
        self.stappen += 1
        besluit: Besluit = maak_stap(
            uuid5(_NAAM, str(self.stappen)),
            dossier,
            handeling,
            Wie(wie, ActorRol.TEAMLEIDER, nu, Herkomst.SCRIPT),
            antwoorden,
        )
        self.journaal.leg_vast([besluit], self.afspraken)

    def met_instroom(self, werk: Werkvoorraad, bron: tuple[Hulpvraag, ...]) -> Werkvoorraad:
        """Nieuwe vragen van deze week, en de antwoorden van de wijkcoach bij wat afloopt."""
        nieuw = [
            self.lot.choice(bron).model_copy(
                update={
                    "nummer": f"N{str(werk.week)[2:4]}{werk.week.nummer:02d}-{volg}",
                    "melddatum": werk.week.maandag,
                    "lopend_traject": None,
                    "aanleiding": Aanleiding.NIEUW,
                    "huidige_plek": None,
                    "huishouden": None,
                }
            )
            for volg in range(NIEUW_PER_WEEK)
        ]
        beantwoord = [
            vraag if vraag.crisis is not Oordeel.ONBEKEND or not vraag.lopend_traject else self._antwoord(vraag, bron)
            for vraag in werk.hulpvragen
            if werk.week.maandag - vraag.melddatum <= LANGST_WACHTEN
        ]
        return werk.model_copy(update={"hulpvragen": (*beantwoord, *nieuw)})

    def _antwoord(self, vraag: Hulpvraag, bron: tuple[Hulpvraag, ...]) -> Hulpvraag:
        eigen = ("nummer", "wet", "wijk", "melddatum", "minuten_per_week", "aanleiding")
        eigen = (*eigen, "lopend_traject", "huidige_plek", "huishouden")
        zelfde = [ander for ander in bron if ander.wet is vraag.wet]
        blijft = {naam: getattr(vraag, naam) for naam in eigen}
        return self.lot.choice(zelfde).model_copy(update=blijft | {"minuten_wijkcoach": None})

    def reken_na(self, was: Werkvoorraad, wordt: Werkvoorraad) -> None:
        """Telt de belasting na uit de boekingen alleen, en kijkt of er geen lopend traject verhuisde."""
        boekingen = self.journaal.boekingen()
        echt, gemeld = belasting(boekingen, wordt.week), Counter[str]()
        for traject in wordt.lopende_trajecten:
            if traject.einddatum >= wordt.week.maandag:
                gemeld[traject.plek] += traject.minuten_per_week
        self.telling.verschillen += [
            f"{wordt.week} {plek}: {gemeld[plek]} in de werkmap, {echt[plek]} nageteld"
            for plek in sorted(echt.keys() | gemeld.keys())
            if echt[plek] != gemeld[plek]
        ]
        self.telling.verplaatst += _verplaatst(boekingen, was, wordt)


def _verplaatst(boekingen: tuple[Boeking, ...], was: Werkvoorraad, wordt: Werkvoorraad) -> Iterator[str]:
    """Wat vorige week liep en niet afliep, loopt nog op dezelfde plek, tenzij een mens het beëindigde."""
    nu = {traject.nummer: traject for traject in wordt.lopende_trajecten}
    gestopt = {een.traject or een.hulpvraag for een in boekingen if een.handeling is Handeling.GEEINDIGD}
    for traject in was.lopende_trajecten:
        if traject.einddatum < wordt.week.maandag:
            continue
        na = nu.get(traject.nummer)
        if na is None and {traject.nummer, traject.nummer.rpartition(".")[0]} & gestopt:
            continue
        if na is None or (na.plek, na.einddatum, na.minuten_per_week) != (
            traject.plek,
            traject.einddatum,
            traject.minuten_per_week,
        ):
            yield f"{wordt.week} {traject.nummer}"


def volggraad(boekingen: tuple[Boeking, ...]) -> tuple[int, int, Regelkaart]:
    """Gevolgd, besloten en de regelkaart, zoals de monitor ze uit het journaal telt."""
    afspraken, _ = lees_monitorafspraken(REGELMAP)
    gemaakt = maak_monitor(geldige(boekingen), Feiten(), afspraken)
    rijen = gemaakt.uitkomst("volggraad").rijen
    kaart = maak_regelkaart(rijen, afspraken.regelkaart_sigma)
    assert kaart is not None
    return rijen[0].teller, rijen[0].noemer, kaart


def belasting(boekingen: tuple[Boeking, ...], week: Week) -> Counter[str]:
    """De minuten per plek die deze week of later bezet zijn, alleen uit de boekingen geteld."""
    delen: dict[str, tuple] = {}
    for een in boekingen:
        if isinstance(een.gegevens, Keuze | Trajectgegevens):
            delen[een.hulpvraag or ""] = een.gegevens.delen
        elif isinstance(een.gegevens, Einde):
            delen.pop(een.hulpvraag or "", None)
    telling: defaultdict[str, int] = defaultdict(int)
    for rij in delen.values():
        for deel in rij:
            if deel.soort_plek is not SoortPlek.COLLECTIEF and (deel.tot is None or deel.tot >= week.maandag):
                telling[deel.plek] += deel.minuten_per_week
    return Counter(telling)


def _vul(hulpvraag: str, soort: Besluitsoort, plek: str | None, reden: str) -> Ingevuld:
    return Ingevuld(hulpvraag, soort, plek, reden, "Anja", None)


def _termijnen(boek: Regelboek, afspraken: object) -> Termijnen:
    return Termijnen(
        afloop_dagen=boek.getal("loopt_door_dagen"),
        evaluatie_dagen=boek.getal("evaluatie_dagen_voor_einde"),
        onderzoek_weken=boek.getal("onderzoek_weken"),
        beschikking_weken=boek.getal("beschikking_weken"),
        nadert_dagen=boek.getal("termijn_nadert_dagen"),
        gecombineerd_procent=boek.getal("gecombineerd_deel_specialistisch_procent"),
        zes_ogen_mensen=afspraken.zes_ogen_mensen,
    )
