"""monitor.html: één zelfstandige, toegankelijke pagina. Geen script en niets van buiten; ook goed op papier."""

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from fractions import Fraction

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wijknetwerk.begrippen import MINUTEN_PER_UUR
from wijknetwerk.monitor import conclusies, verslag, woorden
from wijknetwerk.monitor.afspraken import Afspraak
from wijknetwerk.monitor.cijfer import Cijfer, afgerond
from wijknetwerk.monitor.effecten import AANBIEDER, AANNAMES, ZELF, samengevat
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.rapport.woorden import datum, in_woorden, schoon


@dataclass(frozen=True)
class Stuk:
    """Een deel zoals het op de pagina staat."""

    deel: verslag.Deel
    zin: str
    plaatje: str | None
    cijfers: tuple[Cijfer, ...]
    rijen: tuple[verslag.Tabelrij, ...]


def maak_html(monitor: Monitor, afspraken: dict[str, Afspraak]) -> bytes:
    """De hele pagina; dezelfde gegevens geven dezelfde bytes."""
    omgeving = Environment(
        loader=ChoiceLoader(
            [PackageLoader("wijknetwerk.monitor", "sjablonen"), PackageLoader("wijknetwerk.rapport", "sjablonen")]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters.update(datum=datum, schoon=schoon, euro=woorden.euro, fte=_fte, uren=_uren)
    stijl = "".join(omgeving.get_template(f"{naam}.css").render() for naam in ("voorstel", "stukken", "monitor"))
    pagina = omgeving.get_template("monitor.html").render(
        monitor=monitor,
        stukken=[_stuk(deel, monitor) for deel in verslag.DELEN],
        stijl=Markup(stijl),  # noqa: S704 - onze eigen stijlbladen, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
        begroting_zin=conclusies.over_begroting(monitor),
        effecten_zin=conclusies.over_effecten(monitor),
        kanten=(ZELF, AANBIEDER),
        wet=lambda wet: woorden.groep((wet.value,) if wet else (), monitor.namen),
        verborgen=woorden.VERBORGEN,
        samengevat=samengevat(monitor.samen) if monitor.samen else (),
        aannames=[_aanname(naam, afspraken[naam]) for naam in AANNAMES if naam in afspraken],
    )
    return pagina.encode()


def _aanname(naam: str, afspraak: Afspraak) -> tuple[str, str]:
    """De naam van een aanname, en haar waarde met de vraag die nog open staat."""
    wat, minuten, _ = naam.partition("_minuten")
    waarde = f"{afspraak.waarde} minuten" if minuten else f"€ {woorden.met_komma(Fraction(afspraak.waarde, 100), 2)}"
    return in_woorden(wat), f"{waarde}. {afspraak.open_vraag}" if afspraak.open_vraag else waarde


def _fte(fte: Fraction) -> str:
    return woorden.met_komma(fte, 2)


def _uren(minuten: int) -> str:
    return woorden.getal(afgerond(Fraction(minuten, MINUTEN_PER_UUR)))


def _stuk(deel: verslag.Deel, monitor: Monitor) -> Stuk:
    svg = deel.plaatje(monitor) if deel.plaatje else None
    return Stuk(
        deel=deel,
        zin=deel.zin(monitor),
        plaatje=f"data:image/svg+xml;base64,{b64encode(svg).decode()}" if svg else None,
        cijfers=tuple(uitkomst.cijfer for uitkomst in verslag.cijfers_van(deel, monitor)),
        rijen=tuple(verslag.rijen_van(deel, monitor)),
    )
