"""De bladzijde als één zelfstandige, toegankelijke pagina. Geen script en niets van buiten; ook goed op papier."""

import hashlib
from base64 import b64encode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.bladzijde.stuk import VERBORGEN, Bladzijde, Eenheid
from wijknetwerk.rapport.woorden import schoon


def maak_html(bladzijde: Bladzijde) -> bytes:
    """De hele pagina; dezelfde gegevens geven dezelfde bytes."""
    omgeving = Environment(
        loader=PackageLoader("wijknetwerk.rapport", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters.update(schoon=schoon)
    stijl = "".join(omgeving.get_template(f"{naam}.css").render() for naam in ("voorstel", "stukken", "bladzijde"))
    pagina = omgeving.get_template("bladzijde.html").render(
        bladzijde=bladzijde,
        plaatje=lambda svg: f"data:image/svg+xml;base64,{b64encode(svg).decode()}",
        waarde=woorden.waarde,
        tekst=Eenheid.TEKST,
        verborgen=VERBORGEN,
        stijl=Markup(stijl),  # noqa: S704 - onze eigen stijlbladen, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
    )
    return pagina.encode()
