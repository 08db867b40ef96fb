"""Mutatietests: maakt het beleid en de motor met opzet stuk en kijkt of de tests het merken.

    python bench/mutanten.py                   # elke beleidsmutant van beide regelsets
    python bench/mutanten.py --klein           # voor CI: elke tiende
    python bench/mutanten.py --motor 60        # ook zestig willekeurige mutanten van wijknetwerk/regels
    python bench/mutanten.py --motor 600 --minuten 300 --schrijf    # alles, naar bench/mutanten.md

Een beleidsmutant verandert één ding in een tabel of getal: een regel weg of verwisseld, een voorwaarde weg of
omgekeerd, een grens verschoven, een andere uitkomst, een andere termijn, een getal één hoger. Hij is gedood als de
regelmap niet meer laadt, of als een toets van `tests/regels` over de tabellen faalt. Exitcode 1 als er een overleeft.

Een motormutant verandert één teken in een kopie van de code en laat daar de tests van de regels lopen. Wat daarvan
overleeft staat in de uitvoer; niet elke overlevende is een gat, soms is de mutant hetzelfde programma.
"""

import argparse
import inspect
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

WORTEL = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(WORTEL), str(WORTEL / "tests" / "regels")]
TABEL = WORTEL / "bench" / "mutanten.md"

import regelmap  # noqa: E402 - de mappen van de tests horen eerst in het zoekpad
import test_paren  # noqa: E402 - idem
import test_partnerselectie  # noqa: E402 - idem
import test_prioriteiten  # noqa: E402 - idem
from motormutanten import Motoruitslag, beproef_motor  # noqa: E402 - idem

from wijknetwerk.regels import TABELSOORTEN, Regelboek, RegelFouten  # noqa: E402 - idem
from wijknetwerk.regels.regelboek import VAN_DE_SET  # noqa: E402 - idem
from wijknetwerk.regels.tabelsoorten import DAGEN, GEVOLGEN  # noqa: E402 - idem

MODULES = (test_paren, test_prioriteiten, test_partnerselectie)
ECHT = dict(regelmap.BOEKEN)
KLEIN = 10
GRENZEN = {'">= ': ("> ", "< "), '"<= ': ("< ", ">= "), '"> ': (">= ", "< "), '"< ': ("<= ", "> ")}
"""Bij elk teken een grens die één verschuift en een die omkeert."""


@dataclass(frozen=True)
class Mutant:
    """Een bestand van een regelset met één verandering."""

    bestand: str
    wat: str
    tekst: str


def mutanten(naam: str) -> Iterator[Mutant]:
    """Alle mutanten van een regelset."""
    for bestand in VAN_DE_SET:
        pad = regelmap.REGELS / naam / bestand
        tekst = pad.read_text(encoding="utf-8")
        soort = _getallen if bestand in ("parameters.toml", "gewichten.toml") else _tabel
        for wat, nieuw in soort(tekst):
            assert nieuw != tekst, (bestand, wat)
            yield Mutant(f"{naam}/{bestand}", wat, nieuw)


def _getallen(tekst: str) -> Iterator[tuple[str, str]]:
    for treffer in re.finditer(r"^waarde = (\d+)", tekst, flags=re.MULTILINE):
        anders = int(treffer[1]) + 1
        yield f"{treffer[1]} wordt {anders}", f"{tekst[: treffer.start(1)]}{anders}{tekst[treffer.end(1) :]}"


def _tabel(tekst: str) -> Iterator[tuple[str, str]]:
    kop, *regels = re.split(r"(?=^\[\[regel\]\])", tekst, flags=re.MULTILINE)
    uitkomsten = _woorden(kop.partition("uitkomst = [")[2])
    for nummer, regel in enumerate(regels):
        voor, na = [kop, *regels[:nummer]], regels[nummer + 1 :]
        regel_id = _zoek(r'^id = "(.*)"', regel)[1]
        yield f"{regel_id} weg", "".join([*voor, *na])
        if na:
            yield f"{regel_id} na de volgende", "".join([*voor, na[0], regel, *na[1:]])
        for wat, anders in (*_voorwaarden(regel), *_uitkomsten(regel, uitkomsten), *_rest(regel)):
            yield f"{regel_id}: {wat}", "".join([*voor, anders, *na])


