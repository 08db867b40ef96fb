"""Een netwerkmap voor heel Arnhem: verzonnen kandidaten, verzonnen vraag, echte wijken.

Brief 003 noemt zes criteria, drie contra-criteria en systeempartijen; elk komt voor, ook net wel en net niet.
"""

from dataclasses import dataclass

from voorbeeldmaker.feiten import inwoners, kaart, minuten_per_week, wijken
from voorbeeldmaker.loten import Loten
from wijknetwerk.begrippen import (
    MINUTEN_PER_UUR,
    Kandidaat,
    Netwerkmap,
    Oordeel,
    Vorm,
    Vraagcel,
    Wet,
    Wijkcijfer,
)

WMO, JEUGD = (Wet.WMO,), (Wet.JEUGDWET,)
BEIDE = (Wet.WMO, Wet.JEUGDWET)
LOTEN = Loten("netwerk-arnhem")
UREN_PER_WEEK = {Wet.WMO: 6300, Wet.JEUGDWET: 4100}
"""Verzonnen, in de orde van 19 miljoen euro Wmo in 2019 (brief 001): ruim 6.000 uur per week."""

_DEEL_PER_VORM = {Vorm.BASIS: 0.56, Vorm.SPECIALISTISCH: 0.33, Vorm.GROEP: 0.11}
_DOELGROEPEN: dict[Wet, dict[str, float]] = {
    Wet.WMO: {"": 0.30, "ggz": 0.26, "lvb": 0.17, "ouderen": 0.12, "verslaving": 0.06, "nah": 0.05, "autisme": 0.035,
              "doof_slechthorend": 0.005},
    Wet.JEUGDWET: {"": 0.22, "opvoeden": 0.28, "jeugd_gedrag": 0.20, "autisme": 0.14, "lvb": 0.10,
                   "huiselijk_geweld": 0.055, "doof_slechthorend": 0.005},
}  # fmt: skip
_ALLEEN_SPECIALISTISCH = ("nah", "verslaving", "huiselijk_geweld", "doof_slechthorend")
_KLEINSTE_CEL = 0.5
_GEBIEDEN = tuple(sorted({wijk.gebied for wijk in wijken()}))


@dataclass(frozen=True)
class Ontwerp:
    """Een kandidaat zoals bedacht; `uren` per wet: basis, specialistisch en groep samen, met het deel van elk."""

    code: str
    wetten: tuple[Wet, ...]
    uren: int
    delen: tuple[int, int, int]
    expertise: str
    gebieden: tuple[str, ...] = ()
    anders: tuple[tuple[str, object], ...] = ()


def _o(code: str, wetten: tuple[Wet, ...], uren: int, delen: tuple[int, int, int], expertise: str,
       *gebieden: str, **anders: object) -> Ontwerp:  # fmt: skip
    return Ontwerp(code, wetten, uren, delen, expertise, gebieden, tuple(anders.items()))


