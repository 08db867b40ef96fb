"""Wat elke opdracht deelt: de uitgangen, `--json`, `--sporen`, Nederlandse hulp en wat er bij een fout gebeurt."""

from __future__ import annotations

import errno
import json
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from wijknetwerk.begrippen import Week

INSTELLINGEN = {"help_option_names": ["-h", "--help", "--hulp"], "show_default": True, "max_content_width": 100}


class Uitgang(IntEnum):
    """De exitcodes; ze zijn een afspraak met wie wijknetwerk vanuit een ander programma start."""

    GOED = 0
    ONZE_FOUT = 1
    VERKEERD_GEBRUIK = 2
    INVOERFOUTEN = 3
    GEWEIGERD = 4
    BEVINDINGEN = 5
    AFGEBROKEN = 130
    """De gebruiker drukte op Ctrl-C; dezelfde code als bij andere programma's."""


class Opdracht(click.Command):
    """Een opdracht met `--json` en `--sporen`, die een fout van ons eerlijk meldt en nooit inslikt."""

    def __init__(self, *delen: Any, **anders: Any) -> None:  # noqa: ANN401 - de argumenten van click.Command
        anders["options_metavar"] = "[OPTIES]"
        anders["context_settings"] = INSTELLINGEN
        super().__init__(*delen, **anders)
        self.params += [
            click.Option(["--json", "als_json"], is_flag=True, help="Schrijf de uitkomst als één JSON-document."),
            click.Option(["--sporen"], is_flag=True, help="Toon bij een fout van ons alle technische sporen."),
        ]

    def invoke(self, ctx: click.Context) -> object:
        """Voert de opdracht uit; Ctrl-C en een eigen fout krijgen een korte zin en een eigen exitcode."""
        sporen = ctx.params.pop("sporen")
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nAfgebroken. Er staat geen half bestand.", err=True)
            ctx.exit(Uitgang.AFGEBROKEN)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as fout:
            if sporen or (isinstance(fout, OSError) and fout.errno == errno.EPIPE):
                raise
            click.echo(
                f"Fout van ons ({type(fout).__name__}): dit had niet mogen gebeuren en er is niets half geschreven.\n"
                f"Draai de opdracht nog eens met --sporen erachter en stuur ons wat er dan staat.",
                err=True,
            )
            ctx.exit(Uitgang.ONZE_FOUT)


class Groep(click.Group):
    """Een groep opdrachten, die hun volgorde houdt."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """De vaste volgorde, niet die van het alfabet."""
        del ctx
        return list(self.commands)


class Weektype(click.ParamType[Any]):
    """Een ISO-week op de opdrachtregel."""

    name = "week"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Week:  # noqa: ANN401 - zoals bij click
        """Maakt een week van `2026-W47`."""
        from wijknetwerk.begrippen import Week

        try:
            return value if isinstance(value, Week) else Week.lees(str(value))
        except ValueError as fout:
            self.fail(f"{fout}.", param, ctx)


class Datumtype(click.ParamType[Any]):
    """Een dag op de opdrachtregel."""

    name = "datum"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - zoals bij click
        """Maakt een dag van `2027-01-01`."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"«{value}» is geen datum; schrijf jaar-maand-dag, bijvoorbeeld 2027-01-01.", param, ctx)


WEEK = Weektype()
DATUM = Datumtype()


def toon_json(document: Mapping[str, object]) -> None:
    """Het ene document van `--json`, op stdout."""
    click.echo(json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True))


def os_zin(fout: OSError) -> str:
    """Waarom het systeem iets weigerde, in het Nederlands."""
    bekend = {
        errno.EACCES: "u heeft daar geen toestemming voor",
        errno.EPERM: "u heeft daar geen toestemming voor",
        errno.ENOSPC: "de schijf is vol",
        errno.EROFS: "de schijf is alleen te lezen",
        errno.ENOENT: "de map bestaat niet",
        errno.ENOTDIR: "een deel van het pad is een bestand en geen map",
        errno.EEXIST: "op die plaats staat al een bestand",
        errno.EISDIR: "op die plaats staat al een map",
        errno.ENAMETOOLONG: "de naam is te lang",
    }
    return bekend.get(fout.errno or 0, f"het systeem geeft fout {fout.errno}")
