"""Veel herhalingen draaien: op één machine of verspreid, te onderbreken en te hervatten, altijd met dezelfde uitkomst.

Elke herhaling hangt alleen af van de wereld en haar nummer. Daarom maakt het niet uit hoeveel werkers er zijn, en kan
een onderbroken simulatie later verder met wat er al klaar was.
"""

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import joblib

from wijknetwerk import __version__
from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.simulatie.cijfers import Herhaling, Plekcijfers, Weekcijfers
from wijknetwerk.simulatie.loop import loop
from wijknetwerk.simulatie.wereld import Wereld


@dataclass(frozen=True)
class Gedraaid:
    """De herhalingen die klaar zijn, op nummer; `afgebroken` als iemand onderbrak voor alles klaar was."""

    herhalingen: tuple[Herhaling, ...]
    afgebroken: bool


@dataclass(frozen=True)
class Spreiding:
    """Waar gerekend wordt: op deze machine met `werkers` processen, of achter een dask-planner op dit adres."""

    werkers: int = 1
    dask: str | None = None


@dataclass(frozen=True)
class Bewaarplaats:
    """Een map waarin elke herhaling een eigen bestand krijgt, onder de vingerafdruk van alles waar zij van afhangt."""

    map: Path

    def lees(self, wereld: Wereld, nummer: int) -> Herhaling | None:
        """Een herhaling die er al is, of None als zij er niet (goed) is."""
        pad = self._pad(wereld, nummer)
        if not pad.exists():
            return None
        try:
            bewaard = json.loads(pad.read_text(encoding="utf-8"))
            return Herhaling(
                tuple(Weekcijfers(*week) for week in bewaard["weken"]),
                tuple(Plekcijfers(*plek) for plek in bewaard["plekken"]),
            )
        except (ValueError, TypeError, KeyError):
            return None  # een bestand dat iemand beschadigde: opnieuw rekenen geeft precies hetzelfde

    def schrijf(self, wereld: Wereld, nummer: int, herhaling: Herhaling) -> None:
        """Bewaart een herhaling; er staat nooit een half bestand."""
        pad = self._pad(wereld, nummer)
        pad.parent.mkdir(parents=True, exist_ok=True)
        inhoud = {"weken": list(map(astuple, herhaling.weken)), "plekken": list(map(astuple, herhaling.plekken))}
        schrijf_veilig(pad, (json.dumps(inhoud) + "\n").encode())

    def _pad(self, wereld: Wereld, nummer: int) -> Path:
        return self.map / vingerafdruk(wereld)[:16] / f"herhaling-{nummer:05d}.json"


def vingerafdruk(wereld: Wereld) -> str:
    """Sha256 van alles waar een herhaling van afhangt: werkmap, regels, scenario en versie.

    Van de netwerkgrootte telt wat zij uitmaakt: twee groottes met dezelfde leden zijn dezelfde wereld.
    """
    delen = (
        wereld.werkvoorraad.vingerafdruk(),
        wereld.regelboek.sha256,
        ",".join(wereld.regelboek.gebieden),
        wereld.scenario.model_dump_json(exclude={"naam", "netwerkgrootte"}),
        ",".join(sorted(wereld.deelnemers)),
        str(wereld.regelboek.getal("netwerk_maximum")),
        __version__,
        *(veld.name for soort in (Weekcijfers, Plekcijfers) for veld in fields(soort)),
    )
    return hashlib.sha256("\n".join(delen).encode()).hexdigest()


def draai(
    wereld: Wereld,
    aantal: int,
    spreiding: Spreiding = Spreiding(),
    bewaarplaats: Bewaarplaats | None = None,
    voortgang: Callable[[int, int], None] | None = None,
) -> Gedraaid:
    """Draait de herhalingen 0 tot `aantal`.

    Ctrl-C stopt netjes: wat klaar is blijft, en staat in de bewaarplaats als die er is.
    """
    klaar = {nr: al for nr in range(aantal) if bewaarplaats and (al := bewaarplaats.lees(wereld, nr)) is not None}
    nog = [nummer for nummer in range(aantal) if nummer not in klaar]
    afgebroken = False
    try:
        for nummer, herhaling in _spreid(wereld, nog, spreiding):
            klaar[nummer] = herhaling
            if bewaarplaats is not None:
                bewaarplaats.schrijf(wereld, nummer, herhaling)
            if voortgang is not None:
                voortgang(len(klaar), aantal)
    except KeyboardInterrupt:
        afgebroken = True
    return Gedraaid(tuple(klaar[nummer] for nummer in sorted(klaar)), afgebroken)


def _spreid(wereld: Wereld, nummers: Sequence[int], spreiding: Spreiding) -> Iterator[tuple[int, Herhaling]]:
    with _uitvoering(spreiding) as parallel:
        yield from parallel(joblib.delayed(_genummerd)(wereld, nummer) for nummer in nummers)


def _genummerd(wereld: Wereld, nummer: int) -> tuple[int, Herhaling]:
    return nummer, loop(wereld, nummer)


@contextmanager
def _uitvoering(spreiding: Spreiding) -> Iterator[joblib.Parallel]:
    if spreiding.dask is None:
        yield joblib.Parallel(n_jobs=spreiding.werkers, return_as="generator_unordered")
        return
    from distributed import Client  # noqa: PLC0415 - dask is er alleen voor wie over machines spreidt

    with Client(spreiding.dask), joblib.parallel_config(backend="dask"):  # type: ignore[no-untyped-call] # dask is deels getypeerd
        yield joblib.Parallel(n_jobs=-1, return_as="generator_unordered")