SYSTEEM = {"systeempartij": True}
NIET_BEREID, ONBEKEND_BEREID = {"bereid_tot_vernieuwing": Oordeel.NEE}, {"bereid_tot_vernieuwing": Oordeel.ONBEKEND}
ONTWERPEN = (
    _o("adelaar", BEIDE, 1050, (60, 30, 10), "autisme ggz lvb", "NW", "NO", "CSA", "PRE", "MAL", "RKV", **SYSTEEM),
    _o("buizerd", BEIDE, 820, (65, 25, 10), "lvb opvoeden ouderen", **SYSTEEM),
    _o("havik", WMO, 1150, (55, 35, 10), "ggz schulden verslaving", "NW", "NO", "CSA", "PRE", "MAL", "RKV", **SYSTEEM),
    _o("merel", JEUGD, 760, (55, 35, 10), "autisme jeugd_gedrag opvoeden", **SYSTEEM),
    _o("reiger", WMO, 620, (60, 30, 10), "nah ouderen", "RKV", "MAL", "CSA"),
    _o("ekster", BEIDE, 430, (70, 25, 5), "jeugd_gedrag lvb schulden"),
    _o("kievit", WMO, 520, (80, 5, 15), "ouderen ervaringsdeskundig", "NW", "NO", "CSA", "PRE"),
    _o("sperwer", BEIDE, 340, (50, 45, 5), "jeugd_gedrag verslaving ggz"),
    _o("lijster", WMO, 410, (55, 40, 5), "ggz ouderen", "NW", "NO", "CSA", "PRE"),
    _o("uil", WMO, 380, (60, 35, 5), "ggz autisme", "RKV", "MAL", "LE"),
    _o("wulp", JEUGD, 420, (60, 30, 10), "opvoeden huiselijk_geweld", "NW", "NO", "CSA"),
    _o("ooievaar", JEUGD, 360, (50, 45, 5), "autisme jeugd_gedrag lvb"),
    _o("putter", JEUGD, 310, (85, 5, 10), "opvoeden"),
    _o("zwaluw", JEUGD, 240, (35, 60, 5), "huiselijk_geweld jeugd_gedrag"),
    _o("ijsvogel", WMO, 290, (45, 50, 5), "verslaving ggz"),
    _o("fuut", BEIDE, 210, (65, 30, 5), "opvoeden ggz", **ONBEKEND_BEREID),
    _o("tapuit", WMO, 230, (75, 0, 25), "ervaringsdeskundig ouderen"),
    _o("kluut", JEUGD, 190, (80, 10, 10), "jeugd_gedrag opvoeden", "RKV", "MAL"),
    _o("valk", WMO, 260, (60, 35, 5), "schulden lvb", loondienst_procent=49, zzp_procent=51),
    _o("nachtegaal", JEUGD, 220, (40, 60, 0), "huiselijk_geweld", loondienst_procent=51, zzp_procent=26),
    _o("specht", WMO, 330, (24, 76, 0), "nah autisme"),
    _o("grutto", WMO, 300, (25, 75, 0), "nah doof_slechthorend"),
    _o("scholekster", BEIDE, 150, (0, 100, 0), "doof_slechthorend"),
    _o("wielewaal", WMO, 350, (70, 25, 5), "ggz lvb", **NIET_BEREID),
    _o("koekoek", JEUGD, 280, (60, 35, 5), "autisme lvb", **NIET_BEREID),
    _o("roodborst", WMO, 39, (100, 0, 0), "ouderen", "LE"),
    _o("winterkoning", WMO, 40, (100, 0, 0), "ouderen", "LE"),
    _o("boomklever", JEUGD, 36, (70, 30, 0), "opvoeden", "SE"),
)
"""De bekende kandidaten; daarnaast kleine aanbieders met een nummer."""
_KLEIN = 24
_EXPERTISE = tuple(sorted({code for per_wet in _DOELGROEPEN.values() for code in per_wet if code}))


def maak() -> Netwerkmap:
    """De hele netwerkmap."""
    ontwerpen = (*ONTWERPEN, *(_klein(nummer) for nummer in range(1, _KLEIN + 1)))
    return Netwerkmap(
        kandidaten=tuple(_kandidaat(ontwerp, wet) for ontwerp in ontwerpen for wet in ontwerp.wetten),
        vraag=tuple(_vraag()),
        kaart=kaart(),
        wijkcijfers=tuple(_wijkcijfers()),
    )


def _klein(nummer: int) -> Ontwerp:
    code = f"K-{nummer:02d}"
    wetten = LOTEN.kies(code, "wetten", uit=(WMO, JEUGD), gewicht=(0.6, 0.4))
    delen = LOTEN.kies(code, "delen", uit=((100, 0, 0), (70, 30, 0), (40, 60, 0), (0, 100, 0), (60, 20, 20)))
    expertise = {LOTEN.kies(code, "expertise", plek, uit=_EXPERTISE) for plek in (1, 2)}
    gebieden = LOTEN.schud(code, "gebieden", dingen=_GEBIEDEN)[: LOTEN.geheel(code, "aantal", van=1, tot=3)]
    return Ontwerp(code, wetten, LOTEN.geheel(code, "uren", van=10, tot=90, stap=5), delen,
                   " ".join(sorted(expertise)), tuple(sorted(gebieden)))  # fmt: skip


