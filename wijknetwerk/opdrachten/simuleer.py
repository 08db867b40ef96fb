"""`wijknetwerk simuleer`: jaren vooruit met dezelfde regels, week na week en vele keren."""

from __future__ import annotations

from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

from wijknetwerk.opdrachten import inlezen
from wijknetwerk.opdrachten.opdracht import Opdracht, Uitgang, os_zin
from wijknetwerk.opdrachten.opties import REGELS, WEEK_OPTIE, WERKMAP
from wijknetwerk.opdrachten.voortgang import Voortgang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wijknetwerk.begrippen import Week
    from wijknetwerk.regels import Regelboek, RegelFout
    from wijknetwerk.simulatie import Wereld
    from wijknetwerk.simulatie.cijfers import Herhaling
    from wijknetwerk.simulatie.draaien import Bewaarplaats, Spreiding
    from wijknetwerk.simulatie.formatie import Formatie
    from wijknetwerk.simulatie.scenario import Scenario
    from wijknetwerk.simulatie.simulatie import Afspraken

_SECONDEN_TUSSEN_MELDINGEN = 2.0
_MEESTE_DEELNEMERS = 100


class Groottetype(click.ParamType[Any]):
    """Een rij netwerkgroottes op de opdrachtregel."""

    name = "groottes"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> range:  # noqa: ANN401 - zoals bij click
        """Maakt de getallen van en tot en met `4-12`."""
        if isinstance(value, range):
            return value
        van, _, tot = str(value).partition("-")
        groottes = range(int(van), int(tot) + 1) if van.isdecimal() and tot.isdecimal() else range(0)
        if not groottes or groottes[0] < 1 or groottes[-1] > _MEESTE_DEELNEMERS:
            self.fail(f"«{value}» is geen rij groottes; schrijf bijvoorbeeld 4-12.", param, ctx)
        return groottes


GROOTTES = Groottetype()


@click.command(cls=Opdracht)
@WERKMAP
@click.argument(
    "scenarios",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
    metavar="SCENARIO.TOML...",
    help="Wat er anders is dan in de werkmap. Het eerste scenario is waar de andere mee vergeleken worden.",
)
@click.option(
    "--uit",
    type=click.Path(path_type=Path),
    metavar="MAP",
    default=Path("uit") / "simulatie",
    help="De map voor de bestanden; wat er al staat wordt per bestand vervangen.",
)
@click.option("--herhalingen", type=click.IntRange(1, 10_000), default=20, metavar="N", help="Hoe vaak elk scenario.")
@click.option(
    "--weken", type=click.IntRange(1, 2000), metavar="N", help="Zoveel weken, in plaats van die in het bestand."
)
@click.option(
    "--groottes",
    type=GROOTTES,
    metavar="VAN-TOT",
    help="Zet het eerste scenario ook met een netwerk van elk van deze groottes erbij, bijvoorbeeld 4-12.",
)
@click.option(
    "--journaal",
    metavar="ADRES",
    help="Laat elke week zoveel hulpvragen binnenkomen als in een willekeurige echte week uit dit journaal, in plaats "
    "van de instroom in het bestand.",
)
@click.option(
    "--werkers", type=click.IntRange(1, 256), default=1, metavar="N", help="Zoveel processen op deze machine."
)
@click.option("--dask", metavar="ADRES", help="Reken achter deze dask-planner, bijvoorbeeld tcp://10.0.0.5:8786.")
@click.option(
    "--map",
    "bewaard",
    type=click.Path(path_type=Path),
    metavar="MAP",
    show_default="de map bewaard in --uit",
    help="Waar elke herhaling die klaar is bewaard wordt; dezelfde opdracht gaat daar verder.",
)
@click.option(
    "--formatie",
    type=click.IntRange(1, 100),
    metavar="PROCENT",
    help="Zoek ook hoeveel fte er in het eerste scenario nodig is zodat zoveel procent op tijd begint.",
)
@WEEK_OPTIE
@REGELS
def simuleer(
    *,
    werkmap: Path,
    scenarios: tuple[Path, ...],
    uit: Path,
    herhalingen: int,
    weken: int | None,
    groottes: range | None,
    journaal: str | None,
    werkers: int,
    dask: str | None,
    bewaard: Path | None,
    formatie: int | None,
    week: Week | None,
    regels: Path | None,
    als_json: bool,
) -> None:
    """Simuleer jaren vooruit met andere keuzes.

    Wat geeft een ander netwerk, meer vraag, een partner die uitvalt of minder wijkcoaches?
    Bijvoorbeeld: simuleer mijn-week vandaag.toml netwerk-van-7.toml (voorbeelden staan in voorbeelddata/scenarios).

    Elke week komen er hulpvragen bij zoals die in de werkmap, en eindigt er hulp. Wat loopt blijft tot het einde waar
    het is. Elk scenario krijgt dezelfde instroom, dus een verschil komt van het scenario. Het aantal werkers verandert
    niets aan de uitkomst. Onderbreken met Ctrl-C mag: wat klaar is blijft bewaard.

    De uitkomst komt op het scherm en in simulatie.html, simulatie.xlsx, simulatie.csv en datawoordenboek.csv.
    """
    gelezen = inlezen.lees_alles(werkmap, regels, week, als_json=als_json)
    with Voortgang() as voortgang:
        voortgang("gereedschap laden")
        from wijknetwerk.rapport.schrijven import schrijf_bestanden
        from wijknetwerk.simulatie.draaien import Bewaarplaats, Spreiding
        from wijknetwerk.simulatie.simulatie import vat_alles_samen
        from wijknetwerk.simulatie.verslag.bestanden import als_json as maak_json
        from wijknetwerk.simulatie.verslag.bestanden import maak_bestanden
        from wijknetwerk.simulatie.verslag.stukken import maak_stukken
        from wijknetwerk.simulatie.verslag.terminal import maak_terminal

        anders = ({} if weken is None else {"weken": weken}) | _instroom_uit(journaal, als_json=als_json)
        afspraken, werelden = _bereid_voor(gelezen, scenarios, anders, groottes, als_json=als_json)
        loop = _Loop(herhalingen, Spreiding(werkers, dask), Bewaarplaats(bewaard or uit / "bewaard"), voortgang)
        gedraaid = loop.draai_alle(werelden)
        gezocht = None if formatie is None else loop.zoek_formatie(werelden[0], formatie)
        voortgang("bestanden maken")
        simulatie = vat_alles_samen(werelden, gedraaid, afspraken, gezocht)
        try:
            paden = schrijf_bestanden(uit, maak_bestanden(simulatie))
        except OSError as fout:
            raise click.UsageError(f"Schrijven in «{uit}» lukt niet: {os_zin(fout)}.") from fout
    if als_json:
        click.echo(maak_json(simulatie), nl=False)
        click.echo(f"Geschreven in {uit}: {', '.join(pad.name for pad in paden)}", err=True)
    else:
        click.echo(maak_terminal(simulatie, maak_stukken(simulatie), paden), nl=False)


