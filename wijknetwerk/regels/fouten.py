"""Fouten in een regelmap: allemaal tegelijk, met hun plaats en een voorstel voor wat bedoeld kan zijn."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

HOOGSTENS_OPSOMMEN = 12


@dataclass(frozen=True, order=True)
class RegelFout:
    """Eén fout: in welk bestand, welke tabel, welke regel, welke cel, en wat er mis is."""

    bestand: str
    tabel: str
    regel_id: str
    cel: str
    zin: str

    def __str__(self) -> str:
        elders = self.tabel and not self.bestand.endswith(f"{self.tabel}.toml")
        plaats = [self.bestand, f"[{self.tabel}]"] if elders else [self.bestand]
        plaats += [f"regel {self.regel_id}"] if self.regel_id else []
        plaats += [self.cel] if self.cel else []
        return f"{', '.join(plaats)}: {self.zin}"


class RegelFouten(Exception):  # noqa: N818 - Nederlandse naam: dit zijn alle fouten van één regelmap
    """De regelmap is niet te gebruiken; `fouten` noemt alles wat er mis is."""

    def __init__(self, fouten: Iterable[RegelFout]) -> None:
        self.fouten = tuple(sorted(set(fouten)))
        super().__init__("\n".join(str(fout) for fout in self.fouten))


@dataclass(frozen=True)
class Plek:
    """Waar in de regelmap wij aan het lezen zijn; wie een fout vindt, meldt haar hier."""

    fouten: list[RegelFout] = field(repr=False)
    bestand: str = ""
    tabel: str = ""
    regel_id: str = ""
    cel: str = ""

    def in_bestand(self, bestand: str) -> "Plek":
        """Dezelfde verzameling fouten, in een bestand."""
        return Plek(self.fouten, bestand)

    def in_tabel(self, tabel: str) -> "Plek":
        """Dezelfde verzameling fouten, in een tabel van dit bestand."""
        return Plek(self.fouten, self.bestand, tabel)

    def in_regel(self, regel_id: str) -> "Plek":
        """Dezelfde verzameling fouten, in een regel van deze tabel."""
        return Plek(self.fouten, self.bestand, self.tabel, regel_id)

    def in_cel(self, cel: str) -> "Plek":
        """Dezelfde verzameling fouten, in een cel van deze regel, of in een deel van die cel."""
        dieper = f"{self.cel}.{cel}" if self.cel else cel
        return Plek(self.fouten, self.bestand, self.tabel, self.regel_id, dieper)

    def fout(self, zin: str) -> None:
        """Meldt een fout op deze plek."""
        self.fouten.append(RegelFout(self.bestand, self.tabel, self.regel_id, self.cel, zin))


def bedoelde_u(waarde: str, mogelijk: Iterable[str]) -> str:
    """Geeft `; bedoelde u «…»?` als iets erop lijkt, anders de keuze als die kort is."""
    keuze = sorted(mogelijk)
    gelijk = [naam for naam in keuze if waarde.isdecimal() and naam.isdecimal() and int(naam) == int(waarde)]
    if gelijk:
        return f"; bedoelde u «{gelijk[0]}»?"
    zonder_hoofdletters = {naam.lower(): naam for naam in keuze}
    if lijkt := get_close_matches(waarde.lower(), zonder_hoofdletters, n=1, cutoff=0.6):
        return f"; bedoelde u «{zonder_hoofdletters[lijkt[0]]}»?"
    return f"; kies uit {', '.join(keuze)}" if 0 < len(keuze) <= HOOGSTENS_OPSOMMEN else ""
