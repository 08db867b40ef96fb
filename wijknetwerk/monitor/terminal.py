"""De monitor op het scherm: per deel de zin en de tabel."""

from collections.abc import Sequence
from pathlib import Path

from wijknetwerk.monitor import conclusies, verslag
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.rapport.woorden import datum, schoon

_LANGSTE_TABEL = 30


def maak_terminal(monitor: Monitor, paden: Sequence[Path]) -> str:
    """De tekst voor het scherm."""
    soort = "intern, niet delen" if monitor.intern else "om te delen"
    uit = [f"Monitor van {datum(monitor.van)} tot en met {datum(monitor.tot)} ({soort})", ""]
    for deel in verslag.DELEN:
        uit += [f"{deel.titel}: {deel.zin(monitor)}", *_tabel(deel, monitor), ""]
    uit += [f"Effectencalculator: {conclusies.over_effecten(monitor)}", ""]
    uit += [f"Begroting: {conclusies.over_begroting(monitor)}", ""]
    uit += [f"Telt niet mee: {schoon(opmerking)}" for opmerking in monitor.opmerkingen]
    uit.append(f"Geschreven: {', '.join(str(pad) for pad in paden)}")
    return "\n".join(uit) + "\n"


def _tabel(deel: verslag.Deel, monitor: Monitor) -> list[str]:
    rijen = list(verslag.rijen_van(deel, monitor))
    titels = [uitkomst.cijfer.titel for uitkomst in verslag.cijfers_van(deel, monitor)]
    tabel = [("", *titels)] if rijen else []
    for rij in rijen[:_LANGSTE_TABEL]:
        cellen = [" ".join((cel.waarde, *([f"({'; '.join(cel.onder)})"] if cel.onder else []))) for cel in rij.cellen]
        tabel.append(("  " * rij.diepte + schoon(rij.groep), *cellen))
    breedten = [max(len(rij[plaats]) for rij in tabel) for plaats in range(len(titels) + 1)] if tabel else []
    uit = [
        "  "
        + "  ".join(
            cel.ljust(breedte) if plaats == 0 else cel.rjust(breedte)
            for plaats, (cel, breedte) in enumerate(zip(rij, breedten, strict=True))
        ).rstrip()
        for rij in tabel
    ]
    over = len(rijen) - _LANGSTE_TABEL
    return [*uit, f"  … en nog {over} rijen, in de bestanden"] if over > 0 else uit
