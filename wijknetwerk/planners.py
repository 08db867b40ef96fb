"""Voor notebooks: frames erin, frames eruit. Dezelfde functies als achter de opdrachten, met weinig namen.

Alles is zuiver: dezelfde invoer geeft dezelfde uitkomst. Uren staan in uren en delen in procenten, zoals in de
bestanden. Zonder `regelmap` gelden de regels die meegeleverd zijn. Uitgewerkt in `docs/planners.md`, dat een test
uitvoert.
"""

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pandas as pd

from wijknetwerk.begrippen import Netwerkmap, Werkvoorraad, Wet
from wijknetwerk.collectief import hiaten, vind_kansen
from wijknetwerk.collectief.verslag import Opmaak as Groepsopmaak
from wijknetwerk.collectief.verslag import maak_hiaten, maak_kansen
from wijknetwerk.collectief.winst import bereken_winst
from wijknetwerk.invoer.csvbron import lees_csv
from wijknetwerk.invoer.kolommen import NETWERKMAP
from wijknetwerk.invoer.meldingen import Melding
from wijknetwerk.invoer.schrijven import als_csv
from wijknetwerk.invoer.tabel import Bron, Tabel
from wijknetwerk.meegeleverd import pad
from wijknetwerk.monitor import lees_afspraken as lees_monitorafspraken
from wijknetwerk.netwerk.beeld import Wens, maak_beeld
from wijknetwerk.netwerk.gebiedsverslag import BRIEVEN, maak_gebiedskeuze
from wijknetwerk.netwerk.lezen import Netwerklezing, lees_netwerkbron, lees_netwerkmap
from wijknetwerk.netwerk.verslag import Opmaak, maak_bladzijde
from wijknetwerk.rapport.bladzijde import Bladzijde
from wijknetwerk.rapport.bladzijde.frames import als_frames
from wijknetwerk.rapport.planafspraken import Planafspraken, lees_planafspraken
from wijknetwerk.regels import Regelboek, laad_woordenlijst
from wijknetwerk.simulatie import Scenario, maak_wereld
from wijknetwerk.simulatie.draaien import Spreiding, draai
from wijknetwerk.simulatie.maten import Tarieven
from wijknetwerk.simulatie.simulatie import Afspraken as Simulatieafspraken
from wijknetwerk.simulatie.simulatie import vat_alles_samen
from wijknetwerk.simulatie.verslag.tabellen import KOLOMMEN, rijen_van
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg

__all__ = [
    "Invoerfout",
    "als_frames",
    "in_frames",
    "kies_gebied",
    "kies_netwerk",
    "lees",
    "regels_van",
    "simuleer",
    "uit_frames",
    "vind_groepen",
    "vind_hiaten",
]


class Invoerfout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """De map of de frames hebben fouten; `fouten` noemt ze allemaal, met plaats en herstel."""

    def __init__(self, fouten: Sequence[Melding]) -> None:
        super().__init__("\n".join(map(str, fouten)))
        self.fouten = tuple(fouten)


def regels_van(dag: date, regelmap: Path | None = None) -> Regelboek:
    """De regels die op een dag gelden."""
    return Regelboek.laad(regelmap or pad("regels"), dag)


def lees(waar: str | Path, regelmap: Path | None = None) -> Netwerkmap:
    """Leest een netwerkmap; alle fouten komen tegelijk in een `Invoerfout`."""
    return _goed(lees_netwerkmap(Path(waar), laad_woordenlijst(regelmap or pad("regels"))))


def in_frames(map_: Netwerkmap) -> dict[str, pd.DataFrame]:
    """De tabellen van een netwerkmap, met de kolommen zoals in de bestanden; `uit_frames` leest ze terug."""
    return {
        naam: pd.read_csv(io.BytesIO(als_csv(naam, getattr(map_, naam))), sep=";", decimal=",", encoding="utf-8-sig")
        for naam in NETWERKMAP.tabellen
    }


def uit_frames(frames: Mapping[str, pd.DataFrame], regelmap: Path | None = None) -> Netwerkmap:
    """Maakt een netwerkmap van DataFrames met de kolommen van `docs/invoer.md`, even streng als uit bestanden."""
    tabellen: dict[str, Tabel] = {}
    fouten = [
        Melding(bestand=naam, zin=f"deze tabel hoort niet in een netwerkmap; kies uit {', '.join(NETWERKMAP.tabellen)}")
        for naam in frames
        if naam not in NETWERKMAP.tabellen
    ]
    for naam in NETWERKMAP.tabellen:
        if naam in frames:
            gelezen = lees_csv(_csv(frames[naam]), naam, naam)
            if isinstance(gelezen, Melding):
                fouten.append(gelezen)
            else:
                tabellen[naam] = gelezen
        elif naam in NETWERKMAP.verplicht:
            fouten.append(Melding(bestand=naam, zin="deze tabel ontbreekt"))
    bron = Bron(tabellen, fouten=tuple(fouten))
    return _goed(lees_netwerkbron(bron, laad_woordenlijst(regelmap or pad("regels"))))


