"""Verminkt een echt werkboek op duizenden manieren: elke lezing moet een uitkomst zijn, nooit een uitzondering.

`python bench/verminkte_werkboeken.py --aantal 10000 --schrijf`: drukt per soort verminking af hoe vaak de lezer haar
weigerde of goed las, en eindigt met een fout als er één uitzondering doorheen kwam of een lezing te lang duurde.
"""

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from wijknetwerk.begrippen import Week, Werkvoorraad, Woordenlijst
from wijknetwerk.invoer import lees
from wijknetwerk.invoer.sjabloon import als_werkboek

ZAAD = 2026
LANGST = 2.0

WOORDENLIJST = Woordenlijst(expertise={"lvb": "beperking"}, thema={"ontmoeten": "ontmoeten"})


def voorbeeld() -> Werkvoorraad:
    """Een kleine week waarin elke tabel rijen heeft."""
    dag = date(2026, 11, 9)
    coach = {"wetten": ["wmo"], "contract_minuten": 2160, "begeleiding_minuten": 600} | dict.fromkeys(
        ("bandbreedte_van", "bandbreedte_tot"), 600
    )
    return Werkvoorraad.model_validate(
        {
            "week": Week.lees("2026-W47"),
            "hulpvragen": [
                {"nummer": f"H{n}", "wet": "wmo", "wijk": "WK1", "melddatum": dag, "minuten_per_week": 60 + n}
                for n in range(5)
            ],
            "wijkcoaches": [{"code": "C1", "team": "G1"} | coach],
            "aanbieders": [
                {"code": "A1", "naam": "Zorg é", "schil": "netwerk", "wetten": ["wmo"], "producten": ["basis"]}
                | {"capaciteit_datum": dag, "ruimte_basis": 600}
            ],
            "collectief_aanbod": [
                {"code": "K1", "naam": "Groep", "thema": "ontmoeten", "wetten": ["wmo"], "dagdeel": "avond"}
                | {"plaatsen": 6, "start": dag}
            ],
            "wijken": [{"code": "WK1", "naam": "Wijk", "gebied": "G1", "inwoners": 5000}],
            "lopende_trajecten": [
                {"nummer": "T1", "plek": "C1", "wet": "wmo", "wijk": "WK1", "minuten_per_week": 60}
                | {"start": dag, "einddatum": dag}
            ],
            "vastgezet": [{"hulpvraag": "H1", "plek": "C1", "soort": "vastgezet", "reden": "zo", "door": "tl"}],
        }
    )


@dataclass
class Uitslag:
    """Wat er gebeurde, per soort verminking."""

    geweigerd: Counter[str] = field(default_factory=Counter)
    gelezen: Counter[str] = field(default_factory=Counter)
    ontsnapt: list[str] = field(default_factory=list)
    langste: float = 0.0


def _bytes(rng: random.Random, inhoud: bytes) -> bytes:
    stuk = bytearray(inhoud)
    for _ in range(rng.randint(1, 8)):
        stuk[rng.randrange(len(stuk))] = rng.randrange(256)
    return bytes(stuk)


def _knip(rng: random.Random, inhoud: bytes) -> bytes:
    van = rng.randrange(len(inhoud))
    return inhoud[:van] + inhoud[min(len(inhoud), van + rng.randint(1, 400)) :]


def _plak(rng: random.Random, inhoud: bytes) -> bytes:
    van, naar = rng.randrange(len(inhoud)), rng.randrange(len(inhoud))
    return inhoud[:naar] + inhoud[van : van + rng.randint(1, 200)] + inhoud[naar:]


def _getal(rng: random.Random, inhoud: bytes) -> bytes:
    """Vervangt een getal in de XML door een raar getal."""
    plekken = [n for n, teken in enumerate(inhoud) if chr(teken).isdigit()]
    if not plekken:
        return inhoud
    plek = rng.choice(plekken)
    raar = rng.choice([b"-1", b"99999999999", b"1e400", b"NaN", b"", b"x", b"0.5", b"2147483648", "é".encode()])
    return inhoud[:plek] + raar + inhoud[plek + 1 :]


def _woord(rng: random.Random, inhoud: bytes) -> bytes:
    """Vervangt een kenmerk of teken door een ander dat in werkboeken voorkomt."""
    woorden = [
        b't="s"',
        b't="b"',
        b't="e"',
        b't="d"',
        b't="str"',
        b't="inlineStr"',
        b't="n"',
        b"<f>",
        b"</v>",
        b"<v>",
        b's="1"',
    ]
    oud = rng.choice([woord for woord in woorden if woord in inhoud] or [b"<"])
    return inhoud.replace(oud, rng.choice(woorden), rng.randint(1, 3))


LIDVERMINKINGEN: dict[str, Callable[[random.Random, bytes], bytes]] = {
    "bytes in een onderdeel": _bytes,
    "stuk uit een onderdeel": _knip,
    "stuk verplaatst in een onderdeel": _plak,
    "raar getal in een onderdeel": _getal,
    "ander kenmerk in een onderdeel": _woord,
}
ZIPVERMINKINGEN = {"bytes in de zip": _bytes, "stuk uit de zip": _knip, "stuk verplaatst in de zip": _plak}


