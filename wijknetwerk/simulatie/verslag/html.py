"""simulatie.html: één zelfstandige, toegankelijke pagina. Geen script en niets van buiten; ook goed op papier."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from wijknetwerk.rapport.woorden import schoon
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.verslag.stukken import Stuk


def maak_html(simulatie: Simulatie, stukken: Sequence[Stuk]) -> bytes:
    """De hele pagina; dezelfde gegevens geven dezelfde bytes."""
    omgeving = Environment(
        loader=ChoiceLoader(
            [
                PackageLoader("wijknetwerk.simulatie.verslag", "sjablonen"),
                PackageLoader("wijknetwerk.rapport", "sjablonen"),
            ]
        ),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    omgeving.filters.update(schoon=schoon)
    stijl = omgeving.get_template("voorstel.css").render() + omgeving.get_template("simulatie.css").render()
    pagina = omgeving.get_template("simulatie.html").render(
        simulatie=simulatie,
        stukken=[(stuk, _plaatje(stuk)) for stuk in stukken],
        stijl=Markup(stijl),  # noqa: S704 - onze eigen stijlbladen, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
    )
    return pagina.encode()


def _plaatje(stuk: Stuk) -> str | None:
    return f"data:image/svg+xml;base64,{b64encode(stuk.teken()).decode()}" if stuk.teken else None
