"""Wat mensen over een hulpvraag besloten, gelezen uit de gebeurtenissen, en het bestand waarin die staan."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import Field, ValidationError

from wijknetwerk.begrippen import Begrip, Boeking, Deel, Gebeurtenis, Handeling, Keuze, Rij
from wijknetwerk.invoer.privacy import GEEN_BSN, bevat_bsn
from wijknetwerk.papieren.fouten import PapierFouten

_KIEST = (Handeling.BESLOTEN, Handeling.AFGEWEKEN)
_STELT_VAST = (Handeling.VASTGESTELD, Handeling.TOEGEWEZEN)
_TERUG_NAAR_AF = (Handeling.OPNIEUW_GEWOGEN, Handeling.AFGEWEZEN_DOOR_PARTNER, Handeling.AANGEHOUDEN)


class Besluit(NamedTuple):
    """De keuze die nu geldt, en wie haar vaststelde (None als dat nog moet)."""

    gebeurtenis: Gebeurtenis
    keuze: Keuze
    vastgesteld: Gebeurtenis | None

    @property
    def deel(self) -> Deel | None:
        """Het deel dat de gekozen plek zelf doet; niet dat van een wijkcoach erbij."""
        return next((deel for deel in self.keuze.delen if deel.plek == self.keuze.plek), None)

    @property
    def minuten(self) -> int:
        """Minuten per week van alle delen samen, zonder wie alleen meedenkt."""
        return sum(deel.minuten_per_week for deel in self.keuze.delen if deel.rol != "tweede_wijkcoach")

    @property
    def dag(self) -> date:
        """De dag waarop het besluit viel, of waarop het is vastgesteld."""
        return (self.vastgesteld or self.gebeurtenis).tijdstip.date()

    def wijkt_af(self, rij: Rij) -> bool:
        """Of de plek, de omvang of het product anders is dan in het voorstel."""
        return (self.keuze.plek, self.minuten, self.keuze.product) != (rij.plek, rij.minuten_per_week, rij.product)


def geldend_besluit(gebeurtenissen: Iterable[Gebeurtenis], hulpvraag: str) -> Besluit | None:
    """Het besluit dat nu geldt, of None. De gebeurtenissen staan op volgorde, zoals in het journaal."""
    eigen = [gebeurtenis for gebeurtenis in gebeurtenissen if gebeurtenis.hulpvraag == hulpvraag]
    weg = {g.gegevens.gebeurtenis for g in eigen if g.gegevens.soort == "terugdraaiing"}
    besluit: Besluit | None = None
    for gebeurtenis in eigen:
        if gebeurtenis.uuid in weg:
            continue
        if gebeurtenis.handeling in _KIEST and isinstance(gebeurtenis.gegevens, Keuze):
            besluit = Besluit(gebeurtenis, gebeurtenis.gegevens, None)
        elif besluit is not None and gebeurtenis.handeling in _STELT_VAST:
            besluit = besluit._replace(vastgesteld=besluit.vastgesteld or gebeurtenis)
        elif gebeurtenis.handeling in _TERUG_NAAR_AF:
            besluit = None
    return besluit


class Gebeurtenissen(Begrip):
    """Een uitdraai van het journaal: gebeurtenissen op volgorde, met of zonder hun plaats in de keten."""

    schema_: Literal["wijknetwerk/gebeurtenissen/1"] = Field("wijknetwerk/gebeurtenissen/1", alias="schema")
    gebeurtenissen: tuple[Boeking | Gebeurtenis, ...]


def lees_gebeurtenissen(pad: Path) -> Gebeurtenissen:
    """Leest een uitdraai, streng. Alle fouten komen tegelijk in één `PapierFouten`."""
    try:
        gelezen = Gebeurtenissen.model_validate_json(pad.read_bytes())
    except OSError as fout:
        raise PapierFouten([f"{pad.name}: kan het bestand niet lezen"]) from fout
    except ValidationError as fout:
        raise PapierFouten([f"{pad.name}: {zin}" for zin in fout_zinnen(fout)]) from fout
    if any(bevat_bsn(tekst) for g in gelezen.gebeurtenissen for tekst in (g.wie, g.reden, g.hulpvraag or "")):
        raise PapierFouten([f"{pad.name}: {GEEN_BSN}"])
    return gelezen


def fout_zinnen(fout: ValidationError) -> list[str]:
    """Elke fout met haar plaats, in het Nederlands."""
    zinnen = (_zin(deel["type"], ".".join(str(stap) for stap in deel["loc"]), deel["msg"]) for deel in fout.errors())
    return list(dict.fromkeys(zinnen))


def _zin(soort: str, waar: str, bericht: str) -> str:
    wat = {
        "json_invalid": "dit is geen json-bestand",
        "missing": f"«{waar}» ontbreekt",
        "extra_forbidden": f"«{waar}» is hier onbekend",
        "value_error": f"«{waar}»: {bericht.removeprefix('Value error, ')}",
    }
    return wat.get(soort, f"«{waar}» heeft geen geldige waarde")
