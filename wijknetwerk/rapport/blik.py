"""De blik op een voorstel die alle rapporten delen: namen erbij, op volgorde, gegroepeerd en geteld."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from wijknetwerk.begrippen import (
    VERDEELROUTES,
    Alternatief,
    Belasting,
    Bron,
    Hulpvraag,
    Rij,
    Route,
    SoortPlek,
    Trede,
    Week,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.rapport import woorden


class Groep(NamedTuple):
    """Rijen die samen gelezen worden, met een kop en een zin uitleg."""

    sleutel: str
    titel: str
    uitleg: str
    rijen: tuple[Rij, ...]


class Kerncijfer(NamedTuple):
    """Eén geteld getal met wat het betekent."""

    getal: int
    wat: str


class Alternatieven(NamedTuple):
    """De andere plekken voor een hulpvraag: nog ruimte, wel toegestaan maar vol, en niet toegestaan."""

    kan: tuple[Alternatief, ...]
    vol: tuple[Alternatief, ...]
    mag_niet: tuple[Alternatief, ...]


class Meekijker(NamedTuple):
    """Wie meekijkt, waarom, en bij welke hulpvragen."""

    wie: str
    zin: str
    hulpvragen: tuple[str, ...]


class Regelgebruik(NamedTuple):
    """Een regel met haar bronnen, of zij op een aanname rust, en hoe vaak zij een reden gaf."""

    regel: str
    bron: tuple[Bron, ...]
    aanname: bool
    aantal: int


VOL, GROEP_VOL = "vol", "groep_vol"
"""De namen van de redenen die de verdeling geeft als een plek mag maar geen ruimte heeft."""

AANBIEDERS = (SoortPlek.NETWERKPARTNER, SoortPlek.AANBIEDER, SoortPlek.TWEEDE_SCHIL)

_GROEPEN: tuple[tuple[str, tuple[Route | SoortPlek, ...], str, str], ...] = (
    (
        "direct",
        (Route.CRISISHULP, Route.AANBIEDER_MET_SPOED),
        "Wacht niet op de weekronde",
        "Crisis en spoed gaan vandaag nog naar de juiste hulp; zij staan hier alleen om niet vergeten te worden.",
    ),
    (
        "geen_plek",
        (SoortPlek.GEEN_PLEK,),
        "Nog geen plek",
        "Hiervoor was deze week geen passende plek met ruimte. Bespreek deze hulpvragen als eerste.",
    ),
    (
        "navragen",
        (Route.NAVRAGEN,),
        "Eerst navragen",
        "Een antwoord kan de uitkomst nog veranderen; onbekend telt nooit als nee.",
    ),
    (
        "opnieuw_wegen",
        (Route.OPNIEUW_WEGEN,),
        "Opnieuw wegen met zes ogen",
        "De inwoner wil liever een aanbieder; drie mensen wegen samen wat passend is.",
    ),
    (
        "collectief",
        (SoortPlek.COLLECTIEF,),
        "Collectief aanbod",
        "Een groep of activiteit in de buurt past. Dit is een algemene voorziening.",
    ),
    (
        "zelf",
        (SoortPlek.ZELF,),
        "Wijkcoach begeleidt zelf",
        "Het wijkteam begeleidt zelf, met een tweede coach die meekijkt.",
    ),
    (
        "netwerkpartner",
        (SoortPlek.NETWERKPARTNER,),
        "Netwerkpartner",
        "Een deelnemer van het wijknetwerk begeleidt, soms samen met een wijkcoach.",
    ),
    (
        "aanbieder",
        (SoortPlek.AANBIEDER,),
        "Aanbieder",
        "Een gecontracteerde aanbieder begeleidt; hier is (nog) geen wijknetwerk.",
    ),
    (
        "tweede_schil",
        (SoortPlek.TWEEDE_SCHIL,),
        "Tweede schil",
        "Een aanbieder buiten het wijknetwerk, alleen om capaciteit, expertise of ervaring.",
    ),
    ("loopt_door", (Route.LOOPT_DOOR,), "Loopt door", "De hulp loopt door tot en met haar einddatum."),
    ("wlz", (Route.WLZ,), "Wlz", "Dit loopt via de Wet langdurige zorg, met eigen stappen."),
)


@dataclass(frozen=True)
class Blik:
    """Een weekvoorstel naast zijn werkvoorraad, klaar om te tonen."""

    voorstel: Weekvoorstel
    werkvoorraad: Werkvoorraad

    @cached_property
    def week(self) -> Week:
        """De week van het voorstel."""
        return Week.lees(self.voorstel.week)

    @cached_property
    def hulpvragen(self) -> dict[str, Hulpvraag]:
        """Nummer -> hulpvraag."""
        return {vraag.nummer: vraag for vraag in self.werkvoorraad.hulpvragen}

    @cached_property
    def _namen(self) -> dict[str, str]:
        aanbieders = {aanbieder.code: aanbieder.naam for aanbieder in self.werkvoorraad.aanbieders}
        groepen = {groep.code: groep.naam for groep in self.werkvoorraad.collectief_aanbod}
        return {code: woorden.schoon(naam) for code, naam in (aanbieders | groepen).items()}

    @cached_property
    def _wijken(self) -> dict[str, str]:
        return {wijk.code: woorden.schoon(wijk.naam) for wijk in self.werkvoorraad.wijken}

    def naam(self, code: str) -> str:
        """De naam van een aanbieder of groep; een wijkcoach heeft alleen een code."""
        return self._namen.get(code) or f"wijkcoach {code}"

    def naam_en_code(self, code: str) -> str:
        """Zoals `naam`, met de code erbij om terug te vinden."""
        return f"{self._namen[code]} ({code})" if code in self._namen else f"wijkcoach {code}"

    def wijk(self, rij: Rij) -> str:
        """De naam van de wijk van een hulpvraag."""
        return self.wijknaam(self.hulpvragen[rij.hulpvraag].wijk)

    def wijknaam(self, code: str) -> str:
        """De naam van een wijk; een onbekende code blijft de code."""
        return self._wijken.get(code, code)

    def waar(self, rij: Rij) -> str:
        """Wie begeleidt, in woorden: de plek, met het deel van de wijkcoach of de tweede coach erbij."""
        if rij.plek is None:
            return "geen plek" if rij.soort_plek is SoortPlek.GEEN_PLEK else woorden.ROUTES[rij.route]
        delen = [self.naam(rij.plek)]
        if rij.wijkcoach and rij.wijkcoach != rij.plek:
            delen.append(f"wijkcoach {rij.wijkcoach}")
        tweede = f", tweede coach {rij.tweede_coach}" if rij.tweede_coach else ""
        return " met ".join(delen) + tweede

    def vraag_in_kort(self, rij: Rij) -> str:
        """`Wmo · Klarendal · urgentie hoog`."""
        vraag = self.hulpvragen[rij.hulpvraag]
        return f"{woorden.WETTEN[vraag.wet]} · {self.wijk(rij)} · urgentie {woorden.URGENTIES[vraag.urgentie]}"

    @cached_property
    def rijen(self) -> tuple[Rij, ...]:
        """Alle rijen, op urgentie, dan op melddatum, dan op nummer."""
        voorrang = {urgentie: plaats for plaats, urgentie in enumerate(woorden.URGENTIES)}

        def sleutel(rij: Rij) -> tuple[int, str, str]:
            vraag = self.hulpvragen[rij.hulpvraag]
            return voorrang[vraag.urgentie], vraag.melddatum.isoformat(), rij.hulpvraag

        return tuple(sorted(self.voorstel.rijen, key=sleutel))

    @cached_property
    def groepen(self) -> tuple[Groep, ...]:
        """De rijen per soort uitkomst; wat aandacht vraagt staat vooraan, lege groepen vallen weg."""
        groepen = (
            Groep(sleutel, titel, uitleg, tuple(rij for rij in self.rijen if (rij.soort_plek or rij.route) in leden))
            for sleutel, leden, titel, uitleg in _GROEPEN
        )
        return tuple(groep for groep in groepen if groep.rijen)

    @cached_property
    def in_verdeling(self) -> tuple[Rij, ...]:
        """De rijen die in deze weekronde een plek konden krijgen."""
        return tuple(rij for rij in self.rijen if rij.route in VERDEELROUTES)

    @cached_property
    def zonder_plek(self) -> tuple[Rij, ...]:
        """De rijen die geen plek kregen."""
        return tuple(rij for rij in self.rijen if rij.soort_plek is SoortPlek.GEEN_PLEK)

    @cached_property
    def met_navragen(self) -> tuple[Rij, ...]:
        """De rijen waarbij iets na te vragen is, ook als er al een plek is voorgesteld."""
        return tuple(rij for rij in self.rijen if rij.navragen)

    def tel_routes(self) -> list[tuple[str, int]]:
        """Hoeveel hulpvragen elke route kregen, in de vaste volgorde van de routes."""
        telling = Counter(rij.route for rij in self.rijen)
        return [(woorden.ROUTES[route], telling[route]) for route in Route if telling[route]]

    def stromen(self) -> list[tuple[str, str, int]]:
        """Route -> uitkomst, geteld; wat de weekronde verlaat stroomt naar «buiten de weekronde»."""
        telling = Counter((rij.route, rij.soort_plek) for rij in self.rijen)
        uitkomsten: tuple[SoortPlek | None, ...] = (*SoortPlek, None)
        return [
            (woorden.ROUTES[route], woorden.SOORTEN[soort] if soort else "buiten de weekronde", telling[route, soort])
            for route in Route
            for soort in uitkomsten
            if telling[route, soort]
        ]

    def kerncijfers(self) -> tuple[Kerncijfer, ...]:
        """De getallen bovenaan: alles samen, met en zonder plek, navragen, en wat de weekronde verlaat."""
        navragen = sum(rij.route is Route.NAVRAGEN for rij in self.rijen)
        zonder = len(self.zonder_plek)
        return (
            Kerncijfer(len(self.rijen), "hulpvragen op tafel"),
            Kerncijfer(len(self.in_verdeling) - zonder, "met een voorgestelde plek"),
            Kerncijfer(zonder, "nog zonder plek"),
            Kerncijfer(navragen, "eerst navragen"),
            Kerncijfer(len(self.rijen) - len(self.in_verdeling) - navragen, "met een eigen vervolg"),
        )

    def tekort_zin(self) -> str:
        """Het tekort in één zin."""
        zonder, samen = len(self.zonder_plek), len(self.in_verdeling)
        if not samen:
            return "Deze week is er geen hulpvraag om een plek voor te zoeken."
        if not zonder:
            return f"Er is geen tekort: {_allemaal(samen)}."
        minuten = sum(self.hulpvragen[rij.hulpvraag].minuten_per_week for rij in self.zonder_plek)
        heeft = "heeft" if zonder == 1 else "hebben"
        return (
            f"Van de {woorden.aantal(samen, 'hulpvraag', 'hulpvragen')} die een plek zoeken, {heeft} er {zonder} "
            f"nog geen; samen vragen die {woorden.uren_kort(minuten)} per week."
        )

    def doel_zin(self) -> str:
        """Wat er zo klein mogelijk is gemaakt en in welke volgorde, uit de treden van het bewijs zelf."""
        treden = enumerate(self.voorstel.bewijs.treden, start=1)
        delen = "; ".join(f"({nummer}) {trede.zin}" for nummer, trede in treden)
        return f"Zo klein mogelijk gemaakt, in deze volgorde (wat eerder staat gaat altijd voor): {delen}."

    def bewijs_zin(self) -> str:
        """Hoe zeker het is dat het niet beter kan."""
        bewijs = self.voorstel.bewijs
        if bewijs.noodplan:
            return "Dit is een noodplan van de vuistregel: de berekening is niet gelukt, een beter plan kan bestaan."
        open_treden = [trede for trede in bewijs.treden if not trede.bewezen]
        if bewijs.afgebroken:
            return "De berekening is afgebroken; dit is het beste plan tot dan toe, een beter plan kan bestaan."
        if not open_treden:
            return f"Bewezen: op alle {len(bewijs.treden)} treden van de ladder kan het niet beter."
        namen = woorden.opsomming(woorden.trede(trede.naam) for trede in open_treden)
        return f"Niet alles is bewezen; misschien kan het nog beter op: {namen}."

    def alternatieven(self, rij: Rij) -> Alternatieven:
        """De andere plekken, verdeeld over wat kan, wat vol is en wat niet mag; de beste eerst."""
        treden = [trede.naam for trede in self.voorstel.bewijs.treden]

        def sleutel(alternatief: Alternatief) -> tuple[tuple[int, ...], str]:
            return tuple(alternatief.verschil.get(naam, 0) for naam in treden), alternatief.plek

        mag = sorted((a for a in rij.alternatieven if a.toegestaan), key=sleutel)
        return Alternatieven(
            kan=tuple(a for a in mag if not is_vol(a)),
            vol=tuple(a for a in mag if is_vol(a)),
            mag_niet=tuple(a for a in rij.alternatieven if not a.toegestaan),
        )

    def verschil(self, alternatief: Alternatief) -> str:
        """Wat deze plek meer minpunten geeft, in woorden."""
        return self.verschil_van(alternatief.verschil)

    def verschil_van(self, minpunten: dict[str, int]) -> str:
        """Minpunten meer per trede, in woorden en in de volgorde van de ladder."""
        return woorden.verschil(minpunten, (trede.naam for trede in self.voorstel.bewijs.treden))

    def wie_kijkt_mee(self) -> list[Meekijker]:
        """Per persoon of overleg en reden: bij welke hulpvragen."""
        samen: dict[tuple[str, str], list[str]] = {}
        for rij in self.rijen:
            for actie in rij.meekijken:
                samen.setdefault((actie.wie, actie.zin), []).append(rij.hulpvraag)
        return [Meekijker(wie, zin, tuple(sorted(nummers))) for (wie, zin), nummers in sorted(samen.items())]

    def gebruikte_regels(self) -> list[Regelgebruik]:
        """Elke regel die ergens een reden gaf, met haar bronnen en hoe vaak."""
        telling = Counter(reden.regel for rij in self.rijen for reden in rij.redenen)
        regels = {reden.regel: reden for rij in self.rijen for reden in rij.redenen if reden.bron or reden.aanname}
        return [Regelgebruik(naam, reden.bron, reden.aanname, telling[naam]) for naam, reden in sorted(regels.items())]

    def belasting_van(self, *soorten: SoortPlek) -> tuple[Belasting, ...]:
        """De belasting van plekken van deze soorten, op code."""
        return tuple(sorted((b for b in self.voorstel.belasting if b.soort_plek in soorten), key=lambda b: b.plek))


def _allemaal(samen: int) -> str:
    return "de hulpvraag die een plek zoekt, heeft er een" if samen == 1 else f"alle {samen} hulpvragen hebben een plek"


def bewijs_van(trede: Trede) -> str:
    """Of één trede bewezen is, en anders hoe groot het gat nog is."""
    if trede.bewezen:
        return "bewezen"
    return f"niet bewezen; ondergrens {trede.ondergrens}, gat {trede.waarde - trede.ondergrens}"


def is_vol(alternatief: Alternatief) -> bool:
    """Of een plek mag, maar na dit voorstel geen ruimte heeft."""
    return any(reden.regel == VOL for reden in alternatief.redenen)


def kernreden(rij: Rij) -> str:
    """De ene zin voor een overzicht; zonder reden de eerste vraag.

    Redenen staan op volgorde: waarom niet zelf, de route, wat na de verdeling bleek, de schil en het product. Bij een
    aanbieder zegt de eerste het meest (waarom niet zelf), of wat na de verdeling bleek; anders de laatste.
    """
    if not rij.redenen:
        return woorden.zin(rij.navragen[0].vraag) if rij.navragen else ""
    keus = rij.redenen[-1]
    if rij.soort_plek in AANBIEDERS:
        na_de_route = rij.redenen[:2][-1] if rij.route is Route.ZELF else rij.redenen[0]
        keus = next((reden for reden in rij.redenen if reden.regel == GROEP_VOL), na_de_route)
    return woorden.zin(keus.zin)


def band(belasting: Belasting) -> str:
    """Onder, binnen of boven de afgesproken bandbreedte; leeg als er geen is afgesproken."""
    if belasting.bandbreedte is None:
        return ""
    van, tot = belasting.bandbreedte
    if belasting.minuten < van:
        return "onder"
    return "boven" if belasting.minuten > tot else "binnen"


def tel_banden(belastingen: Iterable[Belasting]) -> Counter[str]:
    """Hoeveel plekken onder, binnen en boven hun bandbreedte zitten."""
    return Counter(waar for belasting in belastingen if (waar := band(belasting)))