class _Loop:
    """Draait scenario's en vertelt hoe ver het is; bij Ctrl-C stopt de opdracht en blijft wat klaar is."""

    def __init__(self, aantal: int, spreiding: Spreiding, bewaarplaats: Bewaarplaats, voortgang: Voortgang) -> None:
        self._aantal, self._spreiding, self._bewaarplaats = aantal, spreiding, bewaarplaats
        self._zeg = voortgang
        self._begin = self._vorige = monotonic()
        self._gerekend = 0

    def draai_alle(self, werelden: Sequence[Wereld]) -> list[tuple[Herhaling, ...]]:
        """Elk scenario, op volgorde."""
        return [self.draai(wereld, nummer, len(werelden)) for nummer, wereld in enumerate(werelden)]

    def draai(self, wereld: Wereld, nummer: int = 0, samen: int = 1) -> tuple[Herhaling, ...]:
        """Eén scenario: nummer `nummer` van zoveel die er samen zijn."""
        from wijknetwerk.simulatie.draaien import draai

        def meld(klaar: int, totaal: int) -> None:
            self._gerekend += 1
            nu = monotonic()
            if nu - self._vorige >= _SECONDEN_TUSSEN_MELDINGEN or klaar == totaal:
                self._vorige = nu
                nog = totaal - klaar + (samen - nummer - 1) * totaal
                tijd = duur((nu - self._begin) / self._gerekend * nog)
                self._zeg(f"«{wereld.scenario.naam}»: {klaar} van {totaal} herhalingen, nog {tijd}")

        try:
            gedraaid = draai(wereld, self._aantal, self._spreiding, self._bewaarplaats, meld)
        except OSError as fout:
            raise click.UsageError(self._waarom(fout)) from fout
        if gedraaid.afgebroken:
            click.echo(
                f"\nAfgebroken. Van «{wereld.scenario.naam}» zijn {len(gedraaid.herhalingen)} van {self._aantal} "
                f"herhalingen klaar, bewaard in {self._bewaarplaats.map}. Geef dezelfde opdracht nog eens om verder te "
                f"gaan.",
                err=True,
            )
            raise click.exceptions.Exit(Uitgang.AFGEBROKEN)
        return gedraaid.herhalingen

    def _waarom(self, fout: OSError) -> str:
        if self._spreiding.dask is not None and (isinstance(fout, TimeoutError) or fout.errno is None):
            return f"Achter «{self._spreiding.dask}» antwoordt geen dask-planner; start er een met «dask scheduler»."
        return f"Bewaren in «{self._bewaarplaats.map}» lukt niet: {os_zin(fout)}."

    def zoek_formatie(self, wereld: Wereld, doel_procent: int) -> Formatie:
        """De formatie die nodig is in dit scenario."""
        from wijknetwerk.simulatie import maak_wereld
        from wijknetwerk.simulatie.formatie import zoek_formatie

        def met(procent: int) -> tuple[Herhaling, ...]:
            scenario = wereld.scenario.model_copy(update={"fte_procent": procent})
            return self.draai(maak_wereld(wereld.werkvoorraad, wereld.regelboek, scenario))

        contract = sum(wie.contract_minuten for wie in wereld.werkvoorraad.wijkcoaches)
        return zoek_formatie(met, doel_procent, wereld.scenario.start_binnen_weken, contract)


