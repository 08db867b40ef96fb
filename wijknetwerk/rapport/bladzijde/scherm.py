"""De bladzijde op het scherm: per stuk de zin en het begin van haar tabellen."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.bladzijde.stuk import Bladzijde, Eenheid, Tabel
from wijknetwerk.rapport.terminal import BREEDTE, kort

_LANGSTE_TABEL = 16
_BREEDSTE_CEL = 34


def maak_scherm(bladzijde: Bladzijde, paden: Sequence[Path] = ()) -> str:
    """De tekst voor het scherm, hoogstens honderd tekens breed."""
    soort = "intern, niet delen" if bladzijde.intern else "om te delen"
    uit = [f"{bladzijde.titel} ({soort})", bladzijde.ondertitel, ""]
    for stuk in bladzijde.stukken:
        uit += [stuk.titel.upper(), *wrap(stuk.zin, BREEDTE)]
        uit += [rij for zin in stuk.uitleg for rij in wrap(zin, BREEDTE)]
        for tabel in stuk.tabellen:
            uit += _tabel(tabel)
        uit.append("")
    if paden:
        uit.append(f"Geschreven in {paden[0].parent}: {', '.join(pad.name for pad in paden)}")
    return "".join(f"{rij.rstrip()}\n" for rij in uit).rstrip("\n") + "\n"


def _tabel(tabel: Tabel) -> list[str]:
    if not tabel.rijen:
        return []
    eenheden = [kolom.eenheid for kolom in tabel.kolommen]
    cellen = [[kolom.kop for kolom in tabel.kolommen]]
    cellen += [
        [kort(woorden.waarde(cel, eenheid), _BREEDSTE_CEL) for cel, eenheid in zip(rij, eenheden, strict=True)]
        for rij in tabel.rijen[:_LANGSTE_TABEL]
    ]
    breedten = [max(len(rij[plek]) for rij in cellen) for plek in range(len(eenheden))]
    uit = []
    for rij in cellen:
        delen = [
            cel.ljust(breedte) if eenheid is Eenheid.TEKST else cel.rjust(breedte)
            for cel, breedte, eenheid in zip(rij, breedten, eenheden, strict=True)
        ]
        uit.append(kort("  " + "  ".join(delen).rstrip(), BREEDTE))
    over = len(tabel.rijen) - _LANGSTE_TABEL
    return [*uit, f"  … en nog {over} rijen, in de bestanden"] if over > 0 else uit
