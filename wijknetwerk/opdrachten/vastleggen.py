"""Wat de opdrachten rond het journaal delen: openen, en een weigering of fout van het journaal netjes tonen."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from wijknetwerk.opdrachten.inlezen import Invoerfouten, kies_regelmap
from wijknetwerk.opdrachten.opdracht import Uitgang, toon_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from wijknetwerk.journaal.opslag import Journaal, Vastgelegd
    from wijknetwerk.proces import Afspraken


class Geweigerd(click.ClickException):
    """Een afspraak van het proces staat het niet toe; alle bezwaren staan er tegelijk in."""

    exit_code = Uitgang.GEWEIGERD

    def __init__(self, zinnen: Sequence[str], *, als_json: bool, gevolg: str = "er is niets vastgelegd") -> None:
        super().__init__("\n".join(zinnen))
        self.zinnen = tuple(zinnen)
        self.gevolg = gevolg
        self.als_json = als_json

    def show(self, file: Any = None) -> None:  # noqa: ANN401 - zoals bij click
        """Alle bezwaren op stderr, en met `--json` als document op stdout."""
        if self.als_json:
            toon_json({"schema": "wijknetwerk/geweigerd/1", "vastgelegd": False, "bezwaren": list(self.zinnen)})
        for zin in self.zinnen:
            click.echo(f"Geweigerd: {zin}", file=file, err=file is None)
        telling = "1 bezwaar" if len(self.zinnen) == 1 else f"{len(self.zinnen)} bezwaren"
        click.echo(f"{telling}; {self.gevolg}.", file=file, err=file is None)


@contextmanager
def geopend(adres: str, *, als_json: bool, maak: bool = False) -> Iterator[Journaal]:
    """Een open journaal; een weigering en een fout van het journaal krijgen hun zin en hun exitcode."""
    from wijknetwerk.journaal.adres import AdresFout
    from wijknetwerk.journaal.fouten import Geweigerd as DoorHetProces
    from wijknetwerk.journaal.fouten import JournaalFout
    from wijknetwerk.journaal.opslag import Journaal

    try:
        journaal = Journaal(adres, maak=maak)
        try:
            yield journaal
        finally:
            journaal.sluit()
    except AdresFout as fout:
        raise click.UsageError(f"--journaal: {fout}.") from fout
    except DoorHetProces as fout:
        raise Geweigerd([str(bezwaar) for bezwaar in fout.bezwaren], als_json=als_json) from fout
    except JournaalFout as fout:
        raise Geweigerd([str(fout)], als_json=als_json) from fout


def afspraken_uit(regels: Path | None, *, als_json: bool) -> Afspraken:
    """De afspraken van het proces, of een `Invoerfouten`."""
    from wijknetwerk.proces import lees_afspraken
    from wijknetwerk.proces.afspraken import AfsprakenFout

    try:
        return lees_afspraken(kies_regelmap(regels))
    except AfsprakenFout as fout:
        raise Invoerfouten([str(fout)], als_json=als_json) from fout


def keur_naam(naam: str, *teksten: str) -> None:
    """Een naam is niet leeg, en nergens staat iets wat op een burgerservicenummer lijkt."""
    from wijknetwerk.invoer.privacy import bevat_bsn

    if not naam.strip():
        raise click.UsageError("--door is leeg; een besluit is altijd van iemand.")
    if any(bevat_bsn(tekst) for tekst in (naam, *teksten)):
        raise click.UsageError("Dit lijkt een burgerservicenummer; het is niet bewaard en er is niets vastgelegd.")


def toon_vastgelegd(vastgelegd: Vastgelegd, journaal: str, *, als_json: bool) -> None:
    """Wat er bij kwam, wat er al stond, en het anker om te bewaren."""
    from collections import Counter

    soorten = Counter(boeking.handeling.value for boeking in vastgelegd.nieuw)
    if als_json:
        toon_json(
            {
                "schema": "wijknetwerk/vastgelegd/1",
                "vastgelegd": True,
                "nieuw": [boeking.model_dump(mode="json", by_alias=True) for boeking in vastgelegd.nieuw],
                "al_bekend": [str(nummer) for nummer in vastgelegd.al_bekend],
                "anker": vastgelegd.kop,
            }
        )
        return
    for soort, aantal in sorted(soorten.items()):
        click.echo(f"{aantal:5} {soort.replace('_', ' ')}")
    if vastgelegd.al_bekend:
        click.echo(f"{len(vastgelegd.al_bekend):5} besluiten stonden er al; die zijn niet nog eens vastgelegd")
    if not soorten and not vastgelegd.al_bekend:
        click.echo("Er is niets ingevuld, dus er is niets vastgelegd.")
    click.echo(f"Journaal: {journaal}\nAnker: {vastgelegd.kop}")