def _kandidaat(ontwerp: Ontwerp, wet: Wet) -> Kandidaat:
    code = ontwerp.code
    basis, specialistisch, groep = (ontwerp.uren * deel * MINUTEN_PER_UUR // 100 for deel in ontwerp.delen)
    zzp = LOTEN.geheel(code, "zzp", van=0, tot=45, stap=5)
    gewoon: dict[str, object] = {
        "code": code,
        "naam": f"{code.capitalize().replace('Ij', 'IJ')} (verzonnen)",
        "wet": wet,
        "gebieden": ontwerp.gebieden,
        "expertise": tuple(sorted(set(ontwerp.expertise.split()))),
        "basis_minuten": basis,
        "specialistisch_minuten": specialistisch,
        "groep_minuten": groep,
        "bereid_tot_vernieuwing": Oordeel.JA,
        "ervaring_score": LOTEN.kies(code, "ervaring", uit=(None, 5, 6, 7, 7, 8, 8, 9)),
        "loondienst_procent": 100 - zzp - LOTEN.geheel(code, "rest", van=0, tot=10, stap=5),
        "zzp_procent": zzp,
        "sterke_positie": LOTEN.kies(code, "positie", uit=(Oordeel.JA, Oordeel.JA, Oordeel.NEE, Oordeel.ONBEKEND)),
        "draagt_bij_aan_innovatie": LOTEN.kies(code, "innovatie", uit=(Oordeel.JA, Oordeel.NEE, Oordeel.ONBEKEND)),
    }
    return Kandidaat(**(gewoon | dict(ontwerp.anders)))


def _vraag() -> list[Vraagcel]:
    alle = sum(inwoners(gebied) for gebied in _GEBIEDEN)
    cellen = []
    for wet, per_doelgroep in _DOELGROEPEN.items():
        for gebied in _GEBIEDEN:
            for vorm, van_vorm in _DEEL_PER_VORM.items():
                for doelgroep, van_doelgroep in per_doelgroep.items():
                    past = vorm is Vorm.SPECIALISTISCH or doelgroep not in _ALLEEN_SPECIALISTISCH
                    deel = van_vorm * van_doelgroep * inwoners(gebied) / alle if past else 0.0
                    schommelt = 0.8 + 0.4 * LOTEN.trek(wet, gebied, vorm, doelgroep)
                    uren = round(2 * UREN_PER_WEEK[wet] * deel * schommelt) / 2
                    if uren >= _KLEINSTE_CEL:
                        cellen.append(_cel(wet, gebied, vorm, doelgroep, uren))
    return cellen


def _cel(wet: Wet, gebied: str, vorm: Vorm, doelgroep: str, uren: float) -> Vraagcel:
    minuten = round(uren * MINUTEN_PER_UUR)
    return Vraagcel(
        wet=wet,
        gebied=gebied,
        vorm=vorm,
        expertise=(doelgroep,) if doelgroep else (),
        minuten=minuten,
        inwoners=max(1, round(minuten / minuten_per_week(wet))),
    )


def _wijkcijfers() -> list[Wijkcijfer]:
    """Verzonnen cijfers per wijk; Kronenburg en Spijkerkwartier staan hoog, zoals in brief 001."""
    kansrijk = {"WK020219": 1.0, "WK020202": 0.9, "WK020207": 0.6, "WK020223": 0.6, "WK020206": 0.5}
    cijfers = []
    for wijk in wijken():
        kans = kansrijk.get(wijk.code, 0.35 * LOTEN.trek(wijk.code, "kans"))

        def tussen(naam: str, laag: int, hoog: int, deel: float, wijk: str = wijk.code) -> Wijkcijfer:
            plek = 0.75 * deel + 0.25 * LOTEN.trek(wijk, naam)
            return Wijkcijfer(wijk=wijk, criterium=naam, waarde=round(laag + (hoog - laag) * plek))

        volume = UREN_PER_WEEK[Wet.WMO] * (wijk.inwoners or 0) / 163_000 * (0.6 + 0.9 * kans)
        cijfers += [
            tussen("inwoners_met_begeleiding", 10, 48, kans),
            tussen("kosten_per_traject", 2600, 7200, kans),
            tussen("duur_in_weken", 40, 96, kans),
            tussen("draagvlak_team", 4, 10, 0.5 + kans / 2),
            Wijkcijfer(wijk=wijk.code, criterium="zorgvolume", waarde=round(volume)),
            tussen("voorzieningen", 2, 18, kans),
            tussen("andere_projecten", 0, 6, 0.8 - 0.6 * kans),
            tussen("capaciteit_wijkteam", 10, 70, 0.3 + kans / 2),
        ]
    return cijfers
