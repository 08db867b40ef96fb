"""Wegen: wat de regels over elke hulpvraag zeggen, vóór de verdeling over plekken."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from wijknetwerk.begrippen import (
    VERDEELROUTES,
    Actie,
    Hulpvraag,
    Navraag,
    Product,
    Reden,
    Route,
    Termijn,
)
from wijknetwerk.eisen import Veld

SCHILUITKOMSTEN = (
    "netwerkpartner",
    "aanbieder",
    "tweede_schil_expertise",
    "tweede_schil_ervaring",
    "tweede_schil_capaciteit",
)
"""Wat de schiltabel over een aanbieder bij een hulpvraag kan zeggen."""


@dataclass(frozen=True)
class Weging:
    """Het oordeel van de regels over één hulpvraag.

    `vangnet` is de route als er in de groep geen plaats is; gelijk aan `route` als die geen collectief is, en None
    als de hulpvraag dan niet verdeeld mag worden (bijvoorbeeld omdat er iets na te vragen is).
    """

    hulpvraag: Hulpvraag
    route: Route
    vangnet: Route | None
    product: Product | None
    redenen: tuple[Reden, ...] = ()
    meekijken: tuple[Actie, ...] = ()
    navragen: tuple[Navraag, ...] = ()
    termijnen: tuple[Termijn, ...] = ()

    @property
    def wordt_verdeeld(self) -> bool:
        """Of de hulpvraag deze week een plek krijgt."""
        return self.route in VERDEELROUTES

    def kan(self, route: Route) -> bool:
        """Of deze route, zelf of als vangnet, open staat."""
        return route in (self.route, self.vangnet)


@dataclass(frozen=True)
class Wegingen:
    """Alle wegingen van een week, in de volgorde van de hulpvragen, met per aanbieder de schil (H × A)."""

    veld: Veld
    rijen: tuple[Weging, ...]
    schil: NDArray[np.int8]
