"""Het verslag als gegevens: de stukken op volgorde, met zin, tabel en soms een plaatje; elk formaat schrijft dit uit.

Een stuk erbij is een functie van de simulatie en een plaats in `STUKKEN`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wijknetwerk.simulatie.maten import MATEN, Schatting
from wijknetwerk.simulatie.omzet import Plekomzet, Verschuiving
from wijknetwerk.simulatie.scenario import Scenario
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.uitkomst import Kwartaal, Uitkomst
from wijknetwerk.simulatie.verslag import conclusies
from wijknetwerk.simulatie.verslag.conclusies import in_kwartaal
from wijknetwerk.simulatie.verslag.woorden import ONBEKEND, PER_NAAM, getal, met_interval, plek

ROUTES = {
    "aandeel_collectief": "groep",
    "aandeel_zelf": "wijkcoach",
    "aandeel_netwerkpartner": "netwerkpartner",
    "aandeel_tweede_schil": "tweede schil",
    "aandeel_aanbieder": "aanbieder, geen netwerk",
}
_MINSTENS_GROOTTES = 3
_CENTEN_PER_DUIZEND = 100_000

Tekening = Callable[[], bytes]


@dataclass(frozen=True)
class Stuk:
    """Eén stuk van het verslag. De eerste kolom van de tabel is de kop van de rij."""

    naam: str
    titel: str
    zin: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    teken: Tekening | None = None


def _kaal(schatting: Schatting) -> tuple[float, float, float] | None:
    """De schatting zoals zij getekend wordt; procenten maal honderd."""
    if schatting.bekend is None:
        return None
    maal = 100 if PER_NAAM[schatting.naam].eenheid == "procent" else 1
    midden, van, tot = schatting.bekend
    return midden * maal, van * maal, tot * maal


def _lijnen(simulatie: Simulatie, naam: str, as_naam: str, doel: int | None = None) -> Tekening:
    def teken() -> bytes:
        from wijknetwerk.simulatie.verslag import plaatjes  # noqa: PLC0415 - matplotlib laadt alleen voor wie tekent

        lijnen = [
            plaatjes.Lijn(
                uitkomst.scenario.naam, [_kaal(in_kwartaal(kwartaal, naam)) for kwartaal in uitkomst.kwartalen]
            )
            for uitkomst in simulatie.uitkomsten
        ]
        merken = [f"kw {kwartaal.nummer}" for kwartaal in simulatie.uitkomsten[0].kwartalen]
        streep = None if doel is None else plaatjes.Doel(doel, f"doel {doel} %")
        return plaatjes.teken_lijnen(lijnen, merken, as_naam, streep)

    return teken


def _per_kwartaal(simulatie: Simulatie, naam: str) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    """Een tabel met de kwartalen onder elkaar en de scenario's naast elkaar."""
    koppen = ("kwartaal", *(uitkomst.scenario.naam for uitkomst in simulatie.uitkomsten))
    rijen = tuple(
        (str(nummer + 1), *(met_interval(in_kwartaal(uit.kwartalen[nummer], naam)) for uit in simulatie.uitkomsten))
        for nummer in range(len(simulatie.uitkomsten[0].kwartalen))
    )
    return koppen, rijen


def _namen(uitkomsten: Sequence[Uitkomst]) -> tuple[str, ...]:
    return tuple(uitkomst.scenario.naam for uitkomst in uitkomsten)


def samenvatting(simulatie: Simulatie) -> Stuk:
    """Alle maten van alle scenario's."""
    rijen = tuple(
        (maat.titel, *(met_interval(uitkomst.schatting(maat.naam)) for uitkomst in simulatie.uitkomsten))
        for maat in MATEN
    )
    zin = conclusies.over_stabiliteit(simulatie)
    return Stuk("samenvatting", "Samenvatting", zin, ("maat", *_namen(simulatie.uitkomsten)), rijen)


