"""Verzonnen aanbieders: deelnemers van het wijknetwerk heten naar vogels, de tweede schil naar bomen."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from voorbeeldmaker.loten import Loten
from wijknetwerk.begrippen import MINUTEN_PER_UUR, Aanbieder, Capaciteitsstand, Product, Schil, Week, Wet

WMO, JEUGD = (Wet.WMO,), (Wet.JEUGDWET,)
BEIDE = (Wet.WMO, Wet.JEUGDWET)
B, S, G, OR = Product.BASIS, Product.SPECIALISTISCH, Product.GECOMBINEERD, Product.ORIENTATIE
NETWERKGEBIEDEN = ("NW", "RKV")
AANBIEDERS_IN_STAD = 260
_PRODUCTEN = ((B,), (S,), (B, S), (S, OR), (B, S, G))
_SCORES = (None, None, 5, 6, 7, 7, 8, 8, 9)
_EXPERTISE = ("autisme", "ervaringsdeskundig", "ggz", "huiselijk_geweld", "jeugd_gedrag", "lvb", "nah", "opvoeden",
              "ouderen", "schulden", "verslaving")  # fmt: skip
_MELDDAGEN = (3, 4, 5, 6, 10, 11, 12)


@dataclass(frozen=True)
class Ontwerp:
    """Een aanbieder zoals bedacht; `uren` is de vrije ruimte basis en specialistisch."""

    code: str
    wetten: tuple[Wet, ...]
    producten: tuple[Product, ...]
    expertise: tuple[str, ...]
    uren: tuple[float, float]
    anders: dict[str, object] = field(default_factory=dict)


def _o(
    code: str,
    wetten: tuple[Wet, ...],
    producten: tuple[Product, ...],
    expertise: str,
    uren: tuple[float, float],
    **anders: object,
) -> Ontwerp:
    return Ontwerp(code, wetten, producten, tuple(expertise.split()), uren, anders)


WACHT = {"capaciteitsstand": Capaciteitsstand.WACHTLIJST}
GEEN = {"capaciteitsstand": Capaciteitsstand.GEEN}
EERST = {"capaciteitsstand": Capaciteitsstand.EERST_BEOORDELEN}
VERLOPEN = date(2026, 10, 31)
OUD_CIJFER = date(2026, 9, 28)

NETWERK_RKV = (
    _o("adelaar", BEIDE, (B, S, G), "autisme lvb ggz", (5, 4), systeempartij=True, ervaring_score=7),
    _o("buizerd", BEIDE, (B, S), "lvb opvoeden ouderen", (4.5, 3), systeempartij=True, ervaring_score=8),
    _o("havik", WMO, (B, S, G), "ggz schulden", (3, 2), systeempartij=True, ervaring_score=7),
    _o("merel", JEUGD, (B, S), "autisme jeugd_gedrag opvoeden", (4, 4), systeempartij=True, ervaring_score=7),
    _o("ekster", BEIDE, (B, S), "jeugd_gedrag lvb schulden", (3, 2), ervaring_score=9),
    _o("fuut", BEIDE, (B, S), "opvoeden ggz", (2, 3), capaciteit_datum=OUD_CIJFER),
    _o("ijsvogel", WMO, (B, S), "verslaving", (4, 4), ervaring_score=4),
    _o("kievit", WMO, (B,), "ouderen ervaringsdeskundig", (0, 0), **WACHT),
    _o("lijster", WMO, (B, S), "ouderen ggz", (2, 2.5), **EERST),
    _o("nachtegaal", JEUGD, (B, S), "huiselijk_geweld", (0, 0), **GEEN, ervaring_score=8),
    _o("ooievaar", JEUGD, (B, S, OR), "autisme jeugd_gedrag", (3, 3), ervaring_score=6),
    _o("putter", JEUGD, (B,), "opvoeden", (3, 0), ervaring_score=7),
)
TWEEDE_SCHIL_RKV = (
    _o("berk", WMO, (S,), "nah", (0, 6), ervaring_score=8),
    _o("beuk", BEIDE, (B, S), "verslaving", (3, 4), ervaring_score=8),
    _o("cipres", WMO, (B, S, G), "ggz", (4, 4), ervaring_score=6),
    _o("den", JEUGD, (S,), "huiselijk_geweld", (0, 2.5), ervaring_score=7),
    _o("eik", JEUGD, (B, S), "nah", (2, 2)),
    _o("els", WMO, (B,), "ouderen", (0, 0), **WACHT),
    _o("es", BEIDE, (B, S), "nah huiselijk_geweld", (6, 6), contract_tot=VERLOPEN),
    _o("esdoorn", JEUGD, (B,), "opvoeden", (1.5, 0), **EERST),
    _o("hazelaar", BEIDE, (B, S), "lvb", (8, 8), ervaring_score=3),
    _o("iep", WMO, (B, S), "schulden", (8, 4), gebieden=("CSA", "PRE")),
    _o("jasmijn", JEUGD, (S,), "autisme", (0, 0)),
    _o("kastanje", WMO, (B,), "schulden ervaringsdeskundig", (2, 0), capaciteit_datum=OUD_CIJFER),
)
NETWERK_NW = (
    _o("adelaar", BEIDE, (B, S, G), "autisme lvb ggz", (6, 4), systeempartij=True, ervaring_score=7),
    _o("buizerd", BEIDE, (B, S), "lvb opvoeden ouderen", (5, 3.5), systeempartij=True, ervaring_score=8),
    _o("havik", WMO, (B, S, G), "ggz schulden", (4.5, 4), systeempartij=True, ervaring_score=7),
    _o("merel", JEUGD, (B, S), "autisme jeugd_gedrag opvoeden", (5, 5), systeempartij=True, ervaring_score=7),
    _o("reiger", BEIDE, (B, S), "nah ouderen", (4, 3), ervaring_score=8),
    _o("sperwer", BEIDE, (B, S, OR), "jeugd_gedrag verslaving", (3, 3), ervaring_score=7),
    _o("tapuit", WMO, (B,), "ervaringsdeskundig", (3.5, 0), capaciteit_datum=OUD_CIJFER),
    _o("uil", WMO, (B, S), "ouderen ggz", (3, 2), **EERST),
    _o("valk", WMO, (B, S), "schulden", (0, 0), **GEEN, ervaring_score=6),
    _o("wulp", JEUGD, (B, S), "opvoeden", (3.5, 2), ervaring_score=9),
    _o("zwaluw", JEUGD, (B, S), "huiselijk_geweld", (2, 4), ervaring_score=5),
    _o("kluut", JEUGD, (B,), "jeugd_gedrag", (0, 0), **WACHT),
)
TWEEDE_SCHIL_NW = (
    _o("lariks", WMO, (S,), "verslaving", (0, 4), ervaring_score=7),
    _o("linde", BEIDE, (B, S), "lvb", (3, 2)),
    _o("magnolia", JEUGD, (B, S), "huiselijk_geweld", (2, 3), ervaring_score=8),
    _o("meidoorn", WMO, (B, S, G), "ggz", (4, 4), ervaring_score=7),
    _o("moerbei", JEUGD, (S,), "huiselijk_geweld nah", (0, 3)),
    _o("olm", WMO, (B,), "ouderen", (2, 0), **EERST),
    _o("plataan", JEUGD, (B,), "opvoeden", (0, 0), **WACHT),
    _o("populier", BEIDE, (B, S), "autisme", (8, 6), contract_tot=VERLOPEN),
    _o("sering", WMO, (B, S), "schulden", (2, 2), ervaring_score=2),
    _o("spar", JEUGD, (S, OR), "jeugd_gedrag", (0, 3)),
    _o("taxus", WMO, (S,), "doof_slechthorend", (0, 5), ervaring_score=8),
    _o("vlier", BEIDE, (B,), "ervaringsdeskundig", (3, 0), gebieden=("NO",)),
    _o("wilg", JEUGD, (B, S), "lvb", (0, 0)),
)


def aanbieders_van(gebied: str, buurgebieden: tuple[str, ...], week: Week, loten: Loten) -> tuple[Aanbieder, ...]:
    """Het netwerk en de tweede schil van een netwerkgebied."""
    netwerk, tweede = {"RKV": (NETWERK_RKV, TWEEDE_SCHIL_RKV), "NW": (NETWERK_NW, TWEEDE_SCHIL_NW)}[gebied]
    return (
        *(_maak(o, Schil.NETWERK, (gebied, *buurgebieden), week, loten) for o in netwerk),
        *(_maak(o, Schil.TWEEDE_SCHIL, (), week, loten) for o in tweede),
    )


def aanbieders_van_stad(andere_gebieden: tuple[str, ...], week: Week, loten: Loten) -> tuple[Aanbieder, ...]:
    """Alle 260 aanbieders (brief 003): twee netwerken met gedeelde systeempartijen, en een grote tweede schil.

    Een deelnemer van het ene netwerk werkt niet in het andere, en is buiten de netwerkgebieden een gewone aanbieder.
    """
    rkv, nw = ({o.code: o for o in ontwerpen} for ontwerpen in (NETWERK_RKV, NETWERK_NW))
    netwerk = [
        _maak(o, Schil.NETWERK, () if code in rkv and code in nw else (gebied, *andere_gebieden), week, loten)
        for gebied, ontwerpen in (("NW", nw), ("RKV", rkv))
        for code, o in ontwerpen.items()
        if not (gebied == "RKV" and code in nw)
    ]
    tweede = [_maak(o, Schil.TWEEDE_SCHIL, (), week, loten) for o in (*TWEEDE_SCHIL_RKV, *TWEEDE_SCHIL_NW)]
    klein = AANBIEDERS_IN_STAD - len(netwerk) - len(tweede)
    return (*netwerk, *tweede, *(_kleine_aanbieder(f"A-{i:03d}", week, loten) for i in range(1, klein + 1)))


def _kleine_aanbieder(code: str, week: Week, loten: Loten) -> Aanbieder:
    wetten = loten.kies(code, "wetten", uit=(WMO, JEUGD, BEIDE), gewicht=(0.5, 0.35, 0.15))
    producten = loten.kies(code, "producten", uit=_PRODUCTEN, gewicht=(0.25, 0.25, 0.35, 0.1, 0.05))
    stand = loten.kies(code, "stand", uit=tuple(Capaciteitsstand), gewicht=(0.45, 0.2, 0.25, 0.1))
    vrij = stand in (Capaciteitsstand.CAPACITEIT, Capaciteitsstand.EERST_BEOORDELEN)
    uren = {product: loten.geheel(code, product, van=0, tot=4) / 2 for product in (B, S)}
    anders: dict[str, object] = {"capaciteitsstand": stand, "ervaring_score": loten.kies(code, "score", uit=_SCORES)}
    if loten.kans(code, "verlopen", op=0.04):
        anders["contract_tot"] = VERLOPEN
    if loten.kans(code, "oud", op=0.2):
        anders["capaciteit_datum"] = OUD_CIJFER
    basis, specialistisch = (uren[product] if vrij and product in producten else 0 for product in (B, S))
    expertise = {loten.kies(code, "expertise", plek, uit=_EXPERTISE) for plek in (1, 2)}
    ontwerp = Ontwerp(code, wetten, producten, tuple(expertise), (basis, specialistisch), anders)
    return _maak(ontwerp, Schil.TWEEDE_SCHIL, (), week, loten)


def _maak(ontwerp: Ontwerp, schil: Schil, gebieden: tuple[str, ...], week: Week, loten: Loten) -> Aanbieder:
    basis, specialistisch = ontwerp.uren
    gewoon: dict[str, object] = {
        "code": ontwerp.code,
        "naam": f"{_met_hoofdletter(ontwerp.code)} (verzonnen)",
        "schil": schil,
        "wetten": ontwerp.wetten,
        "gebieden": gebieden,
        "producten": ontwerp.producten,
        "expertise": ontwerp.expertise,
        "ruimte_basis": round(basis * MINUTEN_PER_UUR),
        "ruimte_specialistisch": round(specialistisch * MINUTEN_PER_UUR),
        "capaciteit_datum": week.maandag - timedelta(days=loten.kies(ontwerp.code, "gemeld", uit=_MELDDAGEN)),
    }
    return Aanbieder(**(gewoon | ontwerp.anders))


def _met_hoofdletter(woord: str) -> str:
    return woord.capitalize().replace("Ij", "IJ")
