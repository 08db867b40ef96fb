"""Welke regelset geldt: elke regelset heeft een eigen map met een begin en, als zij voorbij is, een einde."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from wijknetwerk.begrippen import Bron, Wet
from wijknetwerk.regels.fouten import Plek, bedoelde_u
from wijknetwerk.regels.lezen import Inhoud, dag, keuze, lees_toml, lijst, sleutels, tekst
from wijknetwerk.regels.zegel import VAST, kijk_zegel_na

BESTAND = "regelset.toml"
AFSPRAKEN = "journaal"
"""De map met afspraken over het proces; daar staat geen regelset in."""


@dataclass(frozen=True)
class Regelset:
    """Wanneer en waar een regelset geldt. Zonder `geldig_tot` geldt zij tot er een opvolger is."""

    naam: str
    omschrijving: str
    geldig_van: date
    geldig_tot: date | None
    gebieden: tuple[str, ...]
    wetten: tuple[Wet, ...]
    status: str
    bron: tuple[Bron, ...] = ()

    def geldt_op(self, dag_: date) -> bool:
        """Of de regelset op die dag geldt; begin en einde tellen mee."""
        return self.geldig_van <= dag_ and (self.geldig_tot is None or dag_ <= self.geldig_tot)

    def __str__(self) -> str:
        tot = f" tot en met {self.geldig_tot:%d-%m-%Y}" if self.geldig_tot else ""
        return f"{self.naam} (vanaf {self.geldig_van:%d-%m-%Y}{tot})"


def kies_regelset(map_: Path, peildatum: date, naam: str | None, plek: Plek) -> Regelset | None:
    """De regelset die op de peildatum geldt, of die met deze naam; anders gemeld en None."""
    if not map_.is_dir():
        plek.in_bestand(map_.name).fout("deze map met regels bestaat niet")
        return None
    mappen = {pad.name: pad for pad in sorted(map_.iterdir()) if pad.is_dir() and _kan_regelset_zijn(pad.name)}
    hier = plek.in_bestand(map_.name)
    if naam is not None and naam not in mappen:
        hier.fout(f"er is geen regelset «{naam}»{bedoelde_u(naam, mappen)}")
        return None
    gevraagd = mappen.values() if naam is None else [mappen[naam]]
    gelezen = [_lees_regelset(pad, plek.in_bestand(f"{pad.name}/{BESTAND}")) for pad in gevraagd]
    sets = [regelset for regelset in gelezen if regelset]
    if len(sets) < len(gelezen):
        return None  # wij weten niet wanneer een regelset met een fout geldt
    geldig = sets if naam is not None else [regelset for regelset in sets if regelset.geldt_op(peildatum)]
    if len(geldig) == 1:
        return geldig[0]
    lijst_ = ", ".join(str(regelset) for regelset in geldig or sets)
    if geldig:
        hier.fout(f"op {peildatum:%d-%m-%Y} gelden twee of meer regelsets tegelijk: {lijst_}")
    else:
        hier.fout(f"op {peildatum:%d-%m-%Y} geldt geen regelset; er zijn: {lijst_ or 'geen'}")
    return None


def _kan_regelset_zijn(naam: str) -> bool:
    return not naam.startswith(".") and naam != AFSPRAKEN


def _lees_regelset(pad: Path, plek: Plek) -> Regelset | None:
    inhoud = lees_toml(pad / BESTAND, plek)
    if inhoud is None:
        return None
    begin = len(plek.fouten)
    nodig = ("omschrijving", "geldig_van", "gebieden", "wetten", "status", "bron")
    sleutels(inhoud, plek, nodig, ("geldig_tot", *VAST))
    kijk_zegel_na(pad.parent, pad.name, inhoud, plek)
    van, tot = dag(inhoud, "geldig_van", plek), dag(inhoud, "geldig_tot", plek)
    if van and tot and tot < van:
        plek.in_cel("geldig_tot").fout(f"het einde {tot:%d-%m-%Y} ligt voor het begin {van:%d-%m-%Y}")
    if van and not pad.name.startswith(f"{van}_"):
        plek.in_cel("geldig_van").fout(f"de map heet {pad.name}; dat begint niet met de dag {van} waarop zij ingaat")
    wetten = _wetten(inhoud, plek)
    regelset = Regelset(
        naam=pad.name,
        omschrijving=tekst(inhoud, "omschrijving", plek),
        geldig_van=van or date.min,
        geldig_tot=tot,
        gebieden=lijst(inhoud, "gebieden", plek),
        wetten=wetten,
        status=keuze(inhoud, "status", plek, ("concept", "vastgesteld")),
    )
    return regelset if len(plek.fouten) == begin else None


def _wetten(inhoud: Inhoud, plek: Plek) -> tuple[Wet, ...]:
    namen = lijst(inhoud, "wetten", plek)
    for naam in namen:
        keuze({"wetten": naam}, "wetten", plek, Wet)
    if not namen:
        plek.in_cel("wetten").fout(f"noem minstens één wet: {', '.join(Wet)}")
    return tuple(Wet(naam) for naam in namen if naam in set(Wet))
