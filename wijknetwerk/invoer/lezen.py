"""`lees`: van werkmap naar werkvoorraad, of alle fouten in één keer."""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from wijknetwerk.begrippen import TABELLEN, Begrip, Week, Werkvoorraad, Woordenlijst
from wijknetwerk.invoer.csvbron import lees_map
from wijknetwerk.invoer.kolommen import ALLE_TABELLEN, INSTELLINGEN
from wijknetwerk.invoer.meldingen import Lezing, Melding, bedoelde_u, niet_te_openen
from wijknetwerk.invoer.namen import veilige_naam
from wijknetwerk.invoer.privacy import GEEN_BSN, persoonsgegevens
from wijknetwerk.invoer.rijen import Gelezen, lees_tabel
from wijknetwerk.invoer.samenhang import FOUTEN, WAARSCHUWINGEN, controleer
from wijknetwerk.invoer.tabel import Bron
from wijknetwerk.invoer.verwijzingen import Werkmap

WEEKINSTELLING = "week"


def lees(pad: Path, woordenlijst: Woordenlijst, week: Week | None = None, vandaag: date | None = None) -> Lezing:
    """Leest een werkmap: een map met CSV-bestanden of één .xlsx-werkboek.

    De week komt uit `week`, anders uit de tabel instellingen, anders uit `vandaag` (met een waarschuwing). Is er één
    fout, dan is er geen werkvoorraad; alle fouten van alle tabellen staan in de lezing. Persoonsgegevens gaan voor:
    dan staan alleen die meldingen erin, zonder waarden, en is de rest niet bekeken.
    """
    pad = pad if pad.name else pad.resolve()  # «.» heeft geen naam om in een melding te zetten
    if veilige_naam(pad.name, "") != pad.name:
        return Lezing(werkvoorraad=None, fouten=(Melding(bestand="de werkmap", zin=GEEN_BSN),))
    if not pad.exists():
        zin = (
            "bestaat niet; geef een map met CSV-bestanden of één .xlsx-werkboek op (wijknetwerk sjabloon maakt er een)"
        )
        return Lezing(werkvoorraad=None, fouten=(Melding(bestand=pad.name, zin=zin),))
    return lees_bron(_open(pad), pad.name, woordenlijst, week, vandaag)


def lees_bron(
    bron: Bron, naam: str, woordenlijst: Woordenlijst, week: Week | None = None, vandaag: date | None = None
) -> Lezing:
    """Leest wat er in een werkmap gevonden is; `naam` staat in meldingen over de werkmap als geheel."""
    if not bron.tabellen:
        return Lezing(werkvoorraad=None, fouten=bron.fouten)
    if geheim := persoonsgegevens([*bron.tabellen.values(), *bron.bijlagen]):
        return Lezing(werkvoorraad=None, fouten=geheim)
    gelezen = {naam: lees_tabel(bron.tabellen[naam]) for naam in ALLE_TABELLEN if naam in bron.tabellen}
    week, weekfouten, weekwaarschuwingen = _week(naam, gelezen.get(INSTELLINGEN), week, vandaag)
    werkmap = Werkmap(gelezen, woordenlijst, week)
    celfouten = [melding for tabel in gelezen.values() for melding in tabel.fouten]
    fouten = [*bron.fouten, *celfouten, *weekfouten, *controleer(werkmap, FOUTEN)]
    waarschuwingen = [*bron.waarschuwingen, *weekwaarschuwingen, *controleer(werkmap, WAARSCHUWINGEN)]
    return Lezing(
        werkvoorraad=_werkvoorraad(gelezen, week) if week is not None and not fouten else None,
        fouten=_op_volgorde(fouten, bron),
        waarschuwingen=_op_volgorde(waarschuwingen, bron),
    )