def kies_netwerk(  # noqa: PLR0913 - map, regels en wens, met twee knoppen die alle functies hier hebben
    map_: Netwerkmap,
    boek: Regelboek,
    wetten: Sequence[Wet] = tuple(Wet),
    wens: Wens | None = None,
    *,
    intern: bool = False,
    regelmap: Path | None = None,
) -> Bladzijde:
    """Het netwerkverslag: het verloop, en per omvang wie, hoe zeker en wat uitval doet."""
    opmaak = Opmaak(map_, _afspraken(regelmap), intern)
    return maak_bladzijde([maak_beeld(map_, wet, boek, wens) for wet in wetten], opmaak, boek)


def kies_gebied(
    map_: Netwerkmap, aantal: int = 2, brieven: Sequence[str] = BRIEVEN, *, regelmap: Path | None = None
) -> Bladzijde:
    """De volgorde van de wijken, en hoe vast de eerste `aantal` liggen."""
    return maak_gebiedskeuze(map_, _afspraken(regelmap), aantal, brieven)


def vind_groepen(
    werkvoorraad: Werkvoorraad,
    boek: Regelboek,
    *,
    na_navragen: bool = False,
    intern: bool = False,
    regelmap: Path | None = None,
) -> Bladzijde:
    """De groepen die er uit deze hulpvragen kunnen komen, en die er één te kort komen."""
    kansen = vind_kansen(weeg(werkvoorraad, boek).veld, na_navragen=na_navragen)
    return maak_kansen(kansen, Groepsopmaak(werkvoorraad, _afspraken(regelmap), boek, intern))


def vind_hiaten(
    werkvoorraad: Werkvoorraad,
    boek: Regelboek,
    *,
    hoogstens: int = 5,
    intern: bool = False,
    regelmap: Path | None = None,
) -> Bladzijde:
    """Het aanbod dat ontbreekt, met wat een groep oplevert bij de `hoogstens` hiaten met de meeste uren.

    Elk doorgerekend hiaat kost een nieuw voorstel. De toets rekent die voorstellen niet na; `wijknetwerk hiaten` wel.
    """
    gevonden = hiaten(weeg(werkvoorraad, boek).veld)
    rekenen = gevonden[:hoogstens]
    basis = maak_weekvoorstel(werkvoorraad, boek) if rekenen else None
    winst = {} if basis is None else {een: bereken_winst(werkvoorraad, basis, een, boek) for een in rekenen}
    return maak_hiaten(gevonden, winst, {}, Groepsopmaak(werkvoorraad, _afspraken(regelmap), boek, intern))


def simuleer(  # noqa: PLR0913 - zoals kies_netwerk
    werkvoorraad: Werkvoorraad,
    boek: Regelboek,
    scenarios: Sequence[Scenario],
    herhalingen: int = 20,
    *,
    werkers: int = 1,
    regelmap: Path | None = None,
) -> pd.DataFrame:
    """Elk scenario jaren vooruit: één rij per cijfer, met de kolommen van `simulatie.csv`.

    Het eerste scenario is waar de andere mee vergeleken worden. Het aantal werkers verandert niets aan de uitkomst.
    """
    geld, _ = lees_monitorafspraken(regelmap or pad("regels"))
    tarieven = Tarieven(geld.uurtarief_wijkcoach, geld.uurtarief_basis, geld.uurtarief_specialistisch)
    werelden = [maak_wereld(werkvoorraad, boek, scenario) for scenario in scenarios]
    gedraaid = [draai(wereld, herhalingen, Spreiding(werkers)).herhalingen for wereld in werelden]
    afspraken = Simulatieafspraken.van(boek.drempels, tarieven, geld.kleinste_cel)
    cijfers = rijen_van(vat_alles_samen(werelden, gedraaid, afspraken))
    return pd.DataFrame([(*kop, *getallen) for *kop, getallen in cijfers], columns=list(KOLOMMEN))


def _afspraken(regelmap: Path | None) -> Planafspraken:
    return lees_planafspraken(regelmap or pad("regels"))


def _goed(lezing: Netwerklezing) -> Netwerkmap:
    if lezing.map is None:
        raise Invoerfout(lezing.fouten)
    return lezing.map


def _csv(frame: pd.DataFrame) -> bytes:
    """Het frame zoals iemand het zou typen: een heel getal zonder komma, ja of nee, en leeg voor niets."""
    als_tekst = frame.astype(object).map(_cel)
    return als_tekst.to_csv(sep=";", index=False).encode()


def _cel(waarde: object) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, (list, tuple)):
        return " ".join(map(str, waarde))
    if waarde is None or waarde is pd.NA or waarde != waarde:  # noqa: PLR0124 - alleen NaN is niet gelijk aan zichzelf
        return ""
    if isinstance(waarde, float):
        return str(int(waarde)) if waarde.is_integer() else str(round(waarde, 2)).replace(".", ",")
    return str(waarde)