def vermink(rng: random.Random, werkboek: bytes) -> tuple[str, bytes]:
    """Eén willekeurige verminking, met haar soort."""
    soort = rng.choice([*LIDVERMINKINGEN, *LIDVERMINKINGEN, *ZIPVERMINKINGEN, "onderdeel weg", "onderdelen verwisseld"])
    if soort in ZIPVERMINKINGEN:
        return soort, ZIPVERMINKINGEN[soort](rng, werkboek)
    with zipfile.ZipFile(io.BytesIO(werkboek)) as zip_:
        leden = {naam: zip_.read(naam) for naam in zip_.namelist()}
    naam = rng.choice(list(leden))
    if soort == "onderdeel weg":
        del leden[naam]
    elif soort == "onderdelen verwisseld":
        ander = rng.choice(list(leden))
        leden[naam], leden[ander] = leden[ander], leden[naam]
    else:
        for _ in range(rng.randint(1, 4)):
            leden[naam] = LIDVERMINKINGEN[soort](rng, leden[naam] or b" ")
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as zip_:
        for lid, inhoud in leden.items():
            zip_.writestr(lid, inhoud)
    return soort, uit.getvalue()


def beproef(aantal: int, zaad: int, map_: Path) -> Uitslag:
    """Leest `aantal` verminkte werkboeken en telt wat ervan kwam."""
    uitslag = Uitslag()
    werkboek = als_werkboek(WOORDENLIJST, voorbeeld())
    pad = map_ / "week.xlsx"
    pad.write_bytes(werkboek)
    assert lees(pad, WOORDENLIJST).werkvoorraad == voorbeeld()  # laadt meteen openpyxl, dat telt niet als lezen
    for nummer in range(aantal):
        soort, inhoud = vermink(random.Random(f"{zaad}-{nummer}"), werkboek)  # noqa: S311 - herhaalbaar, niet geheim
        pad.write_bytes(inhoud)
        begin = time.process_time()
        try:
            lezing = lees(pad, WOORDENLIJST)
        except Exception as fout:  # noqa: BLE001 - juist elke uitzondering moet hier gezien worden
            uitslag.ontsnapt.append(f"zaad {zaad}, nummer {nummer} ({soort}): {type(fout).__name__}: {fout}")
            continue
        finally:
            uitslag.langste = max(uitslag.langste, time.process_time() - begin)
        assert (lezing.werkvoorraad is None) == bool(lezing.fouten)
        (uitslag.geweigerd if lezing.fouten else uitslag.gelezen)[soort] += 1
    return uitslag


def tabel(uitslag: Uitslag, aantal: int, zaad: int) -> str:
    """De uitkomst als Markdown."""
    rijen = ["| soort verminking | geweigerd met melding | goed gelezen |", "|---|---|---|"]
    rijen += [
        f"| {soort} | {uitslag.geweigerd[soort]} | {uitslag.gelezen[soort]} |"
        for soort in sorted(uitslag.geweigerd | uitslag.gelezen)
    ]
    rijen += [
        f"| samen | {uitslag.geweigerd.total()} | {uitslag.gelezen.total()} |",
        "",
        f"- Ontsnapte uitzonderingen: {len(uitslag.ontsnapt)} van {aantal} (zaad {zaad}).",
        f"- Langste lezing binnen {LANGST:.0f} s rekentijd: {'ja' if uitslag.langste <= LANGST else 'NEE'}.",
    ]
    return "\n".join(rijen)


def main() -> int:
    """Draait de proef en drukt de tabel af; met `--schrijf` ook naar bench/verminkte_werkboeken.md."""
    keuze = argparse.ArgumentParser(description="Verminkte werkboeken: niets mag ontsnappen.")
    keuze.add_argument("--aantal", type=int, default=10_000)
    keuze.add_argument("--zaad", type=int, default=ZAAD)
    keuze.add_argument("--schrijf", action="store_true", help="schrijf bench/verminkte_werkboeken.md")
    gekozen = keuze.parse_args()
    with tempfile.TemporaryDirectory() as map_:
        uitslag = beproef(gekozen.aantal, gekozen.zaad, Path(map_))
    tekst = tabel(uitslag, gekozen.aantal, gekozen.zaad)
    print(tekst, *uitslag.ontsnapt[:20], sep="\n")
    if gekozen.schrijf:
        opdracht = f"python bench/verminkte_werkboeken.py --aantal {gekozen.aantal} --schrijf"
        kop = f"# Verminkte werkboeken\n\nGemaakt met `{opdracht}`."
        Path(__file__).with_suffix(".md").write_text(f"{kop}\n\n{tekst}\n", encoding="utf-8")
    return int(bool(uitslag.ontsnapt) or uitslag.langste > LANGST)


if __name__ == "__main__":
    sys.exit(main())
