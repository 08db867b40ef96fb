"""Hele kleine weken voor hypothesis: krap, vol vreemde waarden, maar altijd een werkmap die de invoer goedkeurt.

`werkvoorraden()` trekt een week van een paar hulpvragen, zo klein dat elk plan ervan op te sommen is.
"""

from datetime import date, timedelta
from typing import Any

import bouwers
from hypothesis import strategies as st

from wijknetwerk.begrippen import (
    Aanbieder,
    CollectiefAanbod,
    Hulpvraag,
    LopendTraject,
    Vastzetting,
    VorigeRij,
    Werkvoorraad,
    Wijk,
    Wijkcoach,
)

MAANDAG, ZONDAG = bouwers.WEEK.maandag, bouwers.WEEK.zondag
GEBIEDEN = ("RKV", "NW", "ZUID")
WIJKEN = {"WK1": "RKV", "WK2": "RKV", "WK3": "NW", "WK4": "ZUID"}
WETTEN = (("wmo",), ("jeugdwet",), ("jeugdwet", "wmo"))
EXPERTISE = ("autisme", "lvb")
THEMAS = ("ontmoeten", "taal")
OORDEEL = ("ja", "nee", "onbekend")

LANG = {"verwachte_duur_weken": 40}
PROFIELEN: tuple[dict[str, Any], ...] = (
    {},
    LANG,
    LANG | {"deel_door_wijkcoach": "ja"},
    LANG | {"deel_door_wijkcoach": "ja", "minuten_wijkcoach": 15},
    LANG | {"deel_door_wijkcoach": "ja", "minuten_wijkcoach": 0},
    {"collectief_passend": "ja", "thema": "ontmoeten"},
    {"collectief_passend": "ja", "thema": "ontmoeten", "verwachte_duur_weken": 40, "deel_door_wijkcoach": "ja"},
    {"collectief_passend": "ja", "thema": "taal", "verwachte_duur_weken": None},
    LANG | {"onduidelijk_wat_nodig": "ja"},
    LANG | {"basis_passend": "nee"},
    LANG | {"basis_passend": "nee", "ernstige_psychiatrie": "ja", "minuten_per_week": 240},
    {"inwoner_wil_aanbieder": "ja", "zes_ogen": "aanbieder_passend"},
    {"specialisme": "hoog_specialistisch", "basis_passend": "nee"},
)
"""Hulpvragen die elke verdeelroute en elk product laten voorkomen."""

ANDERS: dict[str, tuple[object, ...]] = {
    "crisis": OORDEEL,
    "veiligheidsrisico": OORDEEL,
    "uitstelbaar": OORDEEL,
    "wlz_indicatie": OORDEEL,
    "wlz_denkbaar": OORDEEL,
    "mantelzorg_ondersteuning": OORDEEL,
    "collectief_passend": OORDEEL,
    "contra_indicatie_groep": OORDEEL,
    "doel": ("zelfstandigheid_vergroten", "stabiliseren", "onbekend"),
    "verwachte_duur_weken": (None, 1, 26, 27, 520),
    "waakvlam": OORDEEL,
    "specialisme": ("basis", "specialistisch", "hoog_specialistisch", "onbekend"),
    "inwoner_wil_aanbieder": OORDEEL,
    "zes_ogen": ("nog_niet_gewogen", "zelf_passend", "aanbieder_passend"),
    "deel_door_wijkcoach": OORDEEL,
    "onduidelijk_wat_nodig": OORDEEL,
    "basis_passend": OORDEEL,
    "zelfstandig_wonend": OORDEEL,
    "ernstige_psychiatrie": OORDEEL,
}
"""Per oordeel alles wat iemand kan invullen."""


def dagen(eerste: int, laatste: int) -> st.SearchStrategy[date]:
    """Een dag zoveel dagen na (of voor) de maandag van de week."""
    return st.integers(eerste, laatste).map(lambda dag: MAANDAG + timedelta(days=dag))


