"""De waarde van elke trede van de ladder, opnieuw geteld uit de werkmap en de gekozen plekken."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from wijknetwerk.begrippen import Capaciteitsstand, Hulpvraag, Rij, Route, SoortPlek, Wijkcoach
from wijknetwerk.toets.geheel import AANBIEDERSOORTEN, Gebruik
from wijknetwerk.toets.herplan import boven_budget, gewijzigd
from wijknetwerk.toets.reserve import reserve
from wijknetwerk.toets.stand import verdeelbaar
from wijknetwerk.toets.weging import Beeld

GEEN_PLEK = SoortPlek.GEEN_PLEK.value


def bereken_treden(beeld: Beeld, rijen: Sequence[Rij]) -> dict[str, int]:
    """De waarden van een plan, in de volgorde van de ladder; kleiner is beter."""
    op_tafel = [rij for rij in rijen if verdeelbaar(beeld.zaken[rij.hulpvraag].route)]
    stand = beeld.stand
    zonder = [rij for rij in op_tafel if rij.plek is None]
    waarden = {
        "vastgezet": sum(1 for rij in zonder if stand.vastgezet[rij.hulpvraag]),
        "boven_budget": boven_budget(stand, op_tafel),
        "zonder_plek": sum(gewicht_zonder_plek(beeld, stand.hulpvragen[rij.hulpvraag]) for rij in zonder),
        "volgorde": sum(stand.getal(f"trede_{rij.soort_plek if rij.plek else GEEN_PLEK}") for rij in op_tafel),
        "meegedeeld": _meegedeeld(beeld, op_tafel),
        "reserve": reserve(beeld, op_tafel),
        "wensen": sum(wensen_van(beeld, rij) for rij in op_tafel) + _huishoudens(beeld, op_tafel),
        "evenwicht": _evenwicht(beeld, op_tafel),
        "versnippering": _versnippering(beeld, op_tafel),
        "wijzigingen": len(gewijzigd(stand, op_tafel)),
        "loting": sum(
            loot(f"{stand.werkvoorraad.week}|{rij.hulpvraag}|{rol}") for rij in op_tafel for rol in _rollen(rij)
        ),
    }
    uit = set() if stand.werkvoorraad.wijzigingsbudget is not None else {"boven_budget", "wijzigingen"}
    if stand.getal("reserve_schaars_procent") == 0:
        uit.add("reserve")
    return {naam: waarde for naam, waarde in waarden.items() if naam not in uit}


def gewicht_zonder_plek(beeld: Beeld, hulpvraag: Hulpvraag) -> int:
    """Wat het kost om een hulpvraag geen plek te geven: urgentie en wettelijke termijn."""
    stand = beeld.stand
    gewicht = stand.getal(f"urgentie_{hulpvraag.urgentie}")
    termijn = hulpvraag.melddatum + timedelta(weeks=stand.getal("onderzoek_weken"))
    if termijn < stand.maandag:
        return gewicht + stand.getal("termijn_verlopen")
    if termijn < stand.maandag + timedelta(days=stand.getal("termijn_nadert_dagen")):
        return gewicht + stand.getal("termijn_nadert")
    return gewicht


def loot(tekst: str) -> int:
    """Het lot van één gekozen rol: een vast getal uit week, hulpvraag, plek en rol."""
    verdubbelingen = 12
    toeval = int.from_bytes(hashlib.sha256(tekst.encode()).digest()[:8], "big")
    hoogte, plaats = toeval % verdubbelingen, toeval // verdubbelingen
    laagste = 1 << (14 + hoogte)
    return laagste + plaats % laagste


def _rollen(rij: Rij) -> Iterator[str]:
    yield f"{rij.plek or GEEN_PLEK}|plek"
    if rij.tweede_coach is not None:
        yield f"{rij.tweede_coach}|tweede"
    if rij.soort_plek in AANBIEDERSOORTEN and rij.wijkcoach is not None:
        yield f"{rij.wijkcoach}|deel"


def _meegedeeld(beeld: Beeld, op_tafel: Sequence[Rij]) -> int:
    nu = {rij.hulpvraag: rij.plek or GEEN_PLEK for rij in op_tafel}
    vorig = (rij for rij in beeld.stand.werkvoorraad.vorig_voorstel if rij.meegedeeld)
    return sum(1 for rij in vorig if rij.hulpvraag in nu and nu[rij.hulpvraag] != rij.plek)


def wensen_van(beeld: Beeld, rij: Rij) -> int:
    """De minpunten van één rij, zonder het huishouden."""
    if rij.plek is None:
        return 0
    stand = beeld.stand
    hulpvraag = stand.hulpvragen[rij.hulpvraag]
    collectief = rij.soort_plek is SoortPlek.COLLECTIEF
    namen = []
    if hulpvraag.huidige_plek not in (None, rij.plek) and not collectief:
        namen.append("continuiteit")
    if collectief:
        wijken = stand.groepen[rij.plek].wijken
        if wijken and hulpvraag.wijk not in wijken:
            namen.append("nabijheid")
    elif rij.soort_plek is SoortPlek.ZELF:
        if stand.coaches[rij.plek].team != stand.gebied(hulpvraag):
            namen.append("nabijheid")
    else:
        namen += _wensen_aanbieder(beeld, rij, rij.plek)
    return sum(stand.getal(f"wens_{naam}") for naam in namen)


def _wensen_aanbieder(beeld: Beeld, rij: Rij, plek: str) -> Iterator[str]:
    hulpvraag = beeld.stand.hulpvragen[rij.hulpvraag]
    aanbieder = beeld.stand.aanbieders[plek]
    if hulpvraag.voorkeur_aanbieder not in (None, plek):
        yield "voorkeur_inwoner"
    if plek in hulpvraag.niet_aanbieder:
        yield "niet_gewenst"
    if aanbieder.capaciteitsstand is Capaciteitsstand.EERST_BEOORDELEN:
        yield "eerst_beoordelen"
    if (beeld.stand.maandag - aanbieder.capaciteit_datum).days > beeld.stand.getal("capaciteit_verouderd_dagen"):
        yield "verouderd_cijfer"
    if beeld.zaken[rij.hulpvraag].begeleiding is Route.SAMEN and rij.wijkcoach is None:
        yield "deel_door_wijkcoach"


def _huishoudens(beeld: Beeld, op_tafel: Sequence[Rij]) -> int:
    plekken: defaultdict[str, set[str]] = defaultdict(set)
    for rij in op_tafel:
        huishouden = beeld.stand.hulpvragen[rij.hulpvraag].huishouden
        if huishouden is not None and rij.plek is not None and rij.soort_plek is not SoortPlek.COLLECTIEF:
            plekken[huishouden].add(rij.plek)
    return beeld.stand.getal("wens_huishouden") * sum(len(codes) - 1 for codes in plekken.values())


def _evenwicht(beeld: Beeld, op_tafel: Sequence[Rij]) -> int:
    stand = beeld.stand
    nieuw = Gebruik(beeld, op_tafel).coach
    streef = {team: _streefdeel(beeld, team) for team in {coach.team for coach in stand.coaches.values()}}
    te_veel = _te_veel(beeld)
    totaal = 0
    for coach in stand.coaches.values():
        tot = coach.bandbreedte_tot
        if stand.met_verlof(coach) or tot == 0:
            continue
        last = stand.bezet_coach(coach.code) + nieuw[coach.code]
        tiende = max(1, tot // 10)
        doel = sorted((0, tot * streef[coach.team] // 1000 - te_veel[coach.code], tot))[1]
        scheef = _naar_boven(max(0, abs(last - doel) - tiende), tiende)
        buiten = _naar_boven(max(0, coach.bandbreedte_van - last, last - tot), tiende)
        totaal += scheef + stand.getal("evenwicht_buiten_bandbreedte") * buiten
    return totaal


def _te_veel(beeld: Beeld) -> Counter[str]:
    """Minuten die een coach in de eerdere weken van het venster meer had dan zijn deel van het team van toen."""
    stand = beeld.stand
    maandagen = {stand.maandag - timedelta(days=7 * terug) for terug in range(1, stand.getal("evenwicht_weken"))}
    te_veel: Counter[str] = Counter()
    for maandag in maandagen:
        week = {rij.plek: rij.minuten_per_week for rij in stand.werkvoorraad.eerdere_weken if rij.maandag == maandag}
        for team in {coach.team for coach in stand.coaches.values()}:
            leden = [coach for coach in stand.coaches.values() if coach.team == team and coach.code in week]
            leden = [coach for coach in leden if coach.bandbreedte_tot > 0]
            ruim = sum(coach.bandbreedte_tot for coach in leden)
            for coach in leden:
                deel = 1000 * sum(week[lid.code] for lid in leden) // ruim
                te_veel[coach.code] += week[coach.code] - coach.bandbreedte_tot * deel // 1000
    return te_veel


def _naar_boven(teller: int, noemer: int) -> int:
    return -(-teller // noemer)


def _streefdeel(beeld: Beeld, team: str) -> int:
    """Welk duizendste deel van zijn bandbreedte een coach van dit team zou moeten hebben."""
    stand = beeld.stand
    coaches: list[Wijkcoach] = [
        coach for coach in stand.coaches.values() if coach.team == team and not stand.met_verlof(coach)
    ]
    ruim = sum(coach.bandbreedte_tot for coach in coaches)
    if ruim == 0:
        return 0
    gevraagd = sum(
        hulpvraag.minuten_per_week + stand.getal("tweede_coach_minuten_per_week")
        for hulpvraag in stand.hulpvragen.values()
        if stand.gebied(hulpvraag) == team and beeld.zaken[hulpvraag.nummer].begeleiding is Route.ZELF
    )
    werk = min(gevraagd, sum(stand.vrij_coach(coach.code) for coach in coaches))
    bezet = sum(stand.bezet_coach(coach.code) for coach in coaches)
    return min(1000, 1000 * (bezet + werk) // ruim)


def _versnippering(beeld: Beeld, op_tafel: Sequence[Rij]) -> int:
    stand = beeld.stand
    nieuw = {(rij.plek, stand.hulpvragen[rij.hulpvraag].wijk) for rij in op_tafel if rij.soort_plek in AANBIEDERSOORTEN}
    return len(nieuw - stand.paren)