def _voorwaarden(regel: str) -> Iterator[tuple[str, str]]:
    """Elke voorwaarde weg, en elke voorwaarde anders."""
    als = _zoek(r"^als = \{(.*)\}", regel)
    delen = re.findall(r'(\w+) = (\[[^\]]*\]|"[^"]*")', als[1])
    for plaats, (veld, waarde) in enumerate(delen):
        keuzes = [(f"zonder {veld}", []), *((f"{veld} = {w}", [(veld, w)]) for w in _andere(waarde))]
        for wat, nieuw in keuzes:
            rij = ", ".join(f"{naam} = {w}" for naam, w in (*delen[:plaats], *nieuw, *delen[plaats + 1 :]))
            yield wat, regel.replace(als[0], f"als = {{ {rij} }}")


def _andere(waarde: str) -> list[str]:
    if waarde in ('"ja"', '"nee"'):
        return ['"nee"' if waarde == '"ja"' else '"ja"']
    if waarde.startswith("["):
        woorden = _woorden(waarde)
        return [f"[{', '.join(json_woord(w) for w in woorden if w != weg)}]" for weg in woorden]
    for teken, andere in GRENZEN.items():
        if waarde.startswith(teken):
            return [f'"{ander}{waarde.removeprefix(teken)}' for ander in andere]
    if waarde.startswith('"niet '):
        return ['"' + waarde.removeprefix('"niet ')]
    return ['"niet ' + waarde[1:]]


def _uitkomsten(regel: str, uitkomsten: list[str]) -> Iterator[tuple[str, str]]:
    """Elke andere uitkomst, ander gevolg of andere dag."""
    dan = _zoek(r"^dan = .*$", regel)[0]
    for sleutel, keuzes in ((r"dan|wie|naam|criterium", uitkomsten), ("gevolg", GEVOLGEN), ("vanaf", DAGEN)):
        treffer = re.search(rf'\b(?:{sleutel}) = "([^"]*)"', dan)
        if treffer is None:
            continue
        for keuze in keuzes:
            if keuze != treffer[1]:
                nieuw = dan.replace(json_woord(treffer[1]), json_woord(keuze), 1)
                yield f"{treffer[0]} wordt {keuze}", regel.replace(dan, nieuw)


def _rest(regel: str) -> Iterator[tuple[str, str]]:
    """Zonder fase, en zonder of met omgekeerde stappen van een termijn."""
    if 'fase = "na"\n' in regel:
        yield "ook voor de verdeling", regel.replace('fase = "na"\n', "")
    for stap in re.findall(r"(?:plus|min) = \[[^\]]*\]", regel):
        yield f"zonder {stap}", regel.replace(f", {stap}", "")
        teken, _, namen = stap.partition(" = ")
        yield f"omgekeerd {stap}", regel.replace(stap, f"{'min' if teken == 'plus' else 'plus'} = {namen}")


def json_woord(woord: str) -> str:
    """Een woord tussen aanhalingstekens."""
    return f'"{woord}"'


def _woorden(tekst: str) -> list[str]:
    return re.findall(r'"([^"]*)"', tekst.partition("]")[0])


def _zoek(patroon: str, tekst: str) -> re.Match[str]:
    treffer = re.search(patroon, tekst, flags=re.MULTILINE)
    assert treffer, (patroon, tekst)
    return treffer


def overleeft(boek: Regelboek, naam: str) -> bool:
    """Of alle toetsen over de tabellen slagen met dit boek in plaats van het echte."""
    boeken = ECHT | {naam: boek}
    for module in MODULES:
        vars(module)["BOEKEN"] = boeken
    try:
        for soort in TABELSOORTEN:
            test_paren.test_elke_regel_heeft_precies_een_paar(naam, soort.naam)
        for paar in test_paren.alle():
            if paar.values[0] == naam:
                test_paren.test_net_wel_en_net_niet(*paar.values)
        for module in (test_prioriteiten, test_partnerselectie):
            _alle_toetsen(module, naam, boek)
    except (AssertionError, KeyError, ValueError, IndexError, StopIteration):
        return False
    finally:
        for module in MODULES:
            vars(module)["BOEKEN"] = ECHT
    return True


