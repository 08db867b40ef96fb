"""De cijfers van de monitor. Een cijfer erbij is één bestand, één plaats in `CIJFERS` en zijn test."""

from wijknetwerk.monitor.cijfer import Cijfer
from wijknetwerk.monitor.cijfers.besluiten import AFWIJKING_BIJ_WERKDRUK, COLLECTIEF, COLLECTIEF_NIET, VOLGGRAAD
from wijknetwerk.monitor.cijfers.evaluaties import (
    INTEGRAAL,
    NETWERK_BETROKKEN,
    OPLOSSINGSVERMOGEN,
    RESPONS_COACHES,
    RESPONS_INWONERS,
    VOORLIGGEND,
    VOORLIGGEND_NIET,
    ZELFSTANDIG_VERDER,
    ZELFSTANDIG_VOLGENS_TEAM,
)
from wijknetwerk.monitor.cijfers.terugblik import TERUGBLIK, TERUGBLIK_AANBIEDERS
from wijknetwerk.monitor.cijfers.uren import EXTRA_FTE, UREN_BENUT
from wijknetwerk.monitor.cijfers.verloop import (
    AANDEEL_PER_MAAND,
    AANDEEL_ZELF,
    ACTIEF,
    BEGINSTAND,
    BEOOGDE_WIJKEN,
    EINDREDEN,
    INSTROOM,
    UITSTROOM,
)
from wijknetwerk.monitor.cijfers.versnippering import (
    AANBIEDERS_PER_HUISHOUDEN,
    EFFECTIEF_AANTAL,
    INWONERS_PER_AANBIEDER,
)

CIJFERS: tuple[Cijfer, ...] = (
    BEGINSTAND,
    INSTROOM,
    UITSTROOM,
    ACTIEF,
    BEOOGDE_WIJKEN,
    AANDEEL_ZELF,
    AANDEEL_PER_MAAND,
    EXTRA_FTE,
    UREN_BENUT,
    EINDREDEN,
    ZELFSTANDIG_VOLGENS_TEAM,
    RESPONS_COACHES,
    RESPONS_INWONERS,
    ZELFSTANDIG_VERDER,
    OPLOSSINGSVERMOGEN,
    NETWERK_BETROKKEN,
    INTEGRAAL,
    VOORLIGGEND,
    VOORLIGGEND_NIET,
    INWONERS_PER_AANBIEDER,
    EFFECTIEF_AANTAL,
    AANBIEDERS_PER_HUISHOUDEN,
    VOLGGRAAD,
    AFWIJKING_BIJ_WERKDRUK,
    COLLECTIEF,
    COLLECTIEF_NIET,
    TERUGBLIK,
    TERUGBLIK_AANBIEDERS,
)
