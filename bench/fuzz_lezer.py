"""Zoekt met dekkingsgestuurd fuzzen (atheris) naar bytes waarop de lezer een uitzondering geeft.

`python bench/fuzz_lezer.py --seconden 60`. Vraagt `pip install wijknetwerk[fuzz]`; CSV-bytes gaan door de hele weg
van decoderen tot samenhang, en tekst uit de bytes door elke celparser. Wat niet mag, is dat `lees` iets opgooit, een
werkvoorraad geeft terwijl er fouten zijn, of een burgerservicenummer herhaalt.
"""

import argparse
import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["wijknetwerk.invoer", "csv"]):
    from verminkte_werkboeken import WOORDENLIJST, voorbeeld

    from wijknetwerk.invoer.cellen import Afkeuring, lees_cel
    from wijknetwerk.invoer.csvbron import lees_csv
    from wijknetwerk.invoer.kolommen import ALLE_TABELLEN, Kolom, kolommen
    from wijknetwerk.invoer.lezen import lees_bron
    from wijknetwerk.invoer.privacy import bevat_bsn, persoonsgegevens
    from wijknetwerk.invoer.rijen import lees_tabel
    from wijknetwerk.invoer.schrijven import als_csv, rijen_van
    from wijknetwerk.invoer.tabel import Bron, Tabel

TABELLEN = list(ALLE_TABELLEN)
GOED = {naam: als_csv(naam, rijen_van(naam, voorbeeld())) for naam in TABELLEN}
KOLOMMEN = [kolom for tabel in TABELLEN for kolom in kolommen(tabel)]


def beproef(data: bytes) -> None:
    """Eén proef: de eerste byte kiest de tabel en hoe ver wij gaan, de rest is het bestand."""
    if not data:
        return
    inhoud = data[1:]
    if data[0] % 16 == 0:
        _hele_werkmap(TABELLEN[data[0] // 16 % len(TABELLEN)], inhoud)
    elif data[0] % 2:
        _een_tabel(TABELLEN[data[0] // 2 % len(TABELLEN)], inhoud)
    else:
        _een_cel(KOLOMMEN[data[0] % len(KOLOMMEN)], inhoud.decode("utf-8", "surrogateescape"))


def _hele_werkmap(naam: str, inhoud: bytes) -> None:
    """Alle tabellen zijn goed, behalve deze."""
    gelezen = {
        tabel: lees_csv(inhoud if tabel == naam else goed, tabel, f"{tabel}.csv") for tabel, goed in GOED.items()
    }
    tabellen = {tabel: deel for tabel, deel in gelezen.items() if isinstance(deel, Tabel)}
    fouten = tuple(deel for deel in gelezen.values() if not isinstance(deel, Tabel))
    lezing = lees_bron(Bron(tabellen, fouten=fouten), "werkmap", WOORDENLIJST)
    assert (lezing.werkvoorraad is None) == bool(lezing.fouten)
    for melding in (*lezing.fouten, *lezing.waarschuwingen):
        assert melding.waarde is None or not bevat_bsn(melding.waarde)


def _een_tabel(naam: str, inhoud: bytes) -> None:
    tabel = lees_csv(inhoud, naam, "x.csv")
    if isinstance(tabel, Tabel) and not persoonsgegevens([tabel]):
        for melding in lees_tabel(tabel).fouten:
            assert str(melding)
            assert melding.waarde is None or not bevat_bsn(melding.waarde)


def _een_cel(kolom: Kolom, tekst: str) -> None:
    waarde = lees_cel(kolom, tekst)
    assert isinstance(waarde, Afkeuring) or kolom.keuring.validate_python(waarde) == waarde


def main() -> None:
    """Begint bij de goede bestanden en zoekt het opgegeven aantal seconden."""
    keuze = argparse.ArgumentParser(description="Dekkingsgestuurd fuzzen van de lezer.")
    keuze.add_argument("--seconden", type=int, default=60)
    gekozen = keuze.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        for nummer, naam in enumerate(TABELLEN):
            for begin in (16 * nummer, 2 * nummer + 1):
                (Path(map_) / f"{naam}{begin}").write_bytes(bytes([begin]) + GOED[naam])
        opdracht = [
            sys.argv[0],
            map_,
            f"-max_total_time={gekozen.seconden}",
            "-max_len=4096",
            "-timeout=10",
            "-verbosity=1",
        ]
        atheris.Setup([*opdracht, "-print_final_stats=1"], beproef)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