def _alle_toetsen(module: ModuleType, naam: str, boek: Regelboek) -> None:
    """Elke toets die niets, een boek of een naam van een regelset vraagt."""
    mogelijk: dict[str, Any] = {"boek": boek, "naam": naam}
    for toets in [waarde for sleutel, waarde in vars(module).items() if sleutel.startswith("test_")]:
        vraagt = list(inspect.signature(toets).parameters)
        if set(vraagt) <= set(mogelijk):
            toets(*(mogelijk[deel] for deel in vraagt))


@dataclass
class Telling:
    """Hoe het de mutanten van één bestand verging."""

    aantal: int = 0
    laden_niet: int = 0
    overleven: int = 0

    @property
    def gedood(self) -> int:
        """Door een toets gezien."""
        return self.aantal - self.laden_niet - self.overleven

    def __add__(self, ander: "Telling") -> "Telling":
        return Telling(self.aantal + ander.aantal, self.laden_niet + ander.laden_niet, self.overleven + ander.overleven)


def beproef_beleid(stap: int) -> dict[str, Telling]:
    """Beproeft elke zoveelste mutant en noemt wie overleeft; de telling per bestand."""
    per: dict[str, Telling] = {}
    for naam, dag in regelmap.SETS.items():
        if not overleeft(ECHT[naam], naam):
            sys.exit(f"de toetsen falen al op {naam} zelf")
        for mutant in list(mutanten(naam))[::stap]:
            telling = per.setdefault(mutant.bestand, Telling())
            telling.aantal += 1
            with tempfile.TemporaryDirectory() as map_:
                kopie = regelmap.kopie(Path(map_))
                (kopie / mutant.bestand).write_text(mutant.tekst, encoding="utf-8")
                try:
                    boek = Regelboek.laad(kopie, dag)
                except RegelFouten:
                    telling.laden_niet += 1
                    continue
            if overleeft(boek, naam):
                telling.overleven += 1
                print(f"overleeft: {mutant.bestand}, {mutant.wat}")
    return per


def beleidstabel(per: dict[str, Telling]) -> str:
    """De telling als Markdown."""
    rijen = ["| bestand | mutanten | laden niet | door een toets gedood | overleven |", "|---|--:|--:|--:|--:|"]
    for naam, t in (*per.items(), ("samen", sum(per.values(), Telling()))):
        rijen.append(f"| {naam} | {t.aantal} | {t.laden_niet} | {t.gedood} | {t.overleven} |")
    return "\n".join(rijen)


def motortabel(uitslag: Motoruitslag) -> str:
    """De telling van de motor als Markdown, met wie er overleefde."""
    rijen = ["| bestand | mutanten | beproefd | gedood | overleven |", "|---|--:|--:|--:|--:|"]
    rijen += [f"| {' | '.join(str(deel) for deel in rij)} |" for rij in uitslag.rijen()]
    rijen += ["", *(f"- `{naam}.py`, {wat}" for naam, wat in sorted(uitslag.overlevers))]
    return "\n".join(rijen)


def main() -> int:
    """Beproeft beleid en motor."""
    lezer = argparse.ArgumentParser(description="Merken de tests een verandering in het beleid of in de motor?")
    lezer.add_argument("--klein", action="store_true", help=f"elke {KLEIN}e beleidsmutant")
    lezer.add_argument("--motor", type=int, default=0, help="zoveel willekeurige mutanten van de motor")
    lezer.add_argument("--minuten", type=float, default=60, help="hoogstens zoveel minuten voor de motor")
    lezer.add_argument("--zaad", type=int, default=1, help="welke mutanten van de motor")
    lezer.add_argument("--schrijf", action="store_true", help="ook naar bench/mutanten.md")
    keuze = lezer.parse_args()
    per = beproef_beleid(KLEIN if keuze.klein else 1)
    delen = ["## Beleid", beleidstabel(per)]
    if keuze.motor:
        delen += ["## Motor", motortabel(beproef_motor(keuze.motor, keuze.zaad, keuze.minuten))]
    print("\n\n".join(delen))
    if keuze.schrijf:
        kop = ["# bench/mutanten", "Merken de tests een verandering in het beleid of in de motor?"]
        TABEL.write_text("\n\n".join([*kop, *delen]) + "\n", encoding="utf-8")
    return int(any(telling.overleven for telling in per.values()))


if __name__ == "__main__":
    sys.exit(main())
