"""Wat andere plekken voor één hulpvraag kosten, als de rest van het plan mag schuiven."""

from collections.abc import Iterable

from wijknetwerk.begrippen import Prijs, Verhuist
from wijknetwerk.verdeling import Keuze, Opties, Verdeling
from wijknetwerk.verdeling.dwang import Dwinger, verhuisd
from wijknetwerk.verdeling.treden import Wensen
from wijknetwerk.verdeling.wensen import WENSEN

HUISHOUDEN = "huishouden"


def bereken_prijzen(verdeling: Verdeling, nummer: str, plekken: Iterable[str]) -> tuple[Prijs, ...]:
    """De prijs van elk van deze plekken, elk met één keer opnieuw oplossen."""
    opties = verdeling.opties
    vragen = opties.veld.werkvoorraad.hulpvragen
    vraag = next(i for i, een in enumerate(vragen) if een.nummer == nummer)
    dwinger, nu = Dwinger(verdeling), _per_wens(opties, verdeling.keuze)
    prijzen = []
    for plek in plekken:
        if (gedwongen := dwinger.dwing(vraag, plek)) is None:
            prijzen.append(Prijs(plek=plek, kan=False))
            continue
        dan = _per_wens(opties, gedwongen.keuze)
        prijzen.append(
            Prijs(
                plek=plek,
                kan=True,
                verschil=gedwongen.verschil,
                wensen={naam: dan[naam] - nu[naam] for naam in dan if dan[naam] != nu[naam]},
                verhuist=tuple(
                    Verhuist(hulpvraag=vragen[wie].nummer, van=van, naar=naar)
                    for wie, van, naar in verhuisd(opties, verdeling.keuze, gedwongen.keuze)
                    if wie != vraag
                ),
                bewezen=gedwongen.bewezen,
            )
        )
    return tuple(prijzen)


def _per_wens(opties: Opties, keuze: Keuze) -> dict[str, int]:
    """De minpunten van een plan per wens; samen de trede wensen."""
    drempels = opties.veld.drempels
    punten = {
        wens.naam: drempels[f"wens_{wens.naam}"] * int(wens.geldt(opties)[keuze.gekozen].sum()) for wens in WENSEN
    }
    return punten | {HUISHOUDEN: Wensen().waarde(opties, keuze) - sum(punten.values())}