def _open(pad: Path) -> Bron:
    if not pad.is_dir():
        from wijknetwerk.invoer.xlsxbron import lees_werkboek  # noqa: PLC0415 - laadt openpyxl en numpy; een map niet

        return lees_werkboek(pad)
    try:
        return lees_map(pad)
    except OSError as fout:
        return Bron({}, fouten=(Melding(bestand=pad.name, zin=niet_te_openen(fout)),))


def _week(
    naam: str, instellingen: Gelezen | None, week: Week | None, vandaag: date | None
) -> tuple[Week | None, list[Melding], list[Melding]]:
    """Kiest de week: opgegeven, uit de instellingen, of die van vandaag; met fouten en waarschuwingen."""
    fouten: list[Melding] = []
    ingesteld: Week | None = None
    plaats: Melding | None = None
    for rij in instellingen.rijen if instellingen else ():
        instelling, waarde = rij.waarden.get("instelling"), rij.waarden.get("waarde")
        if instellingen is None or not isinstance(instelling, str):
            continue
        if instelling != WEEKINSTELLING:
            zin = "deze instelling bestaat niet; alleen week kan" + bedoelde_u(instelling, [WEEKINSTELLING])
            fouten.append(instellingen.melding(zin, rij, "instelling"))
        elif isinstance(waarde, str):
            plaats = instellingen.melding("", rij, "waarde")
            try:
                ingesteld = Week.lees(waarde)
            except ValueError:
                fouten.append(
                    plaats.model_copy(
                        update={"zin": f"verwacht een week die bestaat, bijvoorbeeld 2026-W47{_bedoelde_week(waarde)}"}
                    )
                )
    if week is not None:
        anders = plaats is not None and ingesteld not in (None, week)
        zin = f"gerekend wordt met de opgegeven week {week}, niet met deze"
        return week, fouten, [plaats.model_copy(update={"zin": zin})] if plaats is not None and anders else []
    if ingesteld is not None or fouten:
        return ingesteld, fouten, []
    if vandaag is not None:
        zin = f"er is geen week opgegeven; gerekend wordt met de week van vandaag, {Week.van(vandaag)}"
        return Week.van(vandaag), [], [Melding(bestand=naam, zin=zin)]
    zin = "er is geen week opgegeven; vul in de tabel instellingen bij week bijvoorbeeld 2026-W47 in, of gebruik --week"
    return None, [Melding(bestand=naam, zin=zin)], []


def _bedoelde_week(waarde: str) -> str:
    """Herkent losse schrijfwijzen als `2026-47`, `week 47 2026` of `2026w5`."""
    deel = re.fullmatch(
        r"(?P<jaar>20\d\d)\D{0,3}(?P<week>\d{1,2})|\D*(?P<week2>\d{1,2})\D{1,3}(?P<jaar2>20\d\d)", waarde
    )
    if deel is None:
        return ""
    jaar, nummer = deel["jaar"] or deel["jaar2"], int(deel["week"] or deel["week2"])
    try:
        return f"; bedoelde u «{Week.lees(f'{jaar}-W{nummer:02d}')}»?"
    except ValueError:
        return ""


def _werkvoorraad(gelezen: dict[str, Gelezen], week: Week) -> Werkvoorraad:
    tabellen: dict[str, list[Begrip]] = {
        naam: [soort.model_validate(rij.waarden) for rij in gelezen[naam].rijen] if naam in gelezen else []
        for naam, soort in TABELLEN.items()
    }
    return Werkvoorraad.model_validate({"week": week, **tabellen})


def _op_volgorde(meldingen: Iterable[Melding], bron: Bron) -> tuple[Melding, ...]:
    """Zet meldingen in de volgorde waarin iemand het bestand doorloopt: per tabel, van boven naar onder."""
    bestanden = {tabel.bestand: plek for plek, tabel in enumerate(bron.tabellen.values(), 1)}

    def plaats(melding: Melding) -> tuple[int, int, int, str]:
        letters = (melding.cel or "").rstrip("0123456789")
        return bestanden.get(melding.bestand, 0), melding.rij or 0, len(letters), letters

    return tuple(sorted(meldingen, key=plaats))
