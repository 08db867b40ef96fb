"""Hulp voor de tests van de verdeling: een piepkleine week in netwerkgebied RKV, verdeeld, en leesbaar teruggegeven."""

from dataclasses import replace
from functools import cache

import bouwers

from wijknetwerk.begrippen import Hulpvraag, SoortPlek, Werkvoorraad, Wijkcoach
from wijknetwerk.meegeleverd import pad
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import GEEN, Opties, Verdeling, verdeel
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.weging import Wegingen, weeg

LANG = {"verwachte_duur_weken": 40}
"""Langdurig: een aanbieder begeleidt."""

SAMEN = LANG | {"deel_door_wijkcoach": "ja"}
"""Langdurig, maar de wijkcoach kan een deel doen."""

IN_GROEP = {"collectief_passend": "ja", "thema": "ontmoeten"}
"""Een groep past; is die vol, dan begeleidt het wijkteam zelf."""


@cache
def regelboek() -> Regelboek:
    """De regels die in de week van de tests gelden."""
    return Regelboek.laad(pad("regels"), bouwers.WEEK.maandag)


def met_drempels(**drempels: int) -> Regelboek:
    """Dezelfde regels met andere drempels of gewichten."""
    boek = regelboek()
    getallen = {naam: replace(boek.getallen[naam], waarde=waarde) for naam, waarde in drempels.items()}
    return replace(boek, getallen={**boek.getallen, **getallen})


def week(*hulpvragen: Hulpvraag, **tabellen: object) -> Werkvoorraad:
    """Een week in RKV zonder plekken; een test noemt alleen de plekken die ertoe doen."""
    wijken = (bouwers.wijk("WK1", "RKV", ("WK2",)), bouwers.wijk("WK2", "NW", ("WK1",)), bouwers.wijk("WK3", "ZUID"))
    return bouwers.werkvoorraad(*hulpvragen, **({"wijken": wijken} | tabellen))


def coach(code: str = "C1", **anders: object) -> Wijkcoach:
    """Een wijkcoach van team RKV."""
    return bouwers.wijkcoach(code, **({"team": "RKV"} | anders))


def weging(*hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> Wegingen:
    """De weging van een piepkleine week."""
    return weeg(week(*hulpvragen, **tabellen), boek or regelboek())


def opties(*hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> Opties:
    """De optietabel van een piepkleine week."""
    return maak_opties(weging(*hulpvragen, boek=boek, **tabellen))


def verdeling(*hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> Verdeling:
    """De verdeling van een piepkleine week."""
    return verdeel(weging(*hulpvragen, boek=boek, **tabellen))


def plekken(verdeeld: Verdeling) -> dict[str, str]:
    """Hulpvraag -> plek, met de tweede persoon erachter: `C1+C2`, `A1`, `A1+C1` of `geen_plek`."""
    opties_, keuze = verdeeld.opties, verdeeld.keuze
    coaches, uit = opties_.veld.codes(SoortPlek.ZELF), {}
    for vraag in opties_.verdeeld.tolist():
        optie, bij = int(keuze.optie[vraag]), int(keuze.bij[vraag])
        plek = "geen_plek" if optie == GEEN else opties_.code(optie)
        uit[opties_.veld.werkvoorraad.hulpvragen[vraag].nummer] = (
            plek if bij == GEEN else f"{plek}+{coaches[int(opties_.bij_coach[bij])]}"
        )
    return uit


def plan(*hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> dict[str, str]:
    """De plekken in de verdeling van een piepkleine week."""
    return plekken(verdeling(*hulpvragen, boek=boek, **tabellen))


def waarden(verdeeld: Verdeling) -> dict[str, int]:
    """De waarde van elke trede; alles hoort bewezen te zijn."""
    assert all(trede.bewezen for trede in verdeeld.bewijs.treden)
    return {trede.naam: trede.waarde for trede in verdeeld.bewijs.treden}


def trede(naam: str, *hulpvragen: Hulpvraag, boek: Regelboek | None = None, **tabellen: object) -> int:
    """De waarde van één trede in de verdeling van een piepkleine week."""
    return waarden(verdeling(*hulpvragen, boek=boek, **tabellen))[naam]
