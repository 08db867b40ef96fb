"""Wat een andere keuze betekent: dezelfde weg als het voorstel, met de gekozen plekken vastgezet.

Zo krijgt een afwijking haar product, schilreden, minuten en tweede wijkcoach van dezelfde regels als het voorstel.
"""

from collections.abc import Mapping

from wijknetwerk.begrippen import Rij, SoortPlek, Vastzetsoort, Vastzetting, Werkvoorraad


def met_keuzes(werkvoorraad: Werkvoorraad, keuzes: Mapping[str, str]) -> Werkvoorraad:
    """Dezelfde week, met deze hulpvragen vastgezet op deze plekken (hulpvraag -> plek)."""
    vast = tuple(
        Vastzetting(hulpvraag=nummer, plek=plek, soort=Vastzetsoort.VASTGEZET, reden="besloten", door="overleg")
        for nummer, plek in sorted(keuzes.items())
    )
    blijft = tuple(
        rij for rij in werkvoorraad.vastgezet if rij.soort is not Vastzetsoort.VASTGEZET or rij.hulpvraag not in keuzes
    )
    return werkvoorraad.model_copy(update={"vastgezet": (*blijft, *vast)})


def zonder_plek(rij: Rij) -> Rij:
    """Dezelfde hulpvraag, met het besluit dat zij langs een eigen weg gaat en geen plek krijgt."""
    return Rij(hulpvraag=rij.hulpvraag, route=rij.route, plek=None, soort_plek=SoortPlek.GEEN_PLEK)


def waarom_niet(rij: Rij, plek: str) -> str | None:
    """Waarom de gekozen plek niet kon, in de zin van wie dat besliste; niets als het kon."""
    if rij.plek == plek:
        return None
    if rij.soort_plek is None:
        return f"de regels sturen deze hulpvraag een andere kant op ({rij.route}); pas eerst de werkmap aan"
    zinnen = [reden.zin for reden in rij.redenen if reden.regel == "geen_plek"]
    return "; ".join(zinnen) or f"{plek} kan niet"