def netwerk(simulatie: Simulatie) -> Stuk | None:
    """De weg naar het doel, per kwartaal."""
    zin = conclusies.over_netwerk(simulatie)
    doel = simulatie.afspraken.netwerk_doel_procent
    titel = f"Naar {doel} % binnen het netwerk"
    return _verloop(simulatie, titel, "binnen_netwerk", zin, _lijnen(simulatie, "binnen_netwerk", "procent", doel))


def wachten(simulatie: Simulatie) -> Stuk | None:
    """Wie er wacht, per kwartaal."""
    lijnen = _lijnen(simulatie, "wachtend", "hulpvragen die wachten")
    return _verloop(simulatie, "Wachten", "wachtend", conclusies.over_wachten(simulatie), lijnen)


def belasting(simulatie: Simulatie) -> Stuk | None:
    """Hoe vol de wijkcoaches zitten, per kwartaal."""
    zin = conclusies.over_maat(simulatie, "belasting")
    lijnen = _lijnen(simulatie, "belasting", "procent van de ruimte")
    return _verloop(simulatie, "Belasting van wijkcoaches", "belasting", zin, lijnen)


def _verloop(simulatie: Simulatie, titel: str, maat: str, zin: str, lijnen: Tekening) -> Stuk | None:
    if not simulatie.uitkomsten[0].kwartalen:
        return None
    return Stuk(maat, titel, zin, *_per_kwartaal(simulatie, maat), lijnen)


def routes(simulatie: Simulatie) -> Stuk:
    """Waar begeleiding begint."""

    def teken() -> bytes:
        from wijknetwerk.simulatie.verslag import plaatjes  # noqa: PLC0415 - idem

        delen = [
            (titel, [100 * (uitkomst.schatting(naam).gemiddeld or 0) for uitkomst in simulatie.uitkomsten])
            for naam, titel in ROUTES.items()
        ]
        return plaatjes.teken_routes(_namen(simulatie.uitkomsten), delen)

    rijen = tuple(
        (uitkomst.scenario.naam, *(met_interval(uitkomst.schatting(naam)) for naam in ROUTES))
        for uitkomst in simulatie.uitkomsten
    )
    koppen = ("scenario", *ROUTES.values())
    return Stuk(
        "routes", "Waar begeleiding begint", conclusies.over_maat(simulatie, "aandeel_zelf"), koppen, rijen, teken
    )


def grootte(simulatie: Simulatie) -> Stuk | None:
    """Netwerken van verschillende grootte naast elkaar; alleen als er daarvan genoeg zijn."""
    op_volgorde = _reeks(simulatie.uitkomsten)
    if len(op_volgorde) < _MINSTENS_GROOTTES:
        return None
    maten = ("binnen_netwerk", "aandeel_netwerkpartner", "aandeel_tweede_schil")

    def teken() -> bytes:
        from wijknetwerk.simulatie.verslag import plaatjes  # noqa: PLC0415 - idem

        lijnen = [
            plaatjes.Lijn(PER_NAAM[naam].titel, [_kaal(uitkomst.schatting(naam)) for _, uitkomst in op_volgorde])
            for naam in maten
        ]
        doel = simulatie.afspraken.netwerk_doel_procent
        streep = plaatjes.Doel(doel, f"doel {doel} %")
        return plaatjes.teken_groottes(
            lijnen, [aantal for aantal, _ in op_volgorde], simulatie.afspraken.netwerkband, streep
        )

    rijen = tuple(
        (f"{aantal} · {uitkomst.scenario.naam}", *(met_interval(uitkomst.schatting(naam)) for naam in maten))
        for aantal, uitkomst in op_volgorde
    )
    zin = conclusies.over_grootte(simulatie, op_volgorde)
    koppen = ("deelnemers per wet", *(PER_NAAM[naam].titel for naam in maten))
    return Stuk("grootte", "Hoe groot het netwerk", zin, koppen, rijen, teken)