def rondom_de_week() -> st.SearchStrategy[date]:
    """De dagen waar het om spant: net voor, in en net na de week."""
    dagen_om = (MAANDAG - timedelta(days=1), MAANDAG, ZONDAG - timedelta(days=1), ZONDAG, ZONDAG + timedelta(days=1))
    return st.sampled_from(dagen_om)


def _deel(uit: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(uit), unique=True, max_size=len(uit)).map(lambda deel: tuple(sorted(deel)))


def _aantal(hoogstens: int) -> st.SearchStrategy[int]:
    """Liever een paar dan geen, en hoogstens zoveel."""
    return st.sampled_from([*range(1, hoogstens + 1), *range(2, hoogstens + 1), 0])


def _soms(strategie: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), st.none(), strategie)


def _code(codes: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return _soms(st.sampled_from(codes)) if codes else st.none()


def _vreemd(trek: st.DrawFn, velden: dict[str, st.SearchStrategy[Any]]) -> dict[str, Any]:
    """Soms één veld met een vreemde waarde; de rest blijft gewoon, zodat er nog plekken overblijven."""
    naam = trek(st.sampled_from([None, *velden]))
    return {} if naam is None else {naam: trek(velden[naam])}


@st.composite
def wijken(trek: st.DrawFn) -> tuple[Wijk, ...]:
    """Vier wijken in drie gebieden, met willekeurige buren (soms maar aan één kant genoemd)."""
    paren = [(een, ander) for een in WIJKEN for ander in WIJKEN if een != ander]
    buren = trek(st.sets(st.sampled_from(paren)))
    return tuple(
        bouwers.wijk(code, gebied, tuple(ander for een, ander in sorted(buren) if een == code))
        for code, gebied in WIJKEN.items()
    )


@st.composite
def wijkcoaches(trek: st.DrawFn, code: str) -> Wijkcoach:
    """Een wijkcoach met weinig ruimte en soms verlof, overig werk of geen bandbreedte."""
    band = sorted((trek(st.sampled_from([0, 5, 60, 120, 300])), trek(st.sampled_from([0, 7, 120, 240, 600]))))
    vreemd = _vreemd(
        trek,
        {
            "team": st.sampled_from(GEBIEDEN),
            "wetten": st.sampled_from(WETTEN),
            "expertise": _deel(EXPERTISE),
            "overige_minuten": st.sampled_from([15, 60, 300]),
            "verlof": st.lists(rondom_de_week(), min_size=1, max_size=2).map(sorted),
        },
    )
    verlof = vreemd.pop("verlof", [])
    vreemd |= dict(zip(("verlof_van", "verlof_tot"), verlof, strict=False))
    gewoon = {
        "team": "RKV",
        "expertise": EXPERTISE,
        "begeleiding_minuten": trek(st.sampled_from([600, 240, 240, 150, 135, 135, 90, 75, 75, 60, 15, 0])),
        "bandbreedte_van": band[0],
        "bandbreedte_tot": band[1],
    }
    return bouwers.wijkcoach(code, **(gewoon | vreemd))


@st.composite
def aanbieders(trek: st.DrawFn, code: str) -> Aanbieder:
    """Een aanbieder met weinig ruimte, in het netwerk of in de tweede schil, soms met een contract dat afloopt."""
    vreemd = _vreemd(
        trek,
        {
            "wetten": st.sampled_from(WETTEN),
            "gebieden": _deel(GEBIEDEN),
            "producten": st.sampled_from([("basis",), ("specialistisch",), ("orientatie",), ("basis", "gecombineerd")]),
            "expertise": _deel(EXPERTISE),
            "capaciteitsstand": st.sampled_from(["wachtlijst", "geen", "eerst_beoordelen"]),
            "contract_tot": rondom_de_week(),
            "ervaring_score": st.sampled_from([0, 5, 6, 10]),
            "systeempartij": st.just(value=True),
        },
    )
    gewoon = {
        "schil": trek(st.sampled_from(["netwerk", "netwerk", "tweede_schil"])),
        "expertise": EXPERTISE,
        "ruimte_basis": trek(st.sampled_from([240, 240, 120, 120, 90, 60, 60, 30, 0])),
        "ruimte_specialistisch": trek(st.sampled_from([240, 120, 120, 60, 60, 30, 0])),
        "capaciteit_datum": trek(st.sampled_from([MAANDAG - timedelta(days=dag) for dag in (0, 14, 15)])),
    }
    return bouwers.aanbieder(code, **(gewoon | vreemd))


@st.composite
def groepen(trek: st.DrawFn, code: str) -> CollectiefAanbod:
    """Een groep met hoogstens vier plaatsen, vaak vol of nog onder haar minimum."""
    plaatsen = trek(st.integers(0, 4))
    vreemd = _vreemd(
        trek,
        {
            "thema": st.sampled_from(THEMAS),
            "wetten": st.sampled_from(WETTEN),
            "wijken": _deel(tuple(WIJKEN)),
            "dagdeel": st.just("avond"),
            "start": st.sampled_from([ZONDAG + timedelta(days=28), ZONDAG + timedelta(days=29)]),
            "einde": rondom_de_week(),
        },
    )
    gewoon = {
        "wijken": (),
        "plaatsen": plaatsen,
        "bezet": trek(st.integers(0, plaatsen)),
        "minimum": trek(st.integers(0, plaatsen)),
    }
    return bouwers.groep(code, **(gewoon | vreemd))


@st.composite
def trajecten(trek: st.DrawFn, nummer: str, plekken: tuple[str, ...]) -> LopendTraject:
    """Hulp die loopt, net begint, deze week eindigt of al voorbij is."""
    start = trek(st.one_of(dagen(-400, -1), rondom_de_week()))
    einde = trek(st.one_of(dagen(38, 46), rondom_de_week(), dagen(7, 37)).filter(lambda dag: dag >= start))
    return bouwers.traject(
        nummer,
        plek=trek(st.sampled_from(plekken)),
        wijk=trek(st.sampled_from(tuple(WIJKEN))),
        minuten_per_week=trek(st.sampled_from([0, 15, 60, 120])),
        start=start,
        einddatum=einde,
    )


@st.composite
def hulpvragen(
    trek: st.DrawFn, nummer: str, coaches: tuple[str, ...], aanbieders: tuple[str, ...], trajecten: tuple[str, ...]
) -> Hulpvraag:
    """Een hulpvraag uit een profiel, met soms een oordeel dat anders of nog onbekend is."""
    profiel = trek(st.sampled_from(PROFIELEN))
    anders = {
        naam: trek(st.sampled_from(ANDERS[naam])) for naam in trek(st.sets(st.sampled_from(list(ANDERS)), max_size=1))
    }
    niet = trek(_deel(aanbieders)) if aanbieders and trek(st.booleans()) else ()
    rij = {
        "wet": trek(st.sampled_from(["wmo", "wmo", "jeugdwet"])),
        "wijk": trek(st.sampled_from(("WK1", "WK1", *WIJKEN))),
        "melddatum": MAANDAG - timedelta(days=trek(st.sampled_from([0, 28, 29, 42, 43]))),
        "minuten_per_week": trek(st.sampled_from([60, 60, 60, 61, 90, 120, 30, 29, 28, 15, 1, 240])),
        "urgentie": trek(st.sampled_from(["laag", "normaal", "hoog"])),
        "niet_aanbieder": niet,
        "voorkeur_aanbieder": trek(_code(tuple(code for code in aanbieders if code not in niet))),
        "huidige_plek": trek(_code(coaches + aanbieders)),
        "huishouden": trek(st.sampled_from([None, "HH1", "HH1", "HH2"])),
    }
    rij |= _vreemd(
        trek,
        {
            "aanleiding": st.just("afloop"),
            "lopend_traject": _code(trajecten),
            "expertise": _deel(EXPERTISE),
            "dagdelen": st.sampled_from([("ochtend",), ("avond", "ochtend")]),
        },
    )
    alles = rij | profiel | anders
    if alles.get("minuten_wijkcoach", 0) >= alles["minuten_per_week"]:
        alles["minuten_wijkcoach"] = None
    return bouwers.hulpvraag(nummer, **alles)


@st.composite
def _vastzettingen(
    trek: st.DrawFn, nummers: tuple[str, ...], plekken: tuple[str, ...], vast_kan: tuple[str, ...]
) -> tuple[Vastzetting, ...]:
    """Hoogstens één vaste plek per hulpvraag, en uitgesloten plekken daarnaast."""
    vast = trek(st.dictionaries(st.sampled_from(nummers), st.sampled_from(vast_kan), max_size=2)) if vast_kan else {}
    paren = st.tuples(st.sampled_from(nummers), st.sampled_from(plekken))
    uit = trek(st.sets(paren.filter(lambda paar: vast.get(paar[0]) != paar[1]), max_size=2))
    return (
        *(bouwers.vastgezet(nummer, plek) for nummer, plek in vast.items()),
        *(bouwers.vastgezet(nummer, plek, "uitgesloten") for nummer, plek in sorted(uit)),
    )


@st.composite
def _vorige(trek: st.DrawFn, nummers: tuple[str, ...], plekken: tuple[str, ...]) -> tuple[VorigeRij, ...]:
    vorig = trek(st.dictionaries(st.sampled_from((*nummers, "H-weg")), st.sampled_from(plekken), max_size=2))
    return tuple(
        VorigeRij(hulpvraag=nummer, plek=plek, meegedeeld=trek(st.booleans())) for nummer, plek in vorig.items()
    )


@st.composite
def werkvoorraden(
    trek: st.DrawFn,
    hulpvragen_max: int = 4,
    coaches_max: int = 3,
    aanbieders_max: int = 3,
    groepen_max: int = 2,
) -> Werkvoorraad:
    """Een hele kleine week die de invoer zou goedkeuren; met de maxima bepaalt een test hoe klein."""
    coaches = [trek(wijkcoaches(f"C{nr}")) for nr in range(1, 1 + trek(_aantal(coaches_max)))]
    partijen = [trek(aanbieders(f"A{nr}")) for nr in range(1, 1 + trek(_aantal(aanbieders_max)))]
    aanbod = [trek(groepen(f"G-{nr}")) for nr in range(1, 1 + trek(_aantal(groepen_max)))]
    coachcodes, partijcodes = tuple(c.code for c in coaches), tuple(a.code for a in partijen)
    begeleiders = coachcodes + partijcodes
    lopend = [
        trek(trajecten(f"T{nr}", begeleiders)) for nr in range(1, 1 + trek(st.integers(0, 2 * bool(begeleiders))))
    ]
    nummers = tuple(f"H{nr}" for nr in range(1, 1 + trek(_aantal(hulpvragen_max))))
    vragen = [trek(hulpvragen(nr, coachcodes, partijcodes, tuple(t.nummer for t in lopend))) for nr in nummers]
    plekken = begeleiders + tuple(groep.code for groep in aanbod)
    verlopen = {a.code for a in partijen if a.contract_tot is not None and a.contract_tot < ZONDAG}
    vast_kan = tuple(plek for plek in plekken if plek not in verlopen)
    teamleider = nummers and plekken and trek(st.booleans())
    return bouwers.werkvoorraad(
        *vragen,
        wijkcoaches=coaches,
        aanbieders=partijen,
        collectief_aanbod=aanbod,
        wijken=trek(wijken()),
        lopende_trajecten=lopend,
        vastgezet=trek(_vastzettingen(nummers, plekken, vast_kan)) if teamleider else (),
        vorig_voorstel=trek(_vorige(nummers, plekken)) if nummers and plekken else (),
    )
