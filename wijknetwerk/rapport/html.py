"""voorstel.html: één zelfstandige, toegankelijke pagina. Geen script en niets van buiten; ook goed op papier."""

import hashlib
from base64 import b64encode
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from wijknetwerk.begrippen import Belasting, SoortPlek, Weekvoorstel, Werkvoorraad, uren
from wijknetwerk.rapport import conclusies, eerlijkheid, herplan, plaatjes, woorden
from wijknetwerk.rapport.blik import AANBIEDERS, Blik, band, bewijs_van, kernreden

_COACHES_IN_EEN_PLAATJE = 24
_STAVEN_IN_EEN_PLAATJE = 30
_BESTE_PER_HULPVRAAG = 3
_ANDERE_PER_HULPVRAAG = 25


class Plaatje(NamedTuple):
    """Een plaatje met de zin die zegt wat erop te zien is."""

    titel: str
    zin: str
    bron: str


def maak_html(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> bytes:
    """De hele pagina; dezelfde invoer geeft dezelfde bytes."""
    blik = Blik(voorstel, werkvoorraad)
    stijl, sjabloon = _sjablonen()
    belasting = [
        ("Wijkcoaches", "uren per week", blik.belasting_van(SoortPlek.ZELF), _plaatjes_coaches(blik)),
        ("Aanbieders", "uren per week", blik.belasting_van(*AANBIEDERS), _plaatjes_aanbieders(blik)),
        ("Collectief aanbod", "plaatsen", blik.belasting_van(SoortPlek.COLLECTIEF), _plaatjes_groepen(blik)),
    ]
    pagina = sjabloon.render(
        blik=blik,
        voorstel=voorstel,
        stijl=Markup(stijl),  # noqa: S704  # ons eigen stijlblad, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
        stromen=_plaatje_stromen(blik),
        belasting=[deel for deel in belasting if deel[2]],
        herplan=herplan,
        eerlijkheid=eerlijkheid.zin(blik),
        groepsnaam=partial(eerlijkheid.groep, blik),
        bewijs_uitleg=conclusies.over_bewijs(voorstel),
        beste=_BESTE_PER_HULPVRAAG,
        andere=_ANDERE_PER_HULPVRAAG,
    )
    return pagina.encode()


def laad() -> None:
    """Zet klaar wat voor elke pagina hetzelfde is: de sjablonen en het lettertype van de plaatjes."""
    _sjablonen()
    plaatjes.teken_stromen([("", "", 1)])


@cache
def _sjablonen() -> tuple[str, Template]:
    omgeving = maak_omgeving("wijknetwerk.rapport")
    return omgeving.get_template("voorstel.css").render(), omgeving.get_template("voorstel.html")


def maak_omgeving(pakket: str) -> Environment:
    """Waarmee elke pagina wordt gemaakt, met de sjablonen van dit pakket: alles uit de gegevens is veilig gemaakt."""
    omgeving = Environment(
        loader=PackageLoader(pakket, "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters: dict[str, Callable[..., object]] = {
        "aantal": woorden.aantal,
        "band": band,
        "bewijs": bewijs_van,
        "datum_kort": woorden.datum_kort,
        "erbij": woorden.erbij,
        "kernreden": kernreden,
        "opsomming": woorden.opsomming,
        "product": woorden.PRODUCTEN.__getitem__,
        "route": woorden.ROUTES.__getitem__,
        "schoon": woorden.schoon,
        "soort": woorden.SOORTEN.__getitem__,
        "termijn": woorden.termijn_zin,
        "termijn_kort": woorden.termijn_kort,
        "trede": woorden.trede,
        "uren": uren,
        "weekdagen": woorden.weekdagen,
        "zin": woorden.zin,
    }
    omgeving.filters.update(filters)
    return omgeving


def _plaatje_stromen(blik: Blik) -> Plaatje | None:
    stromen = blik.stromen()
    if not stromen:
        return None
    return _plaatje("Van route naar plek", conclusies.over_stromen(stromen), plaatjes.teken_stromen(stromen))


def _plaatjes_coaches(blik: Blik) -> list[Plaatje]:
    """Eén plaatje, of bij veel wijkcoaches één per team."""
    team = {coach.code: coach.team for coach in blik.werkvoorraad.wijkcoaches}
    alle = blik.belasting_van(SoortPlek.ZELF)
    if len(alle) <= _COACHES_IN_EEN_PLAATJE:
        groepen = {"": alle}
    else:
        namen = sorted({team[b.plek] for b in alle})
        groepen = {f", team {naam}": tuple(b for b in alle if team[b.plek] == naam) for naam in namen}
    return [
        _plaatje(f"Belasting per wijkcoach{bij}", conclusies.over_coaches(leden), plaatjes.teken_coaches(leden))
        for bij, leden in groepen.items()
        if leden
    ]


def _plaatjes_aanbieders(blik: Blik) -> list[Plaatje]:
    alle = blik.belasting_van(*AANBIEDERS)
    return _plaatjes_plekken("Belasting per aanbieder", alle, conclusies.over_aanbieders)


def _plaatjes_groepen(blik: Blik) -> list[Plaatje]:
    alle = blik.belasting_van(SoortPlek.COLLECTIEF)
    return _plaatjes_plekken("Bezetting per groep", alle, conclusies.over_groepen)


def _plaatjes_plekken(
    titel: str, alle: Sequence[Belasting], conclusie: Callable[[Sequence[Belasting]], str]
) -> list[Plaatje]:
    """De drukste plekken; de zin gaat over allemaal en de tabel noemt ze ook allemaal."""
    if not alle:
        return []
    volst = sorted(alle, key=lambda b: (-b.waarvan_nieuw, -b.minuten, b.plek))[:_STAVEN_IN_EEN_PLAATJE]
    getekend = [b for b in alle if b in volst]
    bij = "" if len(getekend) == len(alle) else f" (de {len(getekend)} met de meeste nieuwe hulpvragen)"
    return [_plaatje(titel + bij, conclusie(alle), plaatjes.teken_plekken(getekend))]


def _plaatje(titel: str, zin: str, svg: bytes) -> Plaatje:
    return Plaatje(titel, zin, f"data:image/svg+xml;base64,{b64encode(svg).decode()}")