def _reeks(uitkomsten: Sequence[Uitkomst]) -> list[tuple[int, Uitkomst]]:
    """De langste reeks scenario's die alleen in netwerkgrootte verschillen, elke grootte één keer, klein eerst."""
    per_rest: dict[str, dict[int, Uitkomst]] = {}
    for uitkomst in uitkomsten:
        if uitkomst.scenario.netwerkgrootte is not None:
            rest = uitkomst.scenario.model_dump_json(exclude={"naam", "netwerkgrootte"})
            per_rest.setdefault(rest, {}).setdefault(uitkomst.scenario.netwerkgrootte, uitkomst)
    return sorted(max(per_rest.values(), key=len, default={}).items())


def versnippering(simulatie: Simulatie) -> Stuk | None:
    """Aanbieders en inwoners aan het begin en aan het eind (brief 001: 60 aanbieders voor 180 inwoners)."""
    if not simulatie.uitkomsten[0].kwartalen:
        return None
    maten = ("aanbieders_bezig", "inwoners_per_aanbieder", "paren_aanbieder_wijk")
    rijen = tuple(
        (
            uitkomst.scenario.naam,
            *(met_interval(in_kwartaal(k, naam)) for naam in maten for k in _begin_en_eind(uitkomst)),
        )
        for uitkomst in simulatie.uitkomsten
    )
    koppen = ("scenario", *(f"{PER_NAAM[naam].titel}, {wanneer}" for naam in maten for wanneer in ("begin", "eind")))
    lijnen = _lijnen(simulatie, "inwoners_per_aanbieder", "inwoners per aanbieder")
    return Stuk("versnippering", "Versnippering", conclusies.over_versnippering(simulatie), koppen, rijen, lijnen)


def _begin_en_eind(uitkomst: Uitkomst) -> tuple[Kwartaal, Kwartaal]:
    return uitkomst.kwartalen[0], uitkomst.kwartalen[-1]


def omzet(simulatie: Simulatie) -> Stuk:
    """Wat elke aanbieder per jaar omzet, en hoe dat verschuift."""
    plekken = [rij.plek for rij in simulatie.omzet[0]]
    per_scenario = [{rij.plek: rij for rij in rijen} for rijen in simulatie.omzet]
    per_verschil = [{rij.plek: rij for rij in rijen} for rijen in simulatie.verschuivingen]
    plekken += [code for rijen in per_scenario[1:] for code in rijen if code not in plekken]
    plekken = list(dict.fromkeys(plekken))
    namen = _namen(simulatie.uitkomsten)
    koppen = ("plek", *(f"euro per jaar, {naam}" for naam in namen), *(f"verschuiving, {naam}" for naam in namen[1:]))
    rijen = tuple(
        (
            plek(simulatie, code),
            *(_euro(rijen.get(code)) for rijen in per_scenario),
            *(_punten(rijen[code]) if code in rijen else ONBEKEND for rijen in per_verschil),
        )
        for code in plekken
    )

    def teken() -> bytes:
        from wijknetwerk.simulatie.verslag import plaatjes  # noqa: PLC0415 - idem

        reeksen = [
            (naam, [float(rijen[code].eurocent) / _CENTEN_PER_DUIZEND if code in rijen else 0.0 for code in plekken])
            for naam, rijen in zip(namen[1:], per_verschil, strict=True)
        ]
        return plaatjes.teken_verschuiving([plek(simulatie, code) for code in plekken], reeksen)

    zin = conclusies.over_omzet(simulatie) if per_verschil else "Er is één scenario, dus er verschuift niets."
    return Stuk("omzet", "Omzet per aanbieder", zin, koppen, rijen, teken if per_verschil else None)


def _euro(rij: Plekomzet | None) -> str:
    return ONBEKEND if rij is None else f"€ {getal(float(rij.eurocent) / 100, 0)}"


def _punten(rij: Verschuiving) -> str:
    punten = getal(float(rij.punten) * 100, teken=True)
    return f"{punten} procentpunt (€ {getal(float(rij.eurocent) / 100, 0, teken=True)})"


