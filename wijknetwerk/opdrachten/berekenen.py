"""Een voorstel maken en laten nakijken vóór iemand het ziet."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten.ctrl_c import ctrl_c_wacht
from wijknetwerk.opdrachten.opdracht import Uitgang, os_zin

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from wijknetwerk.begrippen import Weekvoorstel, Werkvoorraad
    from wijknetwerk.herplan import Opdracht as Herplanopdracht
    from wijknetwerk.opdrachten.inlezen import Gelezen
    from wijknetwerk.opdrachten.voortgang import Voortgang
    from wijknetwerk.toets import Bevinding
    from wijknetwerk.verdeling import Verdeling


class Afgekeurd(click.ClickException):
    """De toets keurde ons eigen plan af: een fout van ons, nooit van de gebruiker."""

    exit_code = Uitgang.ONZE_FOUT

    def __init__(self, bevindingen: tuple[Bevinding, ...], bewaard: str) -> None:
        zinnen = "\n".join(f"  - {bevinding.over}: {bevinding.zin}" for bevinding in bevindingen)
        super().__init__(
            f"van ons: de toets keurt het berekende plan af, dus het wordt niet getoond.\n{zinnen}\n{bewaard}"
        )


def bereken(
    gelezen: Gelezen,
    geval_in: Path,
    voortgang: Voortgang,
    opdracht: Herplanopdracht | None = None,
    alvast: Callable[[Weekvoorstel], None] | None = None,
) -> Weekvoorstel:
    """Het weekvoorstel, nagekeken door de toets. Een afgekeurd plan wordt bewaard in `geval_in` en nooit getoond.

    `alvast` krijgt het voorstel vlak vóór de toets, om werk te beginnen dat pas daarna getoond wordt.
    """
    with ctrl_c_wacht():
        from wijknetwerk.herplan import herplan
        from wijknetwerk.weekvoorstel import maak_weekvoorstel

    voortgang("plekken verdelen")
    if opdracht is None:
        voorstel = maak_weekvoorstel(gelezen.werkvoorraad, gelezen.regelboek, voortgang=voortgang)
    else:
        voorstel = herplan(gelezen.werkvoorraad, gelezen.regelboek, opdracht, voortgang=voortgang)
    if alvast is not None:
        alvast(voorstel)
    voortgang("het plan narekenen")
    kijk_na(gelezen, voorstel, geval_in)
    return voorstel


def bereken_met_verdeling(gelezen: Gelezen, geval_in: Path, voortgang: Voortgang) -> tuple[Weekvoorstel, Verdeling]:
    """Zoals `bereken`, met de verdeling erbij om op door te rekenen."""
    with ctrl_c_wacht():
        from wijknetwerk.verdeling import verdeel
        from wijknetwerk.weekvoorstel import vertel
        from wijknetwerk.weging import weeg

    voortgang("plekken verdelen")
    verdeling = verdeel(weeg(gelezen.werkvoorraad, gelezen.regelboek), voortgang=voortgang)
    voorstel = vertel(verdeling, gelezen.regelboek)
    voortgang("het plan narekenen")
    kijk_na(gelezen, voorstel, geval_in)
    return voorstel, verdeling


def kijk_na(gelezen: Gelezen, voorstel: Weekvoorstel, geval_in: Path) -> None:
    """Laat de toets een voorstel narekenen; wordt het afgekeurd, dan wordt het bewaard in `geval_in`."""
    from wijknetwerk.toets import toets

    bevindingen = toets(gelezen.werkvoorraad, voorstel, gelezen.regelmap)
    if bevindingen:
        raise Afgekeurd(bevindingen, _bewaar_geval(geval_in, gelezen.werkvoorraad, voorstel, bevindingen))


def _bewaar_geval(
    map_: Path, werkvoorraad: Werkvoorraad, voorstel: Weekvoorstel, bevindingen: tuple[Bevinding, ...]
) -> str:
    """Bewaart alles wat nodig is voor een toetsgeval (zonder namen van inwoners) en zegt waar het staat."""
    from wijknetwerk.bestanden import schrijf_veilig

    geval = {
        "schema": "wijknetwerk/toetsgeval/1",
        "werkvoorraad": werkvoorraad.model_dump(mode="json", by_alias=True),
        "voorstel": voorstel.model_dump(mode="json", by_alias=True),
        "bevindingen": [bevinding.model_dump(mode="json") for bevinding in bevindingen],
    }
    inhoud = (json.dumps(geval, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    pad = map_ / f"toetsgeval-{voorstel.week}-{hashlib.sha256(inhoud).hexdigest()[:12]}.json"
    try:
        map_.mkdir(parents=True, exist_ok=True)
        schrijf_veilig(pad, inhoud)
    except OSError as fout:
        return f"Het geval bewaren in {map_} lukt niet: {os_zin(fout)}."
    return f"Het geval staat in {pad}; stuur ons dat bestand."
