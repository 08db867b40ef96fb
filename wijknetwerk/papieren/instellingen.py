"""De tekst- en codebestanden van de papieren lezen: streng, met alle fouten tegelijk."""

from pathlib import Path
from typing import TypeVar

from pydantic import Field, ValidationError

from wijknetwerk.begrippen import Begrip, Bron, Product, Wet
from wijknetwerk.papieren.berichtregels import Toewijzing
from wijknetwerk.papieren.fouten import PapierFouten, fout_zinnen
from wijknetwerk.regels.fouten import Plek, RegelFout
from wijknetwerk.regels.lezen import lees_toml

M = TypeVar("M", bound=Begrip)


class Productcodes(Begrip):
    """De productcodes van één wet."""

    categorie: str
    basis: str
    specialistisch: str
    orientatie: str

    def code(self, product: Product) -> str:
        """De code van een product dat uit één deel bestaat."""
        return {
            Product.BASIS: self.basis,
            Product.SPECIALISTISCH: self.specialistisch,
            Product.ORIENTATIE: self.orientatie,
        }[product]


class Berichtcodes(Begrip):
    """De productcodes uit het contract, per wet, met waar zij vandaan komen."""

    wmo: Productcodes
    jeugdwet: Productcodes
    status: str
    open_vraag: str = ""
    bron: tuple[Bron, ...] = ()

    def van(self, wet: Wet) -> Productcodes:
        """De codes van een wet."""
        return self.wmo if wet is Wet.WMO else self.jeugdwet


class Toewijzingsgegevens(Begrip):
    """Wat de administratie bij één hulpvraag over de toewijzing weet; nooit gegevens van de inwoner."""

    nummers: tuple[int, ...] = Field(min_length=1, description="één per product; een vast duo heeft er twee")
    reden_wijziging: str | None = Field(None, description="code uit de lijst RedenWijziging, alleen bij een wijziging")
    op_verzoek: bool = Field(default=False, description="de aanbieder vroeg erom (315 of 317)")
    referentie_aanbieder: str | None = None
    geen_berichtenverkeer: bool = Field(default=False, description="overdracht is gevaarlijk voor de inwoner (OP003)")
    eerder: tuple[Toewijzing, ...] = Field((), description="wat deze aanbieder voor deze hulpvraag al toegewezen kreeg")


class Administratie(Begrip):
    """De gemeente die het bericht stuurt, de AGB-code per aanbieder (code in de werkmap -> AGB) en de nummers."""

    gemeentecode: str
    agb: dict[str, str] = Field(default_factory=dict)
    toewijzing: dict[str, Toewijzingsgegevens] = Field(default_factory=dict)


def lees_model(pad: Path, soort: type[M]) -> M:
    """Leest één TOML-bestand als `soort`, of geeft een `PapierFouten` met alle fouten."""
    fouten: list[RegelFout] = []
    inhoud = lees_toml(pad, Plek(fouten).in_bestand(pad.name))
    if inhoud is None:
        raise PapierFouten(str(fout) for fout in fouten)
    try:
        return soort.model_validate(inhoud)
    except ValidationError as fout:
        raise PapierFouten(f"{pad.name}: {zin}" for zin in fout_zinnen(fout)) from fout
