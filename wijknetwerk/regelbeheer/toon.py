"""Een regelset laten lezen: op het scherm, als Markdown en als zelfstandige HTML-pagina."""

import hashlib
import textwrap
from base64 import b64encode
from collections.abc import Iterable, Iterator

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wijknetwerk.begrippen import Bron
from wijknetwerk.regelbeheer.beeld import Getalbeeld, Regelbeeld, Setbeeld

BREEDTE = 100


def maak_tekst(beeld: Setbeeld) -> str:
    """Voor het scherm, hoogstens honderd tekens breed."""
    rijen = [f"Regelset {beeld.naam}", *(f"  {wat}: {waarde}" for wat, waarde in beeld.feiten)]
    for tabel in beeld.tabellen:
        rijen += ["", f"{tabel.naam.upper()}  {tabel.titel} {tabel.hoe}"]
        for regel in tabel.regels:
            rijen += ["", *_tekst_van(regel)]
    for kop, getallen in (("DREMPELS", beeld.drempels), ("GEWICHTEN", beeld.gewichten)):
        if getallen:
            rijen += ["", kop, *(f"  {getal.naam}: {getal.waarde}{_merk(getal)}" for getal in getallen)]
    if beeld.aannames:
        rijen += ["", f"AANNAMES  {len(beeld.aannames)} keuzes waar geen stuk iets over zegt"]
        for aanname in beeld.aannames:
            rijen += _vouw(f"{aanname.naam}: {aanname.open_vraag}", "  ", "    ")
    if beeld.stukken:
        rijen += ["", "BRONNEN"]
        for stuk, titel in beeld.stukken:
            rijen += _vouw(f"{stuk}: {titel}", "  ", "    ")
    return "\n".join(rijen) + "\n"


def _tekst_van(regel: Regelbeeld) -> Iterator[str]:
    yield from _vouw(f"{regel.id}  {regel.als_zin}, dan: {regel.dan}", "  ", "         ")
    extra = [regel.zin, *(f"Bron: {_bron(bron)}" for bron in regel.bron)]
    extra += [f"Aanname: {regel.open_vraag}"] if regel.open_vraag else []
    extra += ["Telt pas na de verdeling."] if regel.na_de_verdeling else []
    extra += [regel.niet_zin] if regel.niet else []
    for zin in extra:
        yield from _vouw(zin, "         ", "           ")


def _vouw(zin: str, eerste: str, later: str) -> list[str]:
    return textwrap.wrap(zin, BREEDTE, initial_indent=eerste, subsequent_indent=later, break_long_words=False)


def _bron(bron: Bron) -> str:
    return f"{bron.stuk} «{bron.citaat}»"


def _merk(getal: Getalbeeld) -> str:
    return " (aanname)" if getal.open_vraag else ""


def maak_markdown(beeld: Setbeeld) -> str:
    """Voor in een document of een wiki."""
    rijen = [f"# Regelset {beeld.naam}", "", *(f"- {wat}: {_md(waarde)}" for wat, waarde in beeld.feiten)]
    for tabel in beeld.tabellen:
        rijen += ["", f"## {tabel.naam}: {tabel.titel}", "", tabel.hoe]
        for regel in tabel.regels:
            rijen += ["", *_markdown_van(regel)]
    for kop, getallen in (("Drempels", beeld.drempels), ("Gewichten", beeld.gewichten)):
        if getallen:
            rijen += [
                "",
                f"## {kop}",
                "",
                "| naam | waarde | herkomst |",
                "|---|---|---|",
                *_markdown_getallen(getallen),
            ]
    if beeld.aannames:
        rijen += ["", "## Aannames met hun open vraag", "", "| bestand | wat | open vraag |", "|---|---|---|"]
        rijen += [f"| {a.bestand} | {a.naam} | {_md(a.open_vraag)} |" for a in beeld.aannames]
    if beeld.stukken:
        rijen += ["", "## Bronnen", "", *(f"- {stuk}: {_md(titel)}" for stuk, titel in beeld.stukken)]
    return "\n".join(rijen) + "\n"


def _markdown_van(regel: Regelbeeld) -> Iterator[str]:
    na = " *(telt pas na de verdeling)*" if regel.na_de_verdeling else ""
    yield f"### {regel.id}{na}"
    yield ""
    yield f"{_md(regel.als_zin)}, dan: **{_md(regel.dan)}**. {_md(regel.zin)}"
    yield ""
    yield from (f"- Bron {bron.stuk}: «{_md(bron.citaat)}»" for bron in regel.bron)
    if regel.open_vraag:
        yield f"- **Aanname.** {_md(regel.open_vraag)}"
    if regel.niet:
        yield f"- {regel.niet_zin}"


def _markdown_getallen(getallen: Iterable[Getalbeeld]) -> Iterator[str]:
    for getal in getallen:
        herkomst = [f"{bron.stuk} «{bron.citaat}»" for bron in getal.bron]
        herkomst += [f"aanname: {getal.open_vraag}"] if getal.open_vraag else []
        yield f"| {getal.naam} | {getal.waarde} | {_md('; '.join(herkomst))} |"


def _md(tekst: str) -> str:
    """Tekens die in Markdown iets betekenen, als gewoon teken."""
    return "".join(f"\\{teken}" if teken in "\\|*_<>[]`" else teken for teken in tekst)


def maak_html(beeld: Setbeeld) -> bytes:
    """Eén zelfstandige, toegankelijke pagina: geen script en niets van buiten."""
    omgeving = Environment(
        loader=PackageLoader("wijknetwerk.regelbeheer", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    stijl = omgeving.get_template("regels.css").render()
    pagina = omgeving.get_template("regels.html").render(
        beeld=beeld,
        stijl=Markup(stijl),  # noqa: S704  # ons eigen stijlblad, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
    )
    return pagina.encode()
