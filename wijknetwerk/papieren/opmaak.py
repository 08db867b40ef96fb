"""De papieren als pagina's om te printen: zelfstandig, zonder script, en altijd met dezelfde bytes."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence

from markupsafe import Markup

from wijknetwerk.papieren.motivering import Blad
from wijknetwerk.papieren.wegingsblad import Wegingsblad, citaat, kern
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.rapport.html import maak_omgeving


def wegingsbladen_html(blik: Blik, bladen: Sequence[Wegingsblad]) -> bytes:
    """Alle wegingsbladen onder elkaar; elk blad begint op een nieuwe pagina."""
    return _pagina("wegingsblad.html", blik=blik, bladen=bladen)


def motivering_html(blik: Blik, blad: Blad) -> bytes:
    """Het motiveringsblad van één inwoner."""
    return _pagina("motivering.html", blik=blik, blad=blad)


def _pagina(sjabloon: str, **gegevens: object) -> bytes:
    omgeving = maak_omgeving("wijknetwerk.papieren")
    omgeving.filters |= {"citaat": citaat, "kern": kern}
    stijl = omgeving.get_template("papier.css").render()
    pagina = omgeving.get_template(sjabloon).render(
        stijl=Markup(stijl),  # noqa: S704  # ons eigen stijlblad, zonder gegevens erin
        stijlhash=b64encode(hashlib.sha256(stijl.encode()).digest()).decode(),
        **gegevens,
    )
    return pagina.encode()
