"""Een regelset vaststellen: twee mensen, alle scenario's groen, geen gaten, en dan een zegel."""

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wijknetwerk.bestanden import schrijf_veilig
from wijknetwerk.regelbeheer.controle import controleer
from wijknetwerk.regelbeheer.proef import beproef
from wijknetwerk.regelbeheer.tomltekst import schrijf_blok, zet_sleutels
from wijknetwerk.regels import Regelboek
from wijknetwerk.regels.regelboek import Aanname
from wijknetwerk.regels.regelset import BESTAND
from wijknetwerk.regels.zegel import REGELSET, maak_zegel

_HOOGSTE_LENGTE = 100


class Geweigerd(Exception):  # noqa: N818 - Nederlandse naam: de afspraken staan het niet toe
    """Vaststellen mag nog niet; `redenen` noemt alles wat er in de weg staat."""

    def __init__(self, redenen: tuple[str, ...]) -> None:
        self.redenen = redenen
        super().__init__("\n".join(redenen))


@dataclass(frozen=True)
class Vaststelling:
    """Wat er is vastgesteld, met de aannames die daarmee beleid zijn en de regelset die hierdoor eindigt."""

    naam: str
    sha256: str
    door: str
    gezien_door: str
    aannames: tuple[Aanname, ...]
    beeindigd: str | None
    geldig_tot: date | None


def stel_vast(regelmap: Path, naam: str, door: str, gezien_door: str, dag: date) -> Vaststelling:
    """Stelt de regelset vast, of geeft alle redenen waarom dat nog niet mag.

    Een aanname zonder open vraag laadt niet eens (RegelFouten), dus elke aanname die meegaat is verklaard. De
    regelset die tot nu toe doorliep, eindigt de dag vóór deze ingaat.
    """
    boek = Regelboek.laad(regelmap, dag, naam)
    if redenen := _bezwaren(regelmap, boek, door, gezien_door):
        raise Geweigerd(redenen)
    voorganger = _voorganger(regelmap, boek)
    einde = boek.regelset.geldig_van - timedelta(days=1)
    _zet_zegel(regelmap, boek, door, gezien_door, dag)
    if voorganger:
        pad = regelmap / voorganger / BESTAND
        schrijf_veilig(pad, zet_sleutels(pad.read_text(encoding="utf-8-sig"), {"geldig_tot": einde}).encode())
    vast = Regelboek.laad(regelmap, dag, naam)
    return Vaststelling(
        naam=naam,
        sha256=vast.sha256,
        door=door,
        gezien_door=gezien_door,
        aannames=vast.aannames,
        beeindigd=voorganger,
        geldig_tot=einde if voorganger else None,
    )


def _bezwaren(regelmap: Path, boek: Regelboek, door: str, gezien_door: str) -> tuple[str, ...]:
    redenen = []
    namen = [" ".join(naam.split()).casefold() for naam in (door, gezien_door)]
    if not all(namen) or max(len(naam) for naam in namen) > _HOOGSTE_LENGTE:
        redenen.append(f"noem bij --door en --gezien-door een naam of rol van hoogstens {_HOOGSTE_LENGTE} tekens")
    elif namen[0] == namen[1]:
        redenen.append("vaststellen doen twee verschillende mensen; --door en --gezien-door zijn dezelfde")
    if boek.regelset.status == "vastgesteld":
        redenen.append(f"regelset {boek.naam} is al vastgesteld; wie haar wil wijzigen begint met «regels nieuw»")
    redenen += [f"controle: {fout}" for fout in controleer(boek).fouten]
    redenen += [f"proef: {afwijking}" for afwijking in beproef(regelmap, boek).afwijkingen]
    return tuple(redenen)


def _voorganger(regelmap: Path, boek: Regelboek) -> str | None:
    """De laatste regelset die eerder begon en nog geen einde heeft."""
    namen = sorted(pad.parent.name for pad in regelmap.glob(f"*/{BESTAND}") if pad.parent.name < boek.naam)
    open_ = [naam for naam in namen if Regelboek.laad(regelmap, date.min, naam).regelset.geldig_tot is None]
    return open_[-1] if open_ else None


def _zet_zegel(regelmap: Path, boek: Regelboek, door: str, gezien_door: str, dag: date) -> None:
    pad = regelmap / boek.naam / REGELSET
    kop = {"status": "vastgesteld", "vastgesteld_door": door, "gezien_door": gezien_door, "vastgesteld_op": dag}
    tekst = zet_sleutels(pad.read_text(encoding="utf-8-sig"), kop)
    zegel = schrijf_blok("[zegel]", maak_zegel(regelmap, boek.naam))
    schrijf_veilig(pad, f"{tekst.rstrip()}\n\n{zegel}".encode())
