"""Gezaaide teamweken: verzonnen weken van een wijkteam, met echte velden, om mee te meten.

Een week hangt alleen af van het zaad, de omvang en de krapte. `krapte` is de ruimte gedeeld door de vraag, apart voor
de wijkcoaches (zelf begeleiden) en voor de deelnemers van het netwerk: 1,0 is precies genoeg uren, en door hele
hulpvragen, expertise en wet past het dan net niet allemaal. De routes volgen uit het echte regelboek, niet van hier.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from wijknetwerk.begrippen import (
    Aanbieder,
    CollectiefAanbod,
    Hulpvraag,
    LopendTraject,
    VorigeRij,
    Week,
    Werkvoorraad,
    Wijk,
    Wijkcoach,
)

T = TypeVar("T")

WEEK = Week.lees("2026-W47")
GEBIED = "RKV"
WIJKEN = tuple(
    Wijk(
        code=f"WK{nummer}",
        naam=f"Wijk {nummer}",
        gebied=GEBIED,
        buren=tuple(f"WK{buur}" for buur in (nummer - 1, nummer + 1) if 0 <= buur < 4),  # noqa: PLR2004 - vier wijken
    )
    for nummer in range(4)
)
EXPERTISES = ("lvb", "autisme", "ggz", "nah", "schulden", "opvoeden")
THEMAS = ("ontmoeten", "dagritme", "taal")
TWEEDE_COACH = 15

GEWOON: dict[str, Any] = {
    "crisis": "nee",
    "veiligheidsrisico": "nee",
    "uitstelbaar": "ja",
    "wlz_indicatie": "nee",
    "wlz_denkbaar": "nee",
    "mantelzorg_ondersteuning": "nee",
    "collectief_passend": "nee",
    "contra_indicatie_groep": "nee",
    "doel": "zelfstandigheid_vergroten",
    "verwachte_duur_weken": 16,
    "waakvlam": "nee",
    "specialisme": "basis",
    "inwoner_wil_aanbieder": "nee",
    "deel_door_wijkcoach": "nee",
    "onduidelijk_wat_nodig": "nee",
    "basis_passend": "ja",
    "zelfstandig_wonend": "ja",
    "ernstige_psychiatrie": "nee",
}
SPECIALISTISCH: dict[str, Any] = {"basis_passend": "nee", "specialisme": "specialistisch"}
LANG: dict[str, Any] = {"verwachte_duur_weken": 52}

ZELF, COLLECTIEF, SAMEN, AANBIEDER = "zelf", "collectief", "samen", "aanbieder"
PROFIELEN: dict[str, Sequence[tuple[dict[str, Any], tuple[int, ...]]]] = {
    ZELF: [({}, (30, 45, 60, 75, 90, 120, 150)), (SPECIALISTISCH, (60, 90, 120, 150))],
    COLLECTIEF: [({"collectief_passend": "ja"}, (30, 45, 60, 75, 90, 120))],
    SAMEN: [(LANG | SPECIALISTISCH | {"deel_door_wijkcoach": "ja"}, (90, 120, 150, 180, 240))],
    AANBIEDER: [
        (LANG, (60, 90, 120, 150, 180)),
        (LANG | SPECIALISTISCH, (90, 120, 150, 180, 210)),
        (LANG | SPECIALISTISCH | {"ernstige_psychiatrie": "ja"}, (240, 270, 300)),
        (SPECIALISTISCH | {"specialisme": "hoog_specialistisch"}, (120, 150, 180)),
        (SPECIALISTISCH | {"onduidelijk_wat_nodig": "ja", "doel": "stabiliseren"}, (90, 120, 150)),
    ],
}
"""Soort hulpvraag -> mogelijke oordelen met de minuten per week die daarbij gewoon zijn."""
KANSEN = {ZELF: 40, COLLECTIEF: 20, SAMEN: 8, AANBIEDER: 32}


@dataclass(frozen=True)
class Omvang:
    """Hoe groot een week is."""

    hulpvragen: int = 60
    wijkcoaches: int = 12
    partners: int = 16
    tweede_schil: int = 20
    groepen: int = 15


TEAM = Omvang()
KLEIN_TEAM = Omvang(hulpvragen=24, wijkcoaches=5, partners=7, tweede_schil=8, groepen=6)


def maak_teamweek(zaad: int, krapte: float, omvang: Omvang = TEAM) -> Werkvoorraad:
    """Maakt de week van één wijkteam."""
    return _Maker(random.Random(zaad), krapte, omvang).maak()  # noqa: S311 - een proefweek, geen geheim


class _Maker:
    def __init__(self, loten: random.Random, krapte: float, omvang: Omvang) -> None:
        self.loten, self.krapte, self.omvang = loten, krapte, omvang

    def maak(self) -> Werkvoorraad:
        """Eerst de vragen, dan de ruimte die daarbij past."""
        soorten = self.loten.choices(list(KANSEN), list(KANSEN.values()), k=self.omvang.hulpvragen)
        vragen = [self._hulpvraag(nummer, soort) for nummer, soort in enumerate(soorten)]
        zelf = sum(
            vraag.minuten_per_week + TWEEDE_COACH
            for vraag, soort in zip(vragen, soorten, strict=True)
            if soort in (ZELF, COLLECTIEF)
        )
        anders = sum(
            vraag.minuten_per_week for vraag, soort in zip(vragen, soorten, strict=True) if soort in (SAMEN, AANBIEDER)
        )
        coaches = self._coaches(round(zelf * self.krapte))
        partners = self._partners(round(anders * self.krapte))
        schil = [self._tweede_schil(nummer) for nummer in range(self.omvang.tweede_schil)]
        return Werkvoorraad(
            week=WEEK,
            hulpvragen=tuple(vragen),
            wijkcoaches=coaches,
            aanbieders=(*partners, *schil),
            collectief_aanbod=tuple(self._groep(nummer) for nummer in range(self.omvang.groepen)),
            wijken=WIJKEN,
            lopende_trajecten=self._trajecten(coaches, partners),
            vorig_voorstel=tuple(
                VorigeRij(hulpvraag=vraag.nummer, plek=self.loten.choice(coaches).code, meegedeeld=True)
                for vraag in vragen[:2]
            ),
        )

    def _kies(self, *keuzes: T) -> T:
        return self.loten.choice(keuzes)

    def _hulpvraag(self, nummer: int, soort: str) -> Hulpvraag:
        oordelen, minuten = self.loten.choice(PROFIELEN[soort])
        return Hulpvraag(
            nummer=f"H-{nummer:03}",
            wet=self._kies("wmo", "wmo", "jeugdwet"),
            wijk=self.loten.choice(WIJKEN).code,
            minuten_per_week=self.loten.choice(minuten),
            melddatum=WEEK.maandag - timedelta(days=self.loten.randrange(1, 60)),
            urgentie=self._kies("laag", "normaal", "normaal", "hoog"),
            huishouden=self._kies(None, None, None, None, f"HH-{self.loten.randrange(8)}"),
            expertise=tuple(self.loten.sample(EXPERTISES, self._kies(0, 0, 1, 1, 2))),
            thema=self.loten.choice(THEMAS),
            voorkeur_aanbieder=self._kies(None, None, None, None, None, "A-01"),
            niet_aanbieder=self._kies((), (), (), (), (), ("A-04",)),
            huidige_plek=self._kies(None, None, None, None, None, "A-02", "C-03"),
            **(GEWOON | oordelen),
        )

    def _verdeel(self, totaal: int, over: int) -> list[int]:
        """Verdeelt minuten ongelijk over een aantal plekken, in hele kwartieren."""
        delen = [self.loten.uniform(0.6, 1.4) for _ in range(over)]
        return [round(totaal * deel / sum(delen) / 15) * 15 for deel in delen]

    def _coaches(self, ruimte: int) -> tuple[Wijkcoach, ...]:
        coaches = []
        for nummer, vrij in enumerate(self._verdeel(ruimte, self.omvang.wijkcoaches)):
            bezet = self.loten.randrange(200, 700, 5)
            coaches.append(
                Wijkcoach(
                    code=f"C-{nummer:02}",
                    team=GEBIED,
                    wetten=self._kies(("wmo",), ("wmo", "jeugdwet"), ("wmo", "jeugdwet")),
                    expertise=tuple(self.loten.sample(EXPERTISES, self._kies(2, 3, 4))),
                    contract_minuten=36 * 60,
                    begeleiding_minuten=bezet + vrij,
                    overige_minuten=bezet - 60,
                    bandbreedte_van=round((bezet + vrij) * 0.6),
                    bandbreedte_tot=round((bezet + vrij) * 0.95),
                )
            )
        return tuple(coaches)

    def _partners(self, ruimte: int) -> tuple[Aanbieder, ...]:
        aantal = self.omvang.partners
        return tuple(
            Aanbieder(
                code=f"A-{nummer:02}",
                naam=f"Partner {nummer}",
                schil="netwerk",
                systeempartij=nummer < aantal // 5,
                wetten=self._kies(("wmo", "jeugdwet"), ("wmo", "jeugdwet"), ("wmo",)),
                producten=self._kies(
                    ("basis", "specialistisch"), ("basis",), ("basis", "specialistisch", "gecombineerd")
                ),
                expertise=tuple(self.loten.sample(EXPERTISES, self._kies(2, 3, 4))),
                ruimte_basis=basis,
                ruimte_specialistisch=specialistisch,
                capaciteitsstand=self._kies("capaciteit", "capaciteit", "capaciteit", "eerst_beoordelen"),
                capaciteit_datum=WEEK.maandag - timedelta(days=self._kies(3, 5, 20)),
            )
            for nummer, (basis, specialistisch) in enumerate(
                zip(self._verdeel(ruimte, aantal), self._verdeel(ruimte, aantal), strict=True)
            )
        )

    def _tweede_schil(self, nummer: int) -> Aanbieder:
        return Aanbieder(
            code=f"T-{nummer:02}",
            naam=f"Tweede schil {nummer}",
            schil="tweede_schil",
            wetten=("wmo", "jeugdwet"),
            producten=("basis", "specialistisch"),
            expertise=tuple(self.loten.sample(EXPERTISES, self._kies(1, 2, 3))),
            ruimte_basis=self._kies(0, 60, 120),
            ruimte_specialistisch=self._kies(0, 60, 120),
            capaciteit_datum=WEEK.maandag - timedelta(days=6),
        )

    def _groep(self, nummer: int) -> CollectiefAanbod:
        return CollectiefAanbod(
            code=f"G-{nummer:02}",
            naam=f"Groep {nummer}",
            thema=self.loten.choice(THEMAS),
            wetten=("wmo", "jeugdwet"),
            wijken=(self.loten.choice(WIJKEN).code,),
            dagdeel=self._kies("ochtend", "middag", "avond"),
            plaatsen=self._kies(4, 6),
            bezet=self._kies(0, 1, 3, 4),
            minimum=3,
            start=date(2026, 9, 1),
        )

    def _trajecten(self, coaches: Sequence[Wijkcoach], partners: Sequence[Aanbieder]) -> tuple[LopendTraject, ...]:
        """Elke coach heeft een uur aan lopend werk; elke partner is al in één wijk bekend."""
        return tuple(
            LopendTraject(
                nummer=f"L-{plek.code}",
                plek=plek.code,
                wet=plek.wetten[0],
                wijk=self.loten.choice(WIJKEN).code,
                minuten_per_week=60,
                start=date(2026, 3, 2),
                einddatum=date(2027, 2, 28),
            )
            for plek in (*coaches, *partners)
        )
