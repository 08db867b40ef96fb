"""Het dossier: wat er van een hulpvraag geldt, opgeteld uit haar gebeurtenissen; overschreven wordt er niets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from wijknetwerk.begrippen import (
    Afwijzing,
    Boeking,
    Deel,
    Einde,
    Gebeurtenis,
    Handeling,
    Hulpvraag,
    Keuze,
    Oogpaar,
    Oordeel,
    Staat,
    Trajectgegevens,
    Vastlegging,
    VoorstelGemaakt,
)
from wijknetwerk.proces.staten import stap_van

BEZET = (Staat.BESLOTEN, Staat.TEAMLEIDERTOETS, Staat.VASTGESTELD, Staat.TOEGEWEZEN, Staat.LOOPT)
"""In deze staten houdt een hulpvraag haar plek bezet: ook tussen besluit en begin mag niemand anders die krijgen."""


@dataclass(frozen=True)
class Dossier:
    """De stand van één hulpvraag (of van een traject dat al liep)."""

    hulpvraag: str
    staat: Staat = Staat.NIEUW
    versie: int = 0
    """Volgnummer van de laatste boeking; wie op een oudere versie werkt, hoort dat."""
    vraag: Hulpvraag | None = None
    voorstel: VoorstelGemaakt | None = None
    keuze: Keuze | None = None
    traject: Trajectgegevens | None = None
    trajectnummer: str | None = None
    einde: Einde | None = None
    ogen: tuple[tuple[str, bool], ...] = ()
    """Wie opnieuw wogen, en of zij een aanbieder passend vonden."""
    vastgezet: str | None = None
    uitgesloten: frozenset[str] = frozenset()
    laatste: Gebeurtenis | None = None
    vorige: "Dossier | None" = field(default=None, repr=False, compare=False)

    @property
    def delen(self) -> tuple[Deel, ...]:
        """Wie er nu bezet is met deze hulpvraag, ook als de hulp nog moet beginnen."""
        if self.staat not in BEZET:
            return ()
        if self.traject is not None:
            return self.traject.delen
        return self.keuze.delen if self.keuze is not None else ()

    @property
    def zes_ogen_nodig(self) -> bool:
        """Of de inwoner liever een aanbieder wil, zodat drie mensen opnieuw wegen."""
        return self.voorstel is not None and self.voorstel.inwoner_wil_aanbieder is Oordeel.JA


LEEG: Mapping[str, Dossier] = MappingProxyType({})
"""Er is nog niets opgeteld."""


def dossiers(gebeurtenissen: Iterable[Gebeurtenis], al: Mapping[str, Dossier] = LEEG) -> dict[str, Dossier]:
    """Elk dossier na alle gebeurtenissen, op nummer; `al` is wat er al opgeteld was."""
    alle = dict(al)
    for gebeurtenis in gebeurtenissen:
        nummer = gebeurtenis.hulpvraag
        if nummer is not None:
            alle[nummer] = na(alle.get(nummer, Dossier(nummer)), gebeurtenis)
    return alle


def na(dossier: Dossier, gebeurtenis: Gebeurtenis) -> Dossier:
    """Het dossier na één gebeurtenis die mag; of zij mag, zegt `bezwaren`."""
    versie = gebeurtenis.volgnummer if isinstance(gebeurtenis, Boeking) else dossier.versie + 1
    if gebeurtenis.handeling is Handeling.TERUGGEDRAAID:
        if dossier.vorige is None:
            raise ValueError(f"er is niets van {dossier.hulpvraag} om terug te draaien")
        return replace(dossier.vorige, versie=versie)
    stap = stap_van(gebeurtenis.handeling)
    volgend = replace(
        dossier,
        staat=stap.naar or dossier.staat,
        versie=versie,
        vraag=gebeurtenis.vraag or dossier.vraag,
        trajectnummer=gebeurtenis.traject or dossier.trajectnummer,
        laatste=gebeurtenis,
        vorige=dossier,
    )
    return _met_gegevens(volgend, gebeurtenis)


def _met_gegevens(dossier: Dossier, gebeurtenis: Gebeurtenis) -> Dossier:
    """Wat deze gebeurtenis aan het dossier verandert, naast de staat."""
    anders: dict[str, Any] = {}
    match gebeurtenis.gegevens:
        case VoorstelGemaakt() as voorstel:
            anders = {"voorstel": voorstel}
        case Keuze() as keuze:
            anders = {"keuze": keuze}
        case Trajectgegevens() as traject:
            anders = {"traject": traject}
        case Einde() as einde:
            anders = {"einde": einde}
        case Oogpaar(aanbieder_passend=passend):
            anders = {"ogen": (*dossier.ogen, (gebeurtenis.wie, passend))}
        case Vastlegging(plek=plek):
            anders = _vastgelegd(dossier, plek, vast=gebeurtenis.handeling is Handeling.VASTGEZET)
        case Afwijzing(partner=partner):
            anders = {"keuze": None, "vastgezet": None, "uitgesloten": dossier.uitgesloten | {partner}}
        case _ if gebeurtenis.handeling is Handeling.OPNIEUW_GEWOGEN:
            anders = {"keuze": None, "ogen": ()}
    return replace(dossier, **anders)


def _vastgelegd(dossier: Dossier, plek: str, *, vast: bool) -> dict[str, Any]:
    if vast:
        return {"vastgezet": plek, "uitgesloten": dossier.uitgesloten - {plek}}
    overig = None if dossier.vastgezet == plek else dossier.vastgezet
    return {"vastgezet": overig, "uitgesloten": dossier.uitgesloten | {plek}}


def is_laatste(dossier: Dossier, uuid: UUID) -> bool:
    """Of deze gebeurtenis de laatste is die van het dossier nog geldt."""
    return dossier.laatste is not None and dossier.laatste.uuid == uuid
