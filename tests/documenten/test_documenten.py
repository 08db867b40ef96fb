"""De documenten noemen alles wat bestaat, en wijzen nergens heen waar niets is."""

import re
import tomllib
from enum import StrEnum
from pathlib import Path

import pytest

from wijknetwerk import eisen
from wijknetwerk.begrippen import Capaciteitsstand, Product, Route, Schilreden, SoortPlek
from wijknetwerk.papieren.berichtregels import BERICHTREGELS
from wijknetwerk.papieren.instellingen import Administratie
from wijknetwerk.proces import STAPPEN
from wijknetwerk.verdeling.treden import TREDEN
from wijknetwerk.verdeling.wensen import WENSEN

WORTEL = Path(__file__).resolve().parents[2]
DOCUMENTEN = sorted(
    pad
    for patroon in ("*.md", "docs/*.md", "voorbeelddata/**/*.md", "regels/*.md", "publiccode.yml")
    for pad in WORTEL.glob(patroon)
)
_VERWIJZING = re.compile(r"\]\((?!https?:)([^)#]+)")
_MACHINE = re.compile(r"/(?:work|tmp|root|home)/|\.\./shared")


def lees(naam: str) -> str:
    return (WORTEL / naam).read_text(encoding="utf-8")


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_elke_verwijzing_komt_ergens_uit_en_niet_op_een_machine(pad: Path) -> None:
    tekst = pad.read_text(encoding="utf-8")
    dood = [doel for doel in _VERWIJZING.findall(tekst) if not (pad.parent / doel).exists()]
    assert dood == []
    assert _MACHINE.findall(tekst) == []


@pytest.mark.parametrize("soort", [SoortPlek, Route, Product, Schilreden, Capaciteitsstand])
def test_begrippen_noemt_elk_vast_woord(soort: type[StrEnum]) -> None:
    tekst = lees("docs/begrippen.md")
    assert [woord.value for woord in soort if f"`{woord.value}`" not in tekst] == []


def test_journaal_noemt_elke_stap_met_zijn_staten() -> None:
    tekst = lees("docs/journaal.md")
    for stap in STAPPEN:
        rij = next(rij for rij in tekst.splitlines() if rij.startswith("|") and f"`{stap.handeling}`" in rij)
        _, _, van, naar, _, reden, _ = (cel.strip() for cel in rij.split("|"))
        assert naar == (stap.naar or naar)
        assert (naar in {"gelijk", "zoals daarvoor"}) is (stap.naar is None)
        assert (reden == "ja") is stap.reden
        assert van == "alles" or "tot en met" in van or van == ", ".join(stap.van)


def test_papieren_noemt_elke_regel_van_de_standaard_met_haar_zin() -> None:
    tekst = lees("docs/papieren.md")
    assert [regel.nummer for regel in BERICHTREGELS if f"| {regel.nummer} | {regel.zin} |" not in tekst] == []


def test_het_voorbeeld_van_de_administratie_is_te_lezen() -> None:
    blok = lees("docs/papieren.md").split("```toml\n")[1].split("```")[0]
    for tekst in (blok, blok.replace("\n# ", "\n")):
        assert Administratie.model_validate(tomllib.loads(tekst)).toewijzing["K-4"].nummers == (1001,)


def test_ontwerp_noemt_elke_trede_in_volgorde() -> None:
    tekst = lees("docs/ontwerp.md")
    assert re.findall(r"^\| \d \| `(\w+)` \|", tekst, re.MULTILINE) == [trede.naam for trede in TREDEN]


def test_ontwerp_noemt_elke_wens_en_geen_andere() -> None:
    genoemd = set(re.findall(r"^\| `wens_(\w+)` \|", lees("docs/ontwerp.md"), re.MULTILINE))
    assert genoemd == {wens.naam for wens in WENSEN} | {"huishouden"}


def test_ontwerp_noemt_elke_eis_en_geen_andere() -> None:
    rijen = [getattr(eisen, naam) for naam in eisen.__all__ if naam.startswith("EISEN_")]
    bestaat = {eis.naam for rij in rijen for eis in rij}
    genoemd = set(
        re.findall(
            r"^\| `((?:coach|aanbieder|groep)_\w+|uitgesloten|vastgezet_elders)` \|",
            lees("docs/ontwerp.md"),
            re.MULTILINE,
        )
    )
    assert genoemd == bestaat


def test_elk_bestand_dat_contributing_noemt_bestaat() -> None:
    genoemd = re.findall(r"`((?:wijknetwerk|tests|regels|voorbeelddata|docs)/[\w./]+)`", lees("CONTRIBUTING.md"))
    assert genoemd
    assert [pad for pad in genoemd if not (WORTEL / pad).exists()] == []


def test_de_versie_is_overal_gelijk() -> None:
    versie = re.search(r'__version__ = "(.+)"', lees("wijknetwerk/__init__.py"))
    assert versie is not None
    assert f'softwareVersion: "{versie[1]}"' in lees("publiccode.yml")
    assert f'version = "{versie[1]}"' in lees("pyproject.toml")
    assert f"## {versie[1]}" in lees("CHANGELOG.md")


def test_de_licentie_is_de_hele_eupl() -> None:
    tekst = lees("LICENSE")
    assert tekst.startswith("# EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    artikelen = [int(nummer) for nummer in re.findall(r"^## (\d+)\. ", tekst, re.MULTILINE)]
    assert artikelen == list(range(1, 16))
    assert "## Appendix" in tekst
