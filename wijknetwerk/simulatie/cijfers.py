"""Wat er van elke week geteld wordt: hele getallen, zodat optellen nooit van de volgorde afhangt."""

from dataclasses import dataclass, fields

from wijknetwerk.begrippen import SoortPlek


@dataclass(frozen=True)
class Weekcijfers:
    """De tellingen van één week van één herhaling. Minuten zijn per week."""

    week: int
    instroom: int
    uitstroom: int
    begonnen: int
    wachtend: int
    gewacht_weken: int
    binnen_zes_weken: int
    verlaat_weekronde: int
    nagevraagd: int
    actief: int
    begonnen_collectief: int
    begonnen_zelf: int
    begonnen_netwerkpartner: int
    begonnen_tweede_schil: int
    begonnen_aanbieder: int
    minuten_zelf: int
    minuten_netwerkpartner: int
    minuten_tweede_schil: int
    minuten_aanbieder: int
    ruimte_wijkcoaches: int
    paren_aanbieder_wijk: int

    def als_rij(self) -> dict[str, int]:
        """Naam van de telling -> waarde."""
        return {veld.name: getattr(self, veld.name) for veld in fields(self)}


MET_MINUTEN = (SoortPlek.ZELF, SoortPlek.NETWERKPARTNER, SoortPlek.TWEEDE_SCHIL, SoortPlek.AANBIEDER)
"""De soorten plek waar begeleiding minuten kost."""
