"""Wat één plaats, één uur of tien uur erbij waard is, op een plek waar het knelt: door het opnieuw op te lossen.

Gemeten op de treden tot en met de volgorde: wie krijgt een plek, en hoe dicht bij huis. De treden daaronder wegen nooit
op tegen wie zonder plek zit.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from wijknetwerk.begrippen import Meerwaarde, Werkvoorraad
from wijknetwerk.verdeling import Instellingen, Verdeling
from wijknetwerk.verdeling.dalen import Daler
from wijknetwerk.verdeling.ladder import leg_op
from wijknetwerk.verdeling.opties import maak_opties
from wijknetwerk.verdeling.treden import Volgorde

GROEP, COACH, BASIS, SPECIALISTISCH = "groep", "wijkcoach", "basis", "specialistisch"
ERBIJ: dict[str, int] = {GROEP: 1, COACH: 60, BASIS: 600, SPECIALISTISCH: 600}
"""Wat er per soort ruimte bij komt: één plaats, één uur begeleiding, tien uur bij een aanbieder (minuten per week)."""

TEGELIJK = 2
"""Zoveel ruimtes worden tegelijk opgelost; de uitkomst hangt daar niet van af."""

_VELDEN = {
    GROEP: ("collectief_aanbod", "plaatsen"),
    COACH: ("wijkcoaches", "begeleiding_minuten"),
    BASIS: ("aanbieders", "ruimte_basis"),
    SPECIALISTISCH: ("aanbieders", "ruimte_specialistisch"),
}


def met_ruimte(werkvoorraad: Werkvoorraad, soort: str, plek: str, erbij: int) -> Werkvoorraad:
    """Dezelfde week met meer ruimte van één soort op één plek (minuten per week; bij een groep plaatsen)."""
    tabel, veld = _VELDEN[soort]
    rijen = tuple(
        rij.model_copy(update={veld: getattr(rij, veld) + erbij}) if rij.code == plek else rij
        for rij in getattr(werkvoorraad, tabel)
    )
    return werkvoorraad.model_copy(update={tabel: rijen})


def bereken_meerwaarde(
    verdeling: Verdeling, ruimtes: Sequence[tuple[str, str]], instellingen: Instellingen | None = None
) -> tuple[Meerwaarde, ...]:
    """Per ruimte (soort en plek) hoeveel minpunten er per trede af gaan als er een stap bij komt."""
    with ThreadPoolExecutor(TEGELIJK) as pool:
        return tuple(pool.map(partial(_meerwaarde, verdeling, instellingen or Instellingen()), ruimtes))


def _meerwaarde(verdeling: Verdeling, instellingen: Instellingen, ruimte: tuple[str, str]) -> Meerwaarde:
    soort, plek = ruimte
    wegingen = verdeling.opties.wegingen
    # ruimte verandert niets aan wat de regels zeggen: 'vol' is altijd een uitkomst
    ruimer = met_ruimte(wegingen.veld.werkvoorraad, soort, plek, ERBIJ[soort])
    opties = maak_opties(replace(wegingen, veld=replace(wegingen.veld, werkvoorraad=ruimer)))
    stelsel, _, doelen = leg_op(opties)
    daler = Daler(stelsel, instellingen=instellingen)
    winst: dict[str, int] = {}
    bewezen = True
    tot_en_met = [trede.naam for trede, _ in doelen].index(Volgorde.naam) + 1
    for bewijs, (trede, doel) in zip(verdeling.bewijs.treden, doelen[:tot_en_met], strict=False):
        stand = daler.daal(doel)
        stelsel.houd_vast(doel, stand.waarde)
        bewezen &= bewijs.bewezen and stand.waarde == stand.ondergrens
        if stand.waarde != bewijs.waarde:
            winst[trede.naam] = bewijs.waarde - stand.waarde
    return Meerwaarde(plek=plek, ruimte=soort, erbij=ERBIJ[soort], winst=winst, bewezen=bewezen)