def duur(seconden: float) -> str:
    """Een tijd in gewone woorden: zo precies als nodig."""
    if seconden < 60:  # noqa: PLR2004 - onder de minuut in seconden
        return f"{max(1, round(seconden))} s"
    minuten = round(seconden / 60)
    return f"ongeveer {minuten} min" if minuten < 90 else f"ongeveer {minuten / 60:.1f} uur".replace(".", ",")  # noqa: PLR2004 - daarboven leest uren beter


def _instroom_uit(journaal: str | None, *, als_json: bool) -> dict[str, object]:
    """De knoppen die de instroom uit het journaal hertrekken; geen als er geen journaal gevraagd is."""
    if journaal is None:
        return {}
    from wijknetwerk.monitor import geldige
    from wijknetwerk.opdrachten import vastleggen
    from wijknetwerk.simulatie.hertrekken import MINSTE_WEKEN, echte_weken

    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        weken = echte_weken(geldige(open_journaal.boekingen()))
    if len(weken) < MINSTE_WEKEN:
        er_zijn = f"daarin staan voor {len(weken)} hele weken voorstellen"
        raise click.UsageError(
            f"--journaal: {er_zijn}; om de instroom te hertrekken zijn er minstens {MINSTE_WEKEN} nodig."
        )
    return {"instroom": "hertrokken", "instroom_weken": weken, "instroom_per_jaar": None}


def _bereid_voor(
    gelezen: inlezen.Gelezen,
    paden: Sequence[Path],
    anders: Mapping[str, object],
    groottes: range | None,
    *,
    als_json: bool,
) -> tuple[Afspraken, list[Wereld]]:
    """De afspraken en een wereld per scenario; alle fouten in alle scenario's komen tegelijk."""
    from wijknetwerk.monitor import AfsprakenFout, lees_afspraken
    from wijknetwerk.simulatie import maak_wereld
    from wijknetwerk.simulatie.maten import Tarieven
    from wijknetwerk.simulatie.scenariolezer import lees_scenarios
    from wijknetwerk.simulatie.simulatie import Afspraken

    lezing = lees_scenarios(paden, gelezen.werkvoorraad, anders)
    try:
        geld, _ = lees_afspraken(gelezen.regelmap)
    except AfsprakenFout as fout:
        raise inlezen.Invoerfouten([*lezing.fouten, str(fout)], als_json=als_json) from fout
    if lezing.fouten:
        raise inlezen.Invoerfouten(lezing.fouten, als_json=als_json)
    scenarios = _met_groottes(lezing.scenarios, groottes)
    boeken = _regelboeken(gelezen, scenarios, als_json=als_json)
    if not gelezen.werkvoorraad.hulpvragen:
        leeg = "hulpvragen: er staat geen enkele hulpvraag; daaruit komt de instroom"
        raise inlezen.Invoerfouten([leeg], als_json=als_json)
    tarieven = Tarieven(geld.uurtarief_wijkcoach, geld.uurtarief_basis, geld.uurtarief_specialistisch)
    afspraken = Afspraken.van(gelezen.regelboek.drempels, tarieven, geld.kleinste_cel)
    werelden = [
        maak_wereld(gelezen.werkvoorraad, boek, scenario) for boek, scenario in zip(boeken, scenarios, strict=True)
    ]
    return afspraken, werelden


def _met_groottes(scenarios: tuple[Scenario, ...], groottes: range | None) -> tuple[Scenario, ...]:
    """De scenario's, met het eerste ook in elke gevraagde netwerkgrootte."""
    if groottes is None:
        return scenarios
    eerste = scenarios[0]
    if eerste.deelnemers is not None:
        raise click.UsageError("Het eerste scenario noemt zijn deelnemers; laat dat weg, of laat --groottes weg.")
    al = {scenario.naam for scenario in scenarios}
    erbij = [
        eerste.model_copy(update={"naam": f"{eerste.naam}, grootte {grootte}", "netwerkgrootte": grootte})
        for grootte in groottes
    ]
    if dubbel := [scenario.naam for scenario in erbij if scenario.naam in al]:
        raise click.UsageError(f"Er is al een scenario «{dubbel[0]}»; geef het een andere naam.")
    return (*scenarios, *erbij)


def _regelboeken(gelezen: inlezen.Gelezen, scenarios: Sequence[Scenario], *, als_json: bool) -> list[Regelboek]:
    """Per scenario de regelset die het noemt, en anders die van de week."""
    from wijknetwerk.regels import Regelboek, RegelFouten

    boeken: list[Regelboek] = []
    fouten: list[RegelFout] = []
    for scenario in scenarios:
        try:
            boeken.append(
                gelezen.regelboek
                if scenario.regelset is None
                else Regelboek.laad(gelezen.regelmap, gelezen.werkvoorraad.week.maandag, scenario.regelset)
            )
        except RegelFouten as fout:
            fouten += fout.fouten
    if fouten:
        raise inlezen.Invoerfouten(fouten, als_json=als_json)
    return boeken
