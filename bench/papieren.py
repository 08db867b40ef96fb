"""Papieren: zijn duizend 301-concepten geldig, wordt elke verboden toewijzing geweigerd, en hoe gewoon is de taal?

    python bench/papieren.py             # 1.000 toewijzingen en alle voorbeelden; schrijft bench/papieren.md
    python bench/papieren.py --klein     # 100 toewijzingen en het kleinste voorbeeld, voor de dagelijkse controle

De XSD's van het Zorginstituut zitten niet in de repo; zet hun map in WIJKNETWERK_XSD (en installeer lxml). Zonder staat
er «niet nagekeken» en telt alleen wat onze eigen regels zeggen.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests"), str(WORTEL / "tests" / "papieren")]

from papierbouwer import geldig, vind_xsd, willekeurig  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
from regelparen import PAREN  # noqa: E402 - idem
from voorbeelden import NAMEN, REGELS, voorbeeld  # noqa: E402 - idem

from wijknetwerk.papieren.begrijpelijk import Begrijpelijk  # noqa: E402 - idem
from wijknetwerk.papieren.bericht301 import Kop, maak_bericht, met_proefinwoner  # noqa: E402 - idem
from wijknetwerk.papieren.berichtregels import BERICHTREGELS, Toewijzing, keur  # noqa: E402 - idem
from wijknetwerk.papieren.bewijsmap import Inhoud, lees_bewijs, maak_bewijsmap  # noqa: E402 - idem
from wijknetwerk.papieren.herhaling import herhaal  # noqa: E402 - idem
from wijknetwerk.papieren.motivering import maak_blad  # noqa: E402 - idem
from wijknetwerk.rapport.blik import Blik  # noqa: E402 - idem

KOP = Kop("0202", "42420001", "ABC123", date(2026, 11, 18))
_TAALKOP = """\
| voorbeeld | haalt de norm | laagste Flesch-Douma | meeste woorden per zin | langste zin |
|---|---|---|---|---|"""
NIET_NAGEKEKEN = "niet nagekeken"


def met_schema() -> bool:
    """Of de XSD's en lxml er zijn."""
    return vind_xsd() is not None and find_spec("lxml") is not None


def bericht(t: Toewijzing) -> bytes:
    """Het concept van één toewijzing."""
    return maak_bericht(t.wet, KOP, (t,))


def _tel(aantal: int, toewijzingen: Sequence[Toewijzing], mag: Callable[[Toewijzing], bool]) -> str:
    goed = sum(mag(t) for t in toewijzingen)
    assert goed == aantal, f"{aantal - goed} van {aantal} niet"
    return f"{goed} van {aantal}"


def geldige(aantal: int) -> Iterator[str]:
    """Willekeurige toewijzingen die mogen: regels, schema, en dat het concept zelf niet te verzenden is."""
    toewijzingen = [willekeurig(nummer) for nummer in range(aantal)]
    schema = met_schema()
    yield f"| halen elke regel van iWmo en iJw 3.2 | {_tel(aantal, toewijzingen, lambda t: not keur(t))} |"
    ingevuld = (
        _tel(aantal, toewijzingen, lambda t: geldig(met_proefinwoner(bericht(t), t.wet), t.wet))
        if schema
        else NIET_NAGEKEKEN
    )
    yield f"| geldig volgens de XSD, met een lege inwoner op de open plaatsen | {ingevuld} |"
    zelf = _tel(aantal, toewijzingen, lambda t: not geldig(bericht(t), t.wet)) if schema else NIET_NAGEKEKEN
    yield f"| het concept zelf is nog niet te verzenden: de XSD keurt het af | {zelf} |"
    yield f"| noemt een BSN, geboortedatum of naam | {sum(_noemt_inwoner(bericht(t)) for t in toewijzingen)} |"


def _noemt_inwoner(concept: bytes) -> bool:
    return any(f":{veld}>".encode() in concept for veld in ("Bsn", "Geboortedatum", "Naam", "Geslacht"))


