"""De volledige uitleg van een tabel over één geval: elke regel, elke voorwaarde, het antwoord, en of het klopt."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from wijknetwerk.regels.regel import Regel
from wijknetwerk.regels.tabel import Tabel
from wijknetwerk.regels.velden import JA_NEE


class Klopt(StrEnum):
    """Of een voorwaarde klopt, of een regel geldt."""

    JA = "ja"
    NEE = "nee"
    ONBEKEND = "onbekend"


class Voorwaarde(NamedTuple):
    """Eén voorwaarde van een regel, met het antwoord van dit geval; een onbekend antwoord is None."""

    veld: str
    nodig: str
    waarde: object
    klopt: Klopt


class Regeluitleg(NamedTuple):
    """Eén regel met al haar voorwaarden.

    `geldt` is exact: een regel kan zeker niet gelden terwijl geen enkele voorwaarde al 'nee' is, namelijk als geen
    enkele invulling van wat onbekend is haar waar maakt.
    """

    regel: Regel
    voorwaarden: tuple[Voorwaarde, ...]
    geldt: Klopt

    @property
    def net_niet(self) -> Voorwaarde | None:
        """De ene voorwaarde die niet klopt, als alle andere dat wel doen; anders None."""
        niet = [voorwaarde for voorwaarde in self.voorwaarden if voorwaarde.klopt is not Klopt.JA]
        return niet[0] if len(niet) == 1 and niet[0].klopt is Klopt.NEE else None


def leg_uit(tabel: Tabel, waarden: Mapping[str, object], fase: str = "voor") -> tuple[Regeluitleg, ...]:
    """Legt elke regel van een tabel uit. Voor ontbrekende velden geldt hetzelfde als bij `Tabel.beslis_een`."""
    lezer = tabel.lezer(waarden, fase)
    uitspraak, vorm = lezer.lees(waarden), lezer.spreker.doorzicht.vorm
    velden: dict[str, tuple[object, int, int]] = {}
    for naam, soorten in vorm.velden.items():
        if naam in lezer.lezers:
            waarde = waarden[naam]
            toegelaten = lezer.lezers[naam](waarde)
        else:
            waarde = tabel.bij[naam].beslis_een(waarden, fase).minstens_een
            toegelaten = None if waarde is None else soorten.bits(int(waarde))
        if toegelaten is None:
            velden[naam] = (None, 0, soorten.gebruikt)
        else:
            velden[naam] = (JA_NEE[waarde] if isinstance(waarde, bool) else waarde, ~toegelaten, 0)
    ja, nee, open_ = Klopt.JA, Klopt.NEE, Klopt.ONBEKEND
    zeker, mogelijk, uitleg = uitspraak.zeker, uitspraak.mogelijk, []
    for regel, bit, cellen in vorm.cellen:
        voorwaarden = []
        for naam, nodig in cellen:
            waarde, niet, misschien = velden[naam]
            klopt = nee if niet & bit else open_ if misschien & bit else ja
            voorwaarden.append(Voorwaarde(naam, nodig, waarde, klopt))
        geldt = ja if zeker & bit else open_ if mogelijk & bit else nee
        uitleg.append(Regeluitleg(regel, tuple(voorwaarden), geldt))
    return tuple(uitleg)
