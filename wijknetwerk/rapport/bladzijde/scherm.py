"""De bladzijde op het scherm: per stuk de zin en het begin van haar tabellen."""

from collections.abc import Sequence
from pathlib import Path
from textwrap import wrap

from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.bladzijde.stuk import Bladzijde, Eenheid, Tabel
from wijknetwerk.rapport.terminal import BREEDTE, kort
from wijknetwerk.rapport.woorden import aantal, opsomming

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
    """De eerste kolommen die naast elkaar passen, van de eerste rijen; wat er niet staat, staat in de bestanden."""
    if not tabel.rijen:
        return []
    kolommen = [_kolom(tabel, plek) for plek in range(len(tabel.kolommen))]
    passen = [
        plek for plek in range(len(kolommen)) if sum(2 + len(kolom[0]) for kolom in kolommen[: plek + 1]) <= BREEDTE
    ]
    uit = ["".join(f"  {kolommen[plek][rij]}" for plek in passen).rstrip() for rij in range(len(kolommen[0]))]
    over = [
        *([aantal(meer, "rij", "rijen")] if (meer := len(tabel.rijen) - _LANGSTE_TABEL) > 0 else []),
        *([aantal(breed, "kolom", "kolommen")] if (breed := len(kolommen) - len(passen)) else []),
    ]
    return [*uit, f"  … en nog {opsomming(over)}, in de bestanden"] if over else uit


def _kolom(tabel: Tabel, plek: int) -> list[str]:
    """Kop en cellen van één kolom, even breed; tekst links, getallen rechts."""
    kolom = tabel.kolommen[plek]
    cellen = [kolom.kop, *(woorden.waarde(rij[plek], kolom.eenheid) for rij in tabel.rijen[:_LANGSTE_TABEL])]
    korte = [kort(cel, _BREEDSTE_CEL) for cel in cellen]
    breed = max(map(len, korte))
    return [cel.ljust(breed) if kolom.eenheid is Eenheid.TEKST else cel.rjust(breed) for cel in korte]