def verboden(aantal: int) -> Iterator[str]:
    """Dezelfde toewijzingen, met telkens één regel gebroken."""
    schema = met_schema()
    for regel in BERICHTREGELS:
        stuk = [willekeurig(nummer).model_copy(update=PAREN[regel.nummer][1]) for nummer in range(aantal)]
        # wie al op één dag begint en eindigt, wordt door reden 13 niet fout; elke andere breuk is er altijd een
        echt = [t for t in stuk if not (regel.nummer == "CS335" and t.einddatum == t.ingangsdatum)]
        geweigerd = sum(regel.nummer in {weigering.nummer for weigering in keur(t)} for t in echt)
        assert echt, regel.nummer
        assert geweigerd == len(echt), regel.nummer
        ziet = NIET_NAGEKEKEN
        if schema:
            door = sum(geldig(met_proefinwoner(bericht(t), t.wet), t.wet) for t in echt)
            ziet = f"{len(echt) - door} van {len(echt)}"
        yield f"| {regel.nummer} | {geweigerd} van {len(echt)} | {ziet} | {regel.zin} |"


def taal(namen: Sequence[str]) -> Iterator[str]:
    """Elk motiveringsblad van elk voorbeeld, gemeten."""
    for naam in namen:
        een = voorbeeld(naam)
        blik, zinnen = Blik(een.voorstel, een.werkvoorraad), Begrijpelijk.laad(REGELS, een.regelboek)
        bladen = [maak_blad(blik, rij, een.regelboek, zinnen, None) for rij in een.voorstel.rijen]
        goed = sum(not blad.bezwaren for blad in bladen)
        assert goed == len(bladen), naam
        leesbaar = min(blad.meting.flesch_douma for blad in bladen)
        lang = max(blad.meting.woorden_per_zin for blad in bladen)
        langste = max(len(blad.meting.langste_zin.split()) for blad in bladen)
        rij = f"| {naam} | {goed} van {len(bladen)} | {leesbaar:.1f} | {lang:.1f} | {langste} |"
        yield rij.replace(".", ",")


def herhalingen(namen: Sequence[str]) -> Iterator[str]:
    """Elke bewijsmap geeft het plan byte voor byte terug."""
    for naam in namen:
        een = voorbeeld(naam)
        with tempfile.TemporaryDirectory() as map_:
            doel = Path(map_) / "bewijs"
            maak_bewijsmap(doel, Inhoud(een.werkvoorraad, een.voorstel, REGELS, {}))
            anders = herhaal(doel, lees_bewijs(doel)[0]).verschillen
        assert anders == (), anders
        yield f"| {naam} | {len(een.voorstel.rijen)} | ja |"


def verslag(aantal: int, namen: Sequence[str]) -> str:
    """De hele tabel als markdown."""
    delen = (
        (f"{aantal} willekeurige toewijzingen die mogen", "| wat | uitkomst |\n|---|---|", geldige(aantal)),
        (
            "Dezelfde, met telkens één regel gebroken",
            "| regel | geweigerd met haar nummer | keurt de XSD ook af | de regel |\n|---|---|---|---|",
            verboden(aantal),
        ),
        (
            "Taal van elk motiveringsblad (norm: minstens 75, gemiddeld hoogstens 12, langste hoogstens 20 woorden)",
            _TAALKOP,
            taal(namen),
        ),
        (
            "Bewijsmap: het plan opnieuw gemaakt",
            "| voorbeeld | hulpvragen | byte voor byte gelijk |\n|---|---|---|",
            herhalingen(namen),
        ),
    )
    kop = "# bench/papieren\n\nPapieren nagekeken: `python bench/papieren.py`.\n"
    return kop + "".join(f"\n## {titel}\n\n{tabelkop}\n" + "\n".join(rijen) + "\n" for titel, tabelkop, rijen in delen)


def main() -> None:
    """Meet en toont; in het groot komt de tabel ook in bench/papieren.md."""
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--klein", action="store_true", help="100 toewijzingen en alleen het voorbeeld klein")
    klein = opties.parse_args().klein
    tekst = verslag(100, NAMEN[:1]) if klein else verslag(1000, NAMEN)
    print(tekst, end="")
    if not klein:
        (WORTEL / "bench" / "papieren.md").write_text(tekst, encoding="utf-8")


if __name__ == "__main__":
    main()
