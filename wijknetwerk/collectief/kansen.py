"""Kansen: welke individuele hulpvragen samen een nieuwe groep kunnen vormen, zo dat er de meeste uren vrijkomen.

Elke hulpvraag komt in hoogstens één groep, en een groep heeft een minimum en een maximum. De keuze is die van het
lineaire stelsel van de verdeling: eerst de meeste minuten vrij, dan zo min mogelijk groepen, dan zo veel mogelijk
deelnemers in hun eigen wijk, dan het lot.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from wijknetwerk.begrippen import Trede
from wijknetwerk.collectief.geschikt import Geschikt, Soortgroep
from wijknetwerk.eisen import EISEN_BESCHIKBAAR, Getallen, Masker, Veld, haalt_alle
from wijknetwerk.verdeling.oplossen import Instellingen, minimaliseer
from wijknetwerk.verdeling.opties import trek_lot
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel


@dataclass(frozen=True)
class Kans:
    """Een groep die er nu zou kunnen komen, met wie erin past en wat zij per week vrijmaakt.

    `minuten_vrij` is wat deze hulpvragen samen aan individuele begeleiding vragen, min wat de groep zelf kost.
    """

    groep: Soortgroep
    hulpvragen: tuple[str, ...]
    minuten_vrij: int


@dataclass(frozen=True)
class BijnaKans:
    """Een groep waarvoor nog één deelnemer ontbreekt."""

    groep: Soortgroep
    hulpvragen: tuple[str, ...]


@dataclass(frozen=True)
class Kansen:
    """De beste verzameling nieuwe groepen, met het bewijs, en de groepen die er één te kort komen."""

    kansen: tuple[Kans, ...]
    een_te_kort: tuple[BijnaKans, ...]
    treden: tuple[Trede, ...]


def vind_kansen(veld: Veld, *, na_navragen: bool = False, instellingen: Instellingen | None = None) -> Kansen:
    """Zoekt in een week de nieuwe groepen die samen de meeste uren vrijmaken.

    Wie al in een groep terechtkan met plaats, doet niet mee. `veld.drempels` geeft `groep_minimum`, `groep_maximum` en
    `groep_minuten_per_week` (wat begeleiding van een groep kost). Met `na_navragen` doen ook hulpvragen mee waarvan
    nog niet bekend is of een groep past.
    """
    geschikt = Geschikt(veld, na_navragen)
    met_plaats = heeft_plaats(veld)
    vrij = [nummer for nummer in geschikt.vragen if not met_plaats[nummer]]
    per_groep: dict[Soortgroep, list[int]] = defaultdict(list)
    for nummer in vrij:
        for groep in geschikt.groepen(nummer):
            per_groep[groep].append(nummer)
    minimum = veld.drempels["groep_minimum"]
    mogelijk = {groep: wie for groep, wie in sorted(per_groep.items()) if len(wie) >= minimum}
    gekozen, treden = _Opgave(veld, mogelijk).kies(instellingen or Instellingen())
    bezet = {nummer for wie in gekozen.values() for nummer in wie}
    return Kansen(
        kansen=tuple(_kans(veld, groep, wie) for groep, wie in gekozen.items()),
        een_te_kort=_een_te_kort(veld, per_groep, bezet, minimum),
        treden=treden,
    )


def heeft_plaats(veld: Veld) -> Masker:
    """H: of er al een passende groep is met een vrije plaats; dan is een nieuwe groep voor deze vraag niet nodig."""
    vrij = np.array([groep.bezet < groep.plaatsen for groep in veld.werkvoorraad.collectief_aanbod], dtype=bool)
    masker: Masker = (haalt_alle(EISEN_BESCHIKBAAR, veld) & vrij).any(axis=1)
    return masker


class _Opgave:
    """Welke groepen er komen en wie erin gaat, als lineair stelsel."""

    def __init__(self, veld: Veld, mogelijk: dict[Soortgroep, list[int]]) -> None:
        self.veld = veld
        self.groepen = list(mogelijk)
        self.deelname = [(groep, nummer) for groep, wie in mogelijk.items() for nummer in wie]
        self.stelsel = Stelsel()
        self.komt_er = self.stelsel.variabelen(len(self.groepen))
        self.doet_mee = self.stelsel.variabelen(len(self.deelname))
        self._leg_op()

    def kies(self, instellingen: Instellingen) -> tuple[dict[Soortgroep, list[int]], tuple[Trede, ...]]:
        """De beste groepen met wie erin gaat, en het bewijs per trede."""
        oplossing: Getallen | None = None
        treden = []
        for naam, zin, doel in self._doelen():
            stand = minimaliseer(self.stelsel, doel, oplossing, instellingen)
            oplossing = stand.oplossing
            self.stelsel.houd_vast(doel, stand.waarde)
            bewezen = stand.waarde == stand.ondergrens
            treden.append(Trede(naam=naam, zin=zin, waarde=stand.waarde, ondergrens=stand.ondergrens, bewezen=bewezen))
        gekozen: dict[Soortgroep, list[int]] = defaultdict(list)
        if oplossing is not None:
            for (groep, nummer), mee in zip(self.deelname, oplossing[self.doet_mee].tolist(), strict=True):
                if mee:
                    gekozen[groep].append(nummer)
        return dict(gekozen), tuple(treden)

    def _leg_op(self) -> None:
        """Een groep heeft haar minimum tot en met haar maximum, of niemand; een hulpvraag is in hoogstens één groep."""
        minimum, maximum = self.veld.drempels["groep_minimum"], self.veld.drempels["groep_maximum"]
        per_groep: dict[Soortgroep, list[int]] = defaultdict(list)
        per_vraag: dict[int, list[int]] = defaultdict(list)
        for kolom, (groep, nummer) in zip(self.doet_mee.tolist(), self.deelname, strict=True):
            per_groep[groep].append(kolom)
            per_vraag[nummer].append(kolom)
        for komt, groep in zip(self.komt_er, self.groepen, strict=True):
            leden = np.array(per_groep[groep], dtype=np.int64)
            een = np.ones(len(leden), dtype=np.int64)
            self.stelsel.hoogstens(leden, np.repeat(komt, len(leden)))
            self.stelsel.rij(np.append(leden, komt), np.append(een, -minimum), 0, ONBEGRENSD)
            self.stelsel.rij(np.append(leden, komt), np.append(een, -maximum), -ONBEGRENSD, 0)
        for kolommen in per_vraag.values():
            self.stelsel.rij(np.array(kolommen, dtype=np.int64), 1, 0, 1)

    def _doelen(self) -> tuple[tuple[str, str, Doel], ...]:
        vragen, week = self.veld.werkvoorraad.hulpvragen, self.veld.werkvoorraad.week
        nummers = np.array([nummer for _, nummer in self.deelname], dtype=np.int64)
        een = np.ones(len(self.groepen), dtype=np.int64)
        alles = int(self.veld.minuten[np.unique(nummers)].sum())
        loten = [
            trek_lot(f"{week}|{vragen[nummer].nummer}|{groep.thema}|{groep.wijk}|{groep.dagdeel}")
            for groep, nummer in self.deelname
        ]
        reist = np.array([groep.wijk != vragen[nummer].wijk for groep, nummer in self.deelname], dtype=np.int64)
        blijft = Doel(self.doet_mee, -self.veld.minuten[nummers], alles)
        kost = Doel(self.komt_er, een * self.veld.drempels["groep_minuten_per_week"])
        return (
            ("individueel", "minuten per week die individueel blijven of de nieuwe groepen kosten", blijft + kost),
            ("groepen", "aantal nieuwe groepen", Doel(self.komt_er, een)),
            ("wijk", "deelnemers die naar een buurwijk gaan", Doel(self.doet_mee, reist)),
            ("loting", "de som van de loten", Doel(self.doet_mee, np.array(loten, dtype=np.int64))),
        )


def _kans(veld: Veld, groep: Soortgroep, wie: list[int]) -> Kans:
    vrij = int(veld.minuten[wie].sum()) - veld.drempels["groep_minuten_per_week"]
    return Kans(groep=groep, hulpvragen=_nummers(veld, wie), minuten_vrij=vrij)


def _een_te_kort(
    veld: Veld, per_groep: dict[Soortgroep, list[int]], bezet: set[int], minimum: int
) -> tuple[BijnaKans, ...]:
    """Groepen waar van wie overblijft precies één te weinig in past.

    Dezelfde deelnemers tellen één keer: in de wijk waar de meesten van hen wonen.
    """
    gevonden: dict[tuple[str, ...], tuple[int, Soortgroep]] = {}
    for groep, wie in sorted(per_groep.items()):
        over = [nummer for nummer in wie if nummer not in bezet]
        if over and len(over) == minimum - 1:
            reist = sum(veld.werkvoorraad.hulpvragen[nummer].wijk != groep.wijk for nummer in over)
            nummers = _nummers(veld, over)
            gevonden[nummers] = min(gevonden.get(nummers, (reist, groep)), (reist, groep))
    return tuple(BijnaKans(groep=groep, hulpvragen=nummers) for nummers, (_, groep) in gevonden.items())


def _nummers(veld: Veld, wie: list[int]) -> tuple[str, ...]:
    return tuple(sorted(veld.werkvoorraad.hulpvragen[nummer].nummer for nummer in wie))
