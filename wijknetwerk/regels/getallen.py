"""Getallen in een regelset: drempels (parameters.toml) en minpunten (gewichten.toml), elk met bron of open vraag."""

from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches

from wijknetwerk.begrippen import Bron
from wijknetwerk.regels.fouten import Plek
from wijknetwerk.regels.lezen import Inhoud, getal, herkomst, keuze, sleutels, tabellen
from wijknetwerk.regels.velden import EENHEDEN, zeg

GROOTSTE = 1_000_000

NODIGE_PARAMETERS = (
    "beschikking_weken",
    "capaciteit_verouderd_dagen",
    "collectief_wachtweken",
    "ervaring_minimum",
    "evaluatie_dagen_voor_einde",
    "evenwicht_weken",
    "gecombineerd_deel_specialistisch_procent",
    "gecombineerd_min_minuten_per_week",
    "kortdurend_weken",
    "loopt_door_dagen",
    "netwerk_maximum",
    "onderzoek_weken",
    "orientatie_maanden",
    "reserve_schaars_procent",
    "samen_deel_wijkcoach_procent",
    "termijn_nadert_dagen",
    "tweede_coach_minuten_per_week",
    "waakvlam_max_minuten_per_week",
    "wlz_weinig_minuten_per_week",
)
"""De drempels waar het programma naar vraagt; een regelset mag er meer hebben."""

NODIGE_GEWICHTEN = (
    "evenwicht_buiten_bandbreedte",
    "termijn_nadert",
    "termijn_verlopen",
    "trede_aanbieder",
    "trede_collectief",
    "trede_geen_plek",
    "trede_netwerkpartner",
    "trede_tweede_schil",
    "trede_zelf",
    "urgentie_hoog",
    "urgentie_laag",
    "urgentie_normaal",
    "wens_continuiteit",
    "wens_deel_door_wijkcoach",
    "wens_eerst_beoordelen",
    "wens_huishouden",
    "wens_nabijheid",
    "wens_niet_gewenst",
    "wens_verouderd_cijfer",
    "wens_voorkeur_inwoner",
)
"""De minpunten waar de ladder naar vraagt."""


@dataclass(frozen=True)
class Getal:
    """Een drempel of gewicht, met waar het vandaan komt of welke vraag nog open staat."""

    naam: str
    waarde: int
    eenheid: str
    bestand: str
    bron: tuple[Bron, ...] = ()
    open_vraag: str = ""

    def __str__(self) -> str:
        return zeg(self.waarde, self.eenheid)


def lees_getallen(
    inhoud: Inhoud, plek: Plek, stukken: Collection[str], nodig: Collection[str]
) -> dict[str, Getal | None]:
    """Leest parameters.toml of gewichten.toml en meldt wat ontbreekt; een getal met een fout is None."""
    delen = tabellen(inhoud, plek)
    for naam in nodig:
        if naam not in inhoud:
            lijkt = get_close_matches(naam, sorted(set(inhoud) - set(nodig)), n=1)
            bedoeld = f"; is dat wat er nu «{lijkt[0]}» heet?" if lijkt else ""
            plek.in_tabel(naam).fout(f"het getal «{naam}» ontbreekt; het programma vraagt ernaar{bedoeld}")
    gelezen = {naam: _lees_getal(naam, deel, plek.in_tabel(naam), stukken) for naam, deel in delen.items()}
    return dict.fromkeys(nodig) | gelezen


def _lees_getal(naam: str, inhoud: Inhoud, plek: Plek, stukken: Collection[str]) -> Getal | None:
    sleutels(inhoud, plek, ("waarde", "eenheid"), ("status", "bron", "open_vraag"))
    bron, open_vraag = herkomst(inhoud, plek, stukken)
    waarde, eenheid = getal(inhoud, "waarde", plek), keuze(inhoud, "eenheid", plek, EENHEDEN)
    if waarde is None or not eenheid:
        return None
    hoogste = 100 if eenheid == "procent" else GROOTSTE
    if not 0 <= waarde <= hoogste:
        plek.in_cel("waarde").fout(f"{waarde} valt buiten 0 tot en met {hoogste}")
        return None
    return Getal(naam, waarde, eenheid, plek.bestand.rpartition("/")[2], bron, open_vraag)