def formatie(simulatie: Simulatie) -> Stuk | None:
    """Hoeveel wijkcoaches er nodig zijn."""
    if (gevonden := simulatie.formatie) is None:
        return None

    def teken() -> bytes:
        from wijknetwerk.simulatie.verslag import plaatjes  # noqa: PLC0415 - idem

        lijn = plaatjes.Lijn("begint op tijd", [_kaal(schatting) for _, schatting in gevonden.punten])
        merken = [getal(gevonden.fte(procent) or 0) for procent, _ in gevonden.punten]
        streep = plaatjes.Doel(gevonden.doel_procent, f"doel {gevonden.doel_procent} %")
        return plaatjes.teken_lijnen([lijn], merken, "procent", streep)

    rijen = tuple(
        (getal(gevonden.fte(procent) or 0), f"{procent} %", met_interval(schatting))
        for procent, schatting in gevonden.punten
    )
    zin = conclusies.over_formatie(gevonden)
    return Stuk("formatie", "Formatie", zin, ("fte", "van de werkmap", "begint op tijd"), rijen, teken)


def verschillen(simulatie: Simulatie) -> Stuk | None:
    """Elk scenario min het eerste, over paren met dezelfde instroom."""
    if not simulatie.verschillen:
        return None
    koppen = ("maat", *(f"{een.scenario} − {een.tegenover}" for een in simulatie.verschillen))
    rijen = tuple(
        (maat.titel, *(met_interval(een.schattingen[nummer], teken=True) for een in simulatie.verschillen))
        for nummer, maat in enumerate(MATEN)
    )
    return Stuk("verschillen", "Verschillen", conclusies.over_verschillen(simulatie), koppen, rijen)


def knoppen(simulatie: Simulatie) -> Stuk:
    """Wat elk scenario anders zet dan de werkmap."""
    gewoon = Scenario(naam="gewoon").model_dump(mode="json")
    gezet = [uitkomst.scenario.model_dump(mode="json") for uitkomst in simulatie.uitkomsten]
    anders = [naam for naam in gewoon if naam != "naam" and any(een[naam] != gewoon[naam] for een in gezet)]
    vast = (
        ("herhalingen", *(str(uitkomst.herhalingen) for uitkomst in simulatie.uitkomsten)),
        ("aanloop (weken)", *(str(uitkomst.aanloop_weken) for uitkomst in simulatie.uitkomsten)),
        ("deelnemers per wet", *map(str, simulatie.deelnemers)),
        ("regelset", *simulatie.regelsets),
    )
    rijen = tuple((naam.replace("_", " "), *(_knop(een[naam]) for een in gezet)) for naam in anders)
    zin = f"Elk scenario begint met de werkmap van week {simulatie.week}; hieronder staat wat er anders is."
    return Stuk("knoppen", "De scenario's", zin, ("knop", *_namen(simulatie.uitkomsten)), (*vast, *rijen))


def _knop(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, list):
        return ", ".join(_knop(deel) for deel in waarde) or ONBEKEND
    if isinstance(waarde, dict):
        return " ".join(f"{naam} {_knop(deel)}" for naam, deel in waarde.items()) or ONBEKEND
    return ONBEKEND if waarde is None else str(waarde)


def formules(simulatie: Simulatie) -> Stuk:
    """Hoe elke maat berekend is."""
    del simulatie  # de formules zijn altijd dezelfde
    rijen = tuple((maat.titel, maat.eenheid.value, maat.formule) for maat in MATEN)
    zin = (
        "Elk getal is een gemiddelde over de herhalingen, met tussen haakjes het 95 %-interval. Verschillen zijn per "
        "paar genomen: elke herhaling heeft in elk scenario dezelfde instroom."
    )
    return Stuk("formules", "Formules", zin, ("maat", "eenheid", "formule"), rijen)


STUKKEN: tuple[Callable[[Simulatie], Stuk | None], ...] = (
    *(samenvatting, netwerk, wachten, routes, belasting, grootte),
    *(versnippering, omzet, formatie, verschillen, knoppen, formules),
)
"""Alle stukken, in de volgorde van het verslag."""


def maak_stukken(simulatie: Simulatie) -> tuple[Stuk, ...]:
    """De stukken die bij deze simulatie horen."""
    return tuple(stuk for maak in STUKKEN if (stuk := maak(simulatie)) is not None)
