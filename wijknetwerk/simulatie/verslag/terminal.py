"""De simulatie op het scherm: de samenvatting als tabel, en van de andere stukken de zin."""

from collections.abc import Sequence
from pathlib import Path

from wijknetwerk.rapport.woorden import schoon
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.verslag.stukken import Stuk

_MET_TABEL = ("samenvatting", "verschillen")
_ZONDER = ("knoppen", "formules")


def maak_terminal(simulatie: Simulatie, stukken: Sequence[Stuk], paden: Sequence[Path]) -> str:
    """De tekst voor het scherm."""
    eerste = simulatie.uitkomsten[0]
    uit = [
        f"Simulatie vanaf week {simulatie.week}: {eerste.scenario.weken} weken, {eerste.herhalingen} herhalingen.",
        "Een vooruitblik, geen voorspelling.",
        "",
    ]
    for stuk in stukken:
        if stuk.naam not in _ZONDER:
            tabel = _tabel(stuk) if stuk.naam in _MET_TABEL else []
            uit += [f"{stuk.titel}: {schoon(stuk.zin)}", *tabel, ""]
    uit.append(f"Geschreven: {', '.join(str(pad) for pad in paden)}")
    return "\n".join(uit) + "\n"


def _tabel(stuk: Stuk) -> list[str]:
    rijen = [tuple(map(schoon, rij)) for rij in (stuk.koppen, *stuk.rijen)]
    breedten = [max(len(rij[plaats]) for rij in rijen) for plaats in range(len(stuk.koppen))]
    return [
        "  " + "  ".join(cel.ljust(breedte) for cel, breedte in zip(rij, breedten, strict=True)).rstrip()
        for rij in rijen
    ]
