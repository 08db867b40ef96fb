"""Van een vorig voorstel naar rijen in de tabel `vorig_voorstel`."""

from dataclasses import dataclass

from wijknetwerk.begrippen import Rij, SoortPlek, VorigeRij, Weekvoorstel, Werkvoorraad


@dataclass(frozen=True)
class Vorig:
    """Een eerder voorstel, met de vingerafdruk van het bestand waar het uit komt."""

    voorstel: Weekvoorstel
    sha256: str | None = None


def met_vorig(werkvoorraad: Werkvoorraad, vorig: Vorig | None, budget: int | None) -> Werkvoorraad:
    """Dezelfde week, met het vorige voorstel en het aantal wijzigingen dat mag.

    Wat de werkmap meegedeeld noemt, blijft meegedeeld: noemt het vorige voorstel een andere plek, dan staan beide rijen
    er. Een wijziging telt dan ten opzichte van het voorstel, en de trede `meegedeeld` kijkt naar wat er verteld is.
    """
    rijen = {rij.hulpvraag: rij for rij in werkvoorraad.vorig_voorstel}
    verteld: list[VorigeRij] = []
    for rij in vorig.voorstel.rijen if vorig is not None else ():
        if rij.soort_plek is not None:
            nieuw, oud = _als_vorige(rij), rijen.get(rij.hulpvraag)
            if oud is not None and oud.meegedeeld and oud.plek == nieuw.plek:
                nieuw = nieuw.model_copy(update={"meegedeeld": True})
            elif oud is not None and oud.meegedeeld:
                verteld.append(oud.model_copy(update={"volledig": False}))
            rijen[rij.hulpvraag] = nieuw
    samen = (*(rijen[nummer] for nummer in sorted(rijen)), *verteld)
    return werkvoorraad.model_copy(update={"vorig_voorstel": samen, "wijzigingsbudget": budget})


def _als_vorige(rij: Rij) -> VorigeRij:
    deel = rij.wijkcoach if rij.soort_plek is not SoortPlek.ZELF else None
    return VorigeRij(
        hulpvraag=rij.hulpvraag,
        plek=rij.plek or SoortPlek.GEEN_PLEK,
        tweede_coach=rij.tweede_coach,
        wijkcoach=deel,
        volledig=True,
    )
