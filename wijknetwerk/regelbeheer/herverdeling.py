"""Regels vergelijken tot en met de verdeling: wie krijgt een andere plek? Dit lost de week twee keer op."""

from dataclasses import replace

from wijknetwerk.begrippen import Rij, Werkvoorraad
from wijknetwerk.regelbeheer.werkmap import Verhuizing, Werkmapverschil, vergelijk_werkmap
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import Instellingen
from wijknetwerk.weekvoorstel import maak_weekvoorstel


def vergelijk_verdeling(
    oud: Regelboek, nieuw: Regelboek, werkvoorraad: Werkvoorraad, instellingen: Instellingen | None = None
) -> Werkmapverschil:
    """Zoals `vergelijk_werkmap`, met ook de plekken na de verdeling."""
    voorstellen = [maak_weekvoorstel(werkvoorraad, boek, instellingen=instellingen).rijen for boek in (oud, nieuw)]
    minuten = {vraag.nummer: vraag.minuten_per_week for vraag in werkvoorraad.hulpvragen}
    plekken = tuple(
        Verhuizing(een.hulpvraag, _plek(een), _plek(ander), minuten[een.hulpvraag], _regels(een), _regels(ander))
        for een, ander in zip(*voorstellen, strict=True)
        if _plek(een) != _plek(ander)
    )
    return replace(vergelijk_werkmap(oud, nieuw, werkvoorraad), plekken=plekken)


def _plek(rij: Rij) -> str:
    """Waar iemand terechtkomt, met de code; wie niet verdeeld wordt houdt haar route."""
    if rij.soort_plek is None:
        return str(rij.route)
    return f"{rij.soort_plek} {rij.plek}" if rij.plek else str(rij.soort_plek)


def _regels(rij: Rij) -> tuple[str, ...]:
    return tuple(reden.regel for reden in rij.redenen)
