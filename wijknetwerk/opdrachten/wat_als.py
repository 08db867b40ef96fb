"""`wijknetwerk wat-als`: wat kost een eigen keuze?"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, toon_json
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from wijknetwerk.begrippen import Week, Werkvoorraad
    from wijknetwerk.herplan.wat_als import Zet

_VOLGORDE = "wijknetwerk.wat_als.volgorde"
_RESERVE = re.compile(r"(?m)(^\[reserve_schaars_procent\]\s*\n(?:(?!\[).*\n)*?waarde *= *)\d+")


class MetParen(Opdracht):
    """Onthoudt in welke volgorde --vraag, --naar en --niet-naar stonden, zodat elk paar bij elkaar blijft."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Leest de volgorde af vóór click de waarden per optie bij elkaar legt."""
        _, _, volgorde = self.make_parser(ctx).parse_args(args=list(args))
        ctx.meta[_VOLGORDE] = [param.name for param in volgorde]
        return super().parse_args(ctx, args)


@click.command(cls=MetParen, name="wat-als")
@WERKMAP
@click.option("--vraag", multiple=True, metavar="HULPVRAAG", help="De hulpvraag waar de keuze over gaat.")
@click.option("--naar", multiple=True, metavar="PLEK", help="Zet de --vraag ervoor op deze plek.")
@click.option("--niet-naar", multiple=True, metavar="PLEK", help="Sluit deze plek uit voor de --vraag ervoor.")
@click.option(
    "--reserve",
    type=click.IntRange(0, 100),
    metavar="PROCENT",
    help="Reken met deze reserve voor schaarse expertise in plaats van die van de regelset.",
)
@WEEK_OPTIE
@REGELS
@click.pass_context
def wat_als(
    ctx: click.Context,
    *,
    werkmap: Path,
    vraag: tuple[str, ...],
    naar: tuple[str, ...],
    niet_naar: tuple[str, ...],
    reserve: int | None,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Reken uit wat een eigen keuze kost.

    Bijvoorbeeld: wat-als mijn-week --vraag R-012 --naar buizerd --vraag R-014 --niet-naar RKV-C02

    Het voorstel wordt twee keer gemaakt, met en zonder de keuze. U ziet het verschil per trede, wie er meeverhuist en
    wie langer wacht. Wat in vastgezet staat over dezelfde hulpvraag wijkt. Er wordt niets geschreven.
    """
    paren = _paren(ctx.meta[_VOLGORDE], vraag, naar, niet_naar)
    if not paren and reserve is None:
        raise click.UsageError("Bij wat-als hoort minstens één --vraag met --naar of --niet-naar, of --reserve.")
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.herplan.wat_als import doorgerekend, pas_toe, vergelijk
        from wijknetwerk.opdrachten.berekenen import bereken, kijk_na
        from wijknetwerk.rapport.blik import Blik
        from wijknetwerk.rapport.wat_als import maak_wat_als

        zetten = _zetten(gelezen.werkvoorraad, paren)
        map_ = Path("uit") / str(gelezen.werkvoorraad.week)
        basis = bereken(gelezen, map_, voortgang)
        variant, vervangt = pas_toe(gelezen.werkvoorraad, zetten)
        voortgang("de keuze doorrekenen")
        with TemporaryDirectory() as tijdelijk:
            anders = gelezen._replace(werkvoorraad=variant)
            if reserve is not None:
                anders = _met_reserve(anders, reserve, Path(tijdelijk) / "regels", als_json=als_json)
            dan = doorgerekend(basis, variant, anders.regelboek, voortgang)
            kijk_na(anders, dan, map_)
        wat = vergelijk(basis, dan, zetten, vervangt, reserve)
    if als_json:
        toon_json(wat.model_dump(mode="json", by_alias=True))
    else:
        click.echo(maak_wat_als(wat, Blik(dan, variant)), nl=False)


def _met_reserve(gelezen: inlezen.Gelezen, procent: int, map_: Path, *, als_json: bool) -> inlezen.Gelezen:
    """Hetzelfde, met een kopie van de regels waarin alleen de reserve anders is; zo rekent ook de toets ermee."""
    from wijknetwerk.regelbeheer.mappen import kopieer_regelmap
    from wijknetwerk.regelbeheer.nieuw import maak_concept

    kopieer_regelmap(gelezen.regelmap, map_)
    maak_concept(map_ / gelezen.regelboek.naam)
    bestand = map_ / gelezen.regelboek.naam / "parameters.toml"
    tekst, keer = _RESERVE.subn(rf"\g<1>{procent}", bestand.read_text(encoding="utf-8"))
    if keer != 1:
        raise ValueError(f"{bestand.name} heeft {keer} keer een reserve_schaars_procent met een waarde")
    bestand.write_text(tekst, encoding="utf-8")
    boek = inlezen.lees_regelboek(map_, gelezen.werkvoorraad.week, als_json=als_json)
    return gelezen._replace(regelboek=boek, regelmap=map_)


def _paren(
    volgorde: list[str], vragen: tuple[str, ...], naar: tuple[str, ...], niet_naar: tuple[str, ...]
) -> list[tuple[str, str, bool]]:
    """(hulpvraag, plek, wel): elke plek hoort bij de --vraag die er het laatst voor stond."""
    rest = {"vraag": iter(vragen), "naar": iter(naar), "niet_naar": iter(niet_naar)}
    paren: list[tuple[str, str, bool]] = []
    hulpvraag, gebruikt = "", True
    for naam in volgorde:
        if naam == "vraag":
            if not gebruikt:
                raise click.UsageError(f"Bij --vraag {hulpvraag} hoort --naar of --niet-naar.")
            hulpvraag, gebruikt = next(rest["vraag"]), False
        elif naam in ("naar", "niet_naar"):
            if not hulpvraag:
                raise click.UsageError(f"Zet vóór --{naam.replace('_', '-')} eerst --vraag HULPVRAAG.")
            paren.append((hulpvraag, next(rest[naam]), naam == "naar"))
            gebruikt = True
    if not gebruikt:
        raise click.UsageError(f"Bij --vraag {hulpvraag} hoort --naar of --niet-naar.")
    return paren


def _zetten(werk: Werkvoorraad, paren: list[tuple[str, str, bool]]) -> list[Zet]:
    """De keuzes, met een melding als een code niet bestaat of twee keuzes elkaar tegenspreken."""
    from wijknetwerk.herplan.wat_als import Zet

    plekken = [plek.code for tabel in (werk.wijkcoaches, werk.aanbieders, werk.collectief_aanbod) for plek in tabel]
    zetten: dict[tuple[str, str], Zet] = {}
    vast: dict[str, str] = {}
    for hulpvraag, plek, wel in paren:
        inlezen.moet_bestaan(hulpvraag, (vraag.nummer for vraag in werk.hulpvragen), "--vraag")
        inlezen.moet_bestaan(plek, plekken, "--naar" if wel else "--niet-naar")
        eerder = zetten.setdefault((hulpvraag, plek), Zet(hulpvraag=hulpvraag, plek=plek, wel=wel))
        if eerder.wel != wel:
            raise click.UsageError(f"{hulpvraag} kan niet tegelijk wel en niet naar {plek}.")
        if wel and vast.setdefault(hulpvraag, plek) != plek:
            raise click.UsageError(f"{hulpvraag} kan niet tegelijk naar {vast[hulpvraag]} en naar {plek}.")
    return list(zetten.values())
