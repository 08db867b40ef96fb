"""De woorden, datums en zinnen zoals mensen ze lezen; één plek, zodat elk rapport hetzelfde zegt."""

import unicodedata
from collections.abc import Iterable
from datetime import date

from wijknetwerk.begrippen import (
    MINUTEN_PER_UUR,
    Meerwaarde,
    Product,
    Reden,
    Route,
    SoortPlek,
    Termijn,
    Urgentie,
    Week,
    Wet,
    uren,
)

SOORTEN = {
    SoortPlek.COLLECTIEF: "collectief aanbod",
    SoortPlek.ZELF: "wijkcoach begeleidt zelf",
    SoortPlek.NETWERKPARTNER: "netwerkpartner",
    SoortPlek.AANBIEDER: "aanbieder",
    SoortPlek.TWEEDE_SCHIL: "tweede schil",
    SoortPlek.GEEN_PLEK: "geen plek",
}

ROUTES = {
    Route.CRISISHULP: "crisishulp",
    Route.AANBIEDER_MET_SPOED: "aanbieder met spoed",
    Route.WLZ: "Wlz",
    Route.LOOPT_DOOR: "loopt door",
    Route.COLLECTIEF: "collectief",
    Route.OPNIEUW_WEGEN: "opnieuw wegen",
    Route.ZELF: "zelf",
    Route.SAMEN: "samen",
    Route.AANBIEDER: "aanbieder",
    Route.NAVRAGEN: "navragen",
}

PRODUCTEN = {
    Product.BASIS: "basis",
    Product.SPECIALISTISCH: "specialistisch",
    Product.GECOMBINEERD: "gecombineerd",
    Product.ORIENTATIE: "oriëntatie",
}

WETTEN = {Wet.WMO: "Wmo", Wet.JEUGDWET: "Jeugdwet"}

URGENTIES = {Urgentie.HOOG: "hoog", Urgentie.NORMAAL: "normaal", Urgentie.LAAG: "laag"}
"""Op volgorde van voorrang."""

TREDEN = {
    "vastgezet": "vastgezet door de teamleider",
    "boven_budget": "meer wijzigingen dan afgesproken",
    "zonder_plek": "zonder plek",
    "volgorde": "volgorde van plekken",
    "meegedeeld": "al meegedeeld",
    "reserve": "reserve voor schaarse expertise",
    "wensen": "wensen",
    "evenwicht": "evenwicht in caseload",
    "versnippering": "versnippering",
    "wijzigingen": "anders dan het vorige voorstel",
    "loting": "loting",
}

MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


LOTING = "loting"


def trede(naam: str) -> str:
    """De naam van een trede in gewone woorden."""
    return TREDEN.get(naam, in_woorden(naam))


def in_woorden(code: str) -> str:
    """Een code uit de woordenlijst zoals een mens haar leest."""
    return code.replace("_", " ")


def datum(dag: date) -> str:
    """22 november 2026."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def datum_kort(iso: str) -> str:
    """`2026-11-22` wordt `22-11-2026`, zoals mensen een datum in een lijst schrijven."""
    return f"{date.fromisoformat(iso):%d-%m-%Y}"


def weekdagen(week: Week) -> str:
    """16 t/m 22 november 2026; bij een maand- of jaarwissel staat het hele begin er."""
    van, tot = week.maandag, week.zondag
    if van.year != tot.year:
        return f"{datum(van)} t/m {datum(tot)}"
    begin = f"{van.day}" if van.month == tot.month else f"{van.day} {MAANDEN[van.month - 1]}"
    return f"{begin} t/m {datum(tot)}"


def in_uren(minuten: int) -> float:
    """Minuten als getal in uren, voor een rekenblad."""
    return minuten / MINUTEN_PER_UUR


def aantal(getal: int, enkelvoud: str, meervoud: str) -> str:
    """`1 hulpvraag`, `2 hulpvragen`."""
    return f"{getal} {enkelvoud if getal == 1 else meervoud}"


def opsomming(delen: Iterable[str]) -> str:
    """`a, b en c`."""
    *eerste, laatste = list(delen) or [""]
    return f"{', '.join(eerste)} en {laatste}" if eerste else laatste


def zin(tekst: str) -> str:
    """Als losse zin, met een hoofdletter en een punt; een code of naam vooraan (c1, iZorg) blijft zoals hij is."""
    kaal = schoon(tekst)
    if not kaal:
        return kaal
    eerste = kaal.split()[0].rstrip(",:;.")
    begin = kaal[0].upper() if eerste.isalpha() and eerste.islower() else kaal[0]
    return f"{begin}{kaal[1:]}{'' if kaal[-1] in '.?!…:' else '.'}"


def termijn_zin(termijn: Termijn) -> str:
    """De termijn als zin, met de datum ervoor als die er niet al in staat."""
    dag, tekst = datum_kort(termijn.datum), zin(termijn.zin)
    return tekst if dag in tekst else f"{dag}: {tekst}"


def termijn_kort(termijn: Termijn) -> str:
    """`onderzoek 21-12-2026`."""
    return f"{termijn.naam.replace('_', ' ')} {datum_kort(termijn.datum)}"


def bronvermelding(reden: Reden) -> str:
    """Waar de reden vandaan komt, en of zij op een aanname rust."""
    bronnen = opsomming(f"{bron.stuk} («{bron.citaat}»)" if bron.citaat else bron.stuk for bron in reden.bron)
    delen = [f"regel {reden.regel}", f"bron {bronnen}" if bronnen else "", "aanname" if reden.aanname else ""]
    return ", ".join(deel for deel in delen if deel)


def verschil(minpunten: dict[str, int], treden: Iterable[str]) -> str:
    """Wat een andere plek scheelt, in de volgorde van de ladder; de loting telt alleen als al het andere gelijk is."""
    delen = [f"{trede(naam)} {getal(minpunten[naam])}" for naam in treden if naam != LOTING and minpunten.get(naam)]
    if delen:
        return f"minpunten: {opsomming(delen)}"
    return "even goed; de loting besliste" if minpunten.get(LOTING) else "geen verschil in minpunten"


def erbij(meerwaarde: Meerwaarde, naam: str) -> str:
    """Wat een stap meer ruimte op een plek oplevert: `1 plaats erbij bij Mus: zonder plek −1`."""
    hoeveel = "1 plaats" if meerwaarde.ruimte == "groep" else f"{uren(meerwaarde.erbij)} uur per week"
    product = f" {meerwaarde.ruimte}" if meerwaarde.ruimte in {"basis", "specialistisch"} else ""
    delen = [f"{trede(wat)} {getal(-punten)}" for wat, punten in meerwaarde.winst.items()]
    levert = opsomming(delen) if delen else "levert nu niets op"
    return f"{hoeveel}{product} erbij bij {naam}: {levert}"


def getal(verschil: int) -> str:
    """Een verschil met zijn teken, met een echt minteken."""
    return f"{verschil:+d}".replace("-", "−")


_STUURTEKENS = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def schoon(tekst: str) -> str:
    """Op één rij en zonder stuurtekens: die kunnen een terminal, een rekenblad of de leesrichting ontregelen."""
    if not tekst.isprintable():
        tekst = "".join(" " if unicodedata.category(teken) in _STUURTEKENS else teken for teken in tekst)
    return " ".join(tekst.split())


def uren_kort(minuten: int) -> str:
    """`4,5 uur`; nul uren is leeg, want een groep vraagt plaatsen en geen uren."""
    return f"{uren(minuten)} uur" if minuten else ""
