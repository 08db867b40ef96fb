"""Meet de monitor over vijf jaar van een hele stad: gebeurtenissen maken, tellen, en alle bestanden schrijven.

    python bench/monitor.py --schrijf           # 5 jaar, 100 hulpvragen per week, naar bench/monitor.md
    python bench/monitor.py --klein             # voor CI: een half jaar

De grens van 10 seconden processortijd geldt van gebeurtenissen tot en met bestanden; de csv-map staat erbij. Met
`--klein` wordt zij getoond en niet geëist. De telling wordt gecontroleerd: wat begon min wat eindigde is wat loopt.
Exitcode 1 als de telling niet klopt of de grens niet gehaald is.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "voorbeelddata")]

from voorbeeldmaker import feiten  # noqa: E402 - de wortel hoort eerst in het zoekpad

from wijknetwerk.begrippen import (  # noqa: E402 - idem
    BegonnenRij,
    BesluitRij,
    CoachEvaluatie,
    EindReden,
    GeeindigdRij,
    InwonerEvaluatie,
    Monitormap,
    Oordeel,
    Route,
    SoortPlek,
    Teamformatie,
    Wet,
)
from wijknetwerk.invoer import schrijf_monitormap  # noqa: E402 - idem
from wijknetwerk.meegeleverd import pad  # noqa: E402 - idem
from wijknetwerk.monitor import (  # noqa: E402 - idem
    Feiten,
    gebeurtenissen_van,
    lees_afspraken,
    lees_monitormap,
    maak_monitor,
    om_te_delen,
)
from wijknetwerk.monitor.bestanden import maak_bestanden  # noqa: E402 - idem
from wijknetwerk.opdrachten.opruimen import niet_opruimen  # noqa: E402 - idem

BEGIN = date(2021, 1, 4)
PER_WEEK, WEKEN, WEKEN_KLEIN = 100, 260, 26
VOLGT, FORMULIER = 0.85, 0.5
GRENS = 10.0
_Uit = TypeVar("_Uit")


def stad(weken: int, zaad: int = 1) -> Monitormap:
    """Zoveel weken van een stad: 100 hulpvragen per week, een derde zelf, de rest bij 260 aanbieders."""
    dobbel = random.Random(zaad)  # noqa: S311 - verzonnen gegevens, geen geheim
    wijken = feiten.wijken()
    begonnen, einden, besluiten = [], [], []
    for nummer in range(weken * PER_WEEK):
        wijk = dobbel.choice(wijken)
        wet = dobbel.choice(tuple(Wet))
        zelf = dobbel.random() < 1 / 3
        plek = f"{wijk.gebied}-C{dobbel.randrange(14):02d}" if zelf else f"aanbieder-{dobbel.randrange(260):03d}"
        soort = SoortPlek.ZELF if zelf else dobbel.choice((SoortPlek.NETWERKPARTNER, SoortPlek.TWEEDE_SCHIL))
        van = BEGIN + timedelta(days=nummer * 7 // PER_WEEK)
        duur = timedelta(days=dobbel.randrange(60, 500))
        begonnen.append(
            BegonnenRij(
                traject=f"T{nummer}",
                hulpvraag=f"V{nummer}",
                wet=wet,
                wijk=wijk.code,
                gebied=wijk.gebied,
                soort_plek=soort,
                plek=plek,
                minuten_per_week=dobbel.randrange(30, 240, 15),
                van=van,
                tot=van + duur,
                huishouden=f"H{dobbel.randrange(weken * 40)}" if dobbel.random() < 1 / 3 else None,
            )
        )
        besluiten.append(
            BesluitRij(
                hulpvraag=f"V{nummer}",
                datum=van,
                wet=wet,
                wijk=wijk.code,
                gebied=wijk.gebied,
                route=Route.ZELF if zelf else Route.AANBIEDER,
                regelset="bench",
                voorgestelde_plek=plek if dobbel.random() < VOLGT else None,
                plek=plek,
                soort_plek=soort,
                bezetting_promille=dobbel.randrange(600, 1100),
            )
        )
        if van + duur < BEGIN + timedelta(weeks=weken):
            einden.append(
                GeeindigdRij(traject=f"T{nummer}", datum=van + duur, eindreden=dobbel.choice(tuple(EindReden)))
            )
    return Monitormap(
        teams=tuple(
            Teamformatie(team=gebied, naam=gebied, wet=wet, extra_fte="8", beschikbare_minuten=500_000)
            for gebied in sorted({wijk.gebied for wijk in wijken})
            for wet in Wet
        ),
        begonnen=tuple(begonnen),
        geeindigd=tuple(einden),
        besluiten=tuple(besluiten),
        evaluaties_coaches=tuple(
            CoachEvaluatie(traject=rij.traject, datum=rij.datum, integraal=dobbel.choice(tuple(Oordeel)))
            for rij in einden
            if dobbel.random() < FORMULIER
        ),
        evaluaties_inwoners=tuple(
            InwonerEvaluatie(traject=rij.traject, datum=rij.datum, zelfstandig_verder=dobbel.choice(tuple(Oordeel)))
            for rij in einden
            if dobbel.random() < FORMULIER
        ),
    )


def meet(doe: Callable[[], _Uit]) -> tuple[_Uit, float]:
    """De uitkomst en de processortijd in seconden, op de manier van de opdracht `monitor`."""
    begin = time.process_time()
    with niet_opruimen():
        uit = doe()
    return uit, time.process_time() - begin


def main() -> None:
    """Leest de opties, meet en oordeelt."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--klein", action="store_true")
    lezer.add_argument("--schrijf", action="store_true")
    keuze = lezer.parse_args()
    weken = WEKEN_KLEIN if keuze.klein else WEKEN
    afspraken, herkomst = lees_afspraken(pad("regels"))
    tot = BEGIN + timedelta(weeks=weken, days=-1)
    with tempfile.TemporaryDirectory() as tijdelijk:
        schrijf_monitormap(Path(tijdelijk) / "stad", stad(weken))
        lezing, lezen = meet(lambda: lees_monitormap(Path(tijdelijk) / "stad"))
    map_ = lezing.map
    assert map_ is not None, [str(fout) for fout in lezing.fouten[:3]]
    aantal = sum(1 for _ in gebeurtenissen_van(map_))
    monitor, tellen = meet(lambda: maak_monitor(gebeurtenissen_van(map_), Feiten.van_map(map_), afspraken, BEGIN, tot))
    gedeeld, verbergen = meet(lambda: om_te_delen(monitor))
    bestanden, schrijven = meet(lambda: maak_bestanden(gedeeld, herkomst))
    totalen = [monitor.uitkomst(naam).rijen[0].teller for naam in ("instroom", "uitstroom", "actief")]
    assert totalen[0] - totalen[1] == totalen[2]
    stappen = {
        "csv-map lezen": lezen,
        "gebeurtenissen maken en tellen": tellen,
        "verbergen": verbergen,
        "bestanden maken": schrijven,
    }
    kern, alles = tellen + verbergen + schrijven, sum(stappen.values())
    tabel = _tabel(stappen, kern, alles, f"{weken} weken, {aantal} gebeurtenissen")
    print(tabel)
    if keuze.schrijf:
        (WORTEL / "bench/monitor.md").write_text(tabel, encoding="utf-8")
    assert bestanden
    if not keuze.klein and kern > GRENS:
        sys.exit(1)


def _tabel(stappen: dict[str, float], kern: float, alles: float, omvang: str) -> str:
    rijen = [f"| {naam} | {seconden:.2f} s | {seconden / GRENS:.0%} |" for naam, seconden in stappen.items()]
    rijen += [
        f"| van gebeurtenissen tot en met bestanden | {kern:.2f} s | {kern / GRENS:.0%} |",
        f"| van csv-map tot en met bestanden | {alles:.2f} s | {alles / GRENS:.0%} |",
    ]
    kop = f"# bench/monitor\n\nDe monitor over {omvang} (processortijd; de grens is {GRENS:.0f} s).\n\n"
    return kop + "| stap | tijd | deel van de grens |\n|---|---|---|\n" + "\n".join(rijen) + "\n"


if __name__ == "__main__":
    main()
