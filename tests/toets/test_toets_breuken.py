"""Het goede plan van `klein`, op tientallen manieren gebroken: elke breuk geeft de bevinding die erbij hoort."""

from collections.abc import Callable

import pytest
import toetsplan as plan
from toetsplan import breek, redenen

from wijknetwerk.begrippen import Alternatief, Navraag, RegelsetNaam, Tekort, Trede, Weekvoorstel
from wijknetwerk.toets import toets

Breuk = Callable[[Weekvoorstel], Weekvoorstel]


def rij(nummer: str, **anders: object) -> Breuk:
    return lambda goed: breek(goed, nummer, **anders)


def kop(**anders: object) -> Breuk:
    return lambda goed: goed.model_copy(update=anders)


def trede(naam: str, **anders: object) -> Breuk:
    def breuk(goed: Weekvoorstel) -> Weekvoorstel:
        treden = tuple(rij.model_copy(update=anders) if rij.naam == naam else rij for rij in goed.bewijs.treden)
        return goed.model_copy(update={"bewijs": goed.bewijs.model_copy(update={"treden": treden})})

    return breuk


def treden(maak: Callable[[tuple[Trede, ...]], tuple[Trede, ...]]) -> Breuk:
    return lambda goed: goed.model_copy(
        update={"bewijs": goed.bewijs.model_copy(update={"treden": maak(goed.bewijs.treden)})}
    )


def last(plek: str, /, **anders: object) -> Breuk:
    return lambda goed: goed.model_copy(
        update={"belasting": tuple(b.model_copy(update=anders) if b.plek == plek else b for b in goed.belasting)}
    )


def tekort(soort: str, hulpvragen: tuple[str, ...], plekken: tuple[str, ...], gevraagd: int, vrij: int) -> Breuk:
    een = Tekort(
        zin="…", hulpvragen=hulpvragen, plekken=plekken, gevraagd_minuten=gevraagd, vrij_minuten=vrij, soort=soort
    )
    return kop(tekorten=(een,))


def ander(nummer: str, plek: str, soort: str, *regels: str, toegestaan: bool = False) -> Breuk:
    keuze = Alternatief(plek=plek, soort_plek=soort, toegestaan=toegestaan, redenen=redenen(*regels))
    return rij(nummer, alternatieven=(keuze,))


ZELF = {"soort_plek": "zelf", "minuten_per_week": 60, "minuten_wijkcoach": 60, "minuten_tweede_coach": 15}
LEEG = {"wijkcoach": None, "tweede_coach": None, "minuten_wijkcoach": 0, "minuten_tweede_coach": 0}
MUS = LEEG | {"plek": "mus", "soort_plek": "netwerkpartner", "product": "basis", "minuten_per_week": 60}

BREUKEN: list[tuple[Breuk, str, str, str]] = [
    # vorm
    (kop(rijen=()), "vorm", "K-1", "K-1 heeft 0 rijen"),
    (lambda goed: kop(rijen=(*goed.rijen, goed.rijen[0]))(goed), "vorm", "K-1", "K-1 heeft 2 rijen"),
    (rij("K-1", hulpvraag="K-99"), "vorm", "K-99", "K-99 staat in het voorstel maar niet in de werkmap"),
    (rij("K-6", plek="eik"), "vorm", "K-6", "K-6 heeft plek «eik», dat is geen tweede_schil"),
    (rij("K-1", plek="mus"), "vorm", "K-1", "K-1 heeft plek «mus», dat is geen collectief"),
    (rij("K-5", plek="mus"), "vorm", "K-5", "K-5 heeft plek «mus», dat is geen geen_plek"),
    (rij("K-3", wijkcoach="coach-9"), "vorm", "K-3", "K-3 heeft als wijkcoach «coach-9», die staat niet in de werkmap"),
    (rij("K-2", tweede_coach="coach-9"), "vorm", "K-2", "K-2 heeft als tweede coach «coach-9»"),
    (rij("K-2", wijkcoach="coach-2"), "vorm", "K-2", "opgepakt door coach-1, maar wijkcoach is coach-2"),
    (rij("K-1", wijkcoach="coach-1"), "vorm", "K-1", "K-1 heeft wijkcoach coach-1 bij collectief"),
    (rij("K-7", wijkcoach="coach-1"), "vorm", "K-7", "K-7 heeft wijkcoach coach-1 bij een route zonder plek"),
    # herkomst
    (kop(week="2026-W48"), "week", "week", "noemt als week «2026-W48», dat hoort «2026-W47» te zijn"),
    (kop(status="besluit"), "status", "status", "«besluit», dat hoort «voorstel» te zijn"),
    (
        lambda goed: kop(regelset=RegelsetNaam(naam="2021-02-01_pilot-wmo", sha256=goed.regelset.sha256))(goed),
        "regelset",
        "regelset",
        "«2021-02-01_pilot-wmo», dat hoort «2025-01-01_wijknetwerk» te zijn",
    ),
    (
        lambda goed: kop(regelset=RegelsetNaam(naam=goed.regelset.naam, sha256="0" * 64))(goed),
        "regelset",
        "regelset",
        "«0000000000",
    ),
    (kop(invoer_sha256="f" * 64), "invoer", "invoer", "«ffffffff"),
    # route, redenen en navragen
    (rij("K-5", route="zelf"), "route", "K-5", "K-5 heeft route zelf, de regels zeggen aanbieder"),
    (rij("K-8", route="zelf"), "route", "K-8", "K-8 heeft route zelf, de regels zeggen navragen"),
    (rij("K-7", **MUS), "route", "K-7", "K-7 verlaat de weekronde (crisishulp) maar staat op mus"),
    (rij("K-8", soort_plek="geen_plek"), "route", "K-8", "K-8 verlaat de weekronde (navragen) maar staat op geen_plek"),
    (rij("K-5", soort_plek=None), "route", "K-5", "K-5 heeft route aanbieder maar doet niet mee in de weekronde"),
    (rij("K-6", redenen=redenen("TZ-05")), "reden", "K-6", "K-6 noemt tenzij-regel TZ-06 niet"),
    (rij("K-1", redenen=()), "reden", "K-1", "K-1 noemt tenzij-regel TZ-03 niet"),
    (rij("K-4", redenen=redenen("TZ-03")), "reden", "K-4", "K-4 noemt regel TZ-03 als reden, terwijl die niet geldt"),
    (rij("K-4", redenen=redenen("RT-10")), "reden", "K-4", "K-4 noemt regel RT-10 als reden"),
    (rij("K-4", redenen=redenen("PR-04")), "reden", "K-4", "K-4 noemt regel PR-04 als reden"),
    (rij("K-4", redenen=redenen("SC-02")), "reden", "K-4", "K-4 noemt regel SC-02 als reden"),
    (rij("K-8", navragen=()), "navragen", "K-8", "K-8 heeft route navragen, maar er staat geen vraag bij"),
    (rij("K-8", navragen=(Navraag(veld="doel", vraag="?"),)), "navragen", "K-8", "vraagt naar doel, maar"),
    (rij("K-2", navragen=(Navraag(veld="crisis", vraag="?"),)), "navragen", "K-2", "vraagt naar crisis, maar"),
    # plek, begeleiders, product, schil en minuten
    (rij("K-6", plek="mus"), "eis", "K-6", "Eis aanbieder_expertise: mus mist expertise nah voor K-6"),
    (rij("K-4", plek="spreeuw"), "eis", "K-4", "Eis aanbieder_product: spreeuw levert geen basis voor K-4"),
    (rij("K-1", plek="G-2"), "eis", "K-1", "Eis groep_dagdeel: G-2 is in de avond, dan kan K-1 niet"),
    (rij("K-4", **LEEG, plek="G-2", soort_plek="collectief"), "eis", "K-4", "route zelf laat dat niet toe"),
    (
        rij("K-2", plek="coach-2", wijkcoach="coach-2"),
        "eis",
        "K-2",
        "Eis coach_expertise: coach-2 mist expertise schulden",
    ),
    (rij("K-5", plek="coach-1", wijkcoach="coach-1", **ZELF), "eis", "K-5", "route aanbieder laat dat niet toe"),
    (
        rij("K-2", plek="coach-3", wijkcoach="coach-3"),
        "eis",
        "K-2",
        "heeft verlof van 2026-11-09 tot en met 2026-11-22",
    ),
    (rij("K-2", tweede_coach=None), "tweede_coach", "K-2", "zonder tweede coach"),
    (rij("K-2", tweede_coach="coach-1"), "tweede_coach", "K-2", "K-2 heeft coach-1 ook als tweede coach"),
    (rij("K-2", tweede_coach="coach-3"), "tweede_coach", "K-2", "Eis coach_verlof: coach-3"),
    (rij("K-4", tweede_coach="coach-1"), "tweede_coach", "K-4", "tweede coach coach-1 zonder eigen wijkcoach"),
    (rij("K-4", wijkcoach="coach-1"), "coachdeel", "K-4", "K-4 heeft een deel bij coach-1, de route is niet samen"),
    (rij("K-3", wijkcoach="coach-3"), "coachdeel", "K-3", "Eis coach_verlof: coach-3"),
    (rij("K-3", product="basis"), "product", "K-3", "K-3 heeft product basis, dat hoort specialistisch te zijn"),
    (rij("K-3", product=None), "product", "K-3", "K-3 heeft product geen, dat hoort specialistisch te zijn"),
    (rij("K-2", product="basis"), "product", "K-2", "K-2 heeft product basis, dat hoort geen te zijn"),
    (rij("K-1", product="basis"), "product", "K-1", "K-1 heeft product basis, dat hoort geen te zijn"),
    (rij("K-6", schilreden=None), "schil", "K-6", "K-6 heeft schilreden geen, dat hoort expertise te zijn"),
    (rij("K-6", schilreden="ervaring"), "schil", "K-6", "schilreden ervaring, dat hoort expertise te zijn"),
    (rij("K-3", schilreden="expertise"), "schil", "K-3", "schilreden expertise, dat hoort geen te zijn"),
    (
        rij("K-6", soort_plek="netwerkpartner"),
        "schil",
        "K-6",
        "bij beuk als netwerkpartner, dat hoort tweede_schil te zijn",
    ),
    (
        rij("K-3", plek="beuk", soort_plek="tweede_schil", schilreden="capaciteit"),
        "schil",
        "K-3",
        "K-3 staat om capaciteit in de tweede schil (beuk), maar past bij partner mus",
    ),
    (rij("K-4", minuten_per_week=60), "minuten", "K-4", "K-4 meldt 60 minuten per week, dat horen er 120 te zijn"),
    (rij("K-1", minuten_per_week=60), "minuten", "K-1", "K-1 meldt 60 minuten per week, dat horen er 0 te zijn"),
    (rij("K-3", minuten_wijkcoach=90), "minuten", "K-3", "meldt 90 minuten van de wijkcoach, dat horen er 60 te zijn"),
    (rij("K-2", minuten_tweede_coach=0), "minuten", "K-2", "0 minuten van de tweede coach, dat horen er 15 te zijn"),
    # geheel
    (
        rij("K-5", **(MUS | {"minuten_per_week": 180})),
        "ruimte",
        "mus",
        "mus, basis: 300 minuten gevraagd en 180 vrij, 2 uur",
    ),
    (rij("K-3", plek="mus", wijkcoach=None, minuten_wijkcoach=0), "ruimte", "mus", "specialistisch: 180 minuten"),
    (rij("K-3", wijkcoach="coach-1"), "ruimte", "coach-1", "Wijkcoach coach-1: 120 minuten gevraagd en 105 vrij"),
    (rij("K-2", **LEEG, plek="G-1", soort_plek="collectief"), "groep", "G-1", "5 bezet en 2 nieuw, maar 6 plaatsen"),
    (rij("K-2", **LEEG, plek="G-2", soort_plek="collectief"), "groep", "G-2", "1 bezet en 1 nieuw, nodig zijn er 3"),
    (rij("K-2", **MUS), "volgorde", "K-2", "K-2 staat op netwerkpartner, maar kan naar coach-1 (zelf)"),
    (rij("K-6", **LEEG, plek=None, soort_plek="geen_plek"), "volgorde", "K-6", "kan naar beuk (tweede_schil)"),
    # ladder
    (trede("evenwicht", waarde=3), "trede", "evenwicht", "Trede evenwicht meldt 3, nageteld is 0"),
    (trede("loting", waarde=1, ondergrens=1), "trede", "loting", "Trede loting meldt 1, nageteld is 76494673"),
    (trede("wensen", ondergrens=2), "trede", "wensen", "Trede wensen heeft ondergrens 2 boven waarde 1"),
    (trede("wensen", ondergrens=0), "trede", "wensen", "Trede wensen heet bewezen bij waarde 1 en ondergrens 0"),
    (trede("wensen", bewezen=False), "trede", "wensen", "heet niet bewezen bij waarde 1 en ondergrens 1"),
    (treden(lambda treden: treden[:-1]), "trede", "ladder", "dat horen te zijn vastgezet, zonder_plek"),
    (treden(lambda treden: treden[::-1]), "trede", "ladder", "De ladder heeft de treden loting, versnippering"),
    (treden(lambda _: ()), "trede", "ladder", "De ladder heeft de treden geen"),
    # belasting, tekorten, alternatieven, kengetallen
    (last("mus", minuten=999), "belasting", "mus", "De belasting van mus meldt minuten 999, nageteld is 240"),
    (last("coach-1", waarvan_nieuw=0), "belasting", "coach-1", "meldt waarvan_nieuw 0, nageteld is 60"),
    (
        last("coach-1", bandbreedte=(0, 480)),
        "belasting",
        "coach-1",
        "meldt bandbreedte (0, 480), nageteld is (360, 480)",
    ),
    (last("G-1", ruimte=7), "belasting", "G-1", "meldt ruimte 7, nageteld is 6"),
    (last("G-1", eenheid="minuten"), "belasting", "G-1", "meldt eenheid minuten, nageteld is plaatsen"),
    (last("mus", plek="meeuw"), "belasting", "meeuw", "noemt «meeuw», die staat niet in de werkmap"),
    (kop(belasting=()), "belasting", "beuk", "beuk staat 0 keer in de belasting"),
    (lambda goed: kop(belasting=goed.belasting * 2)(goed), "belasting", "mus", "mus staat 2 keer in de belasting"),
    (
        tekort("tekort", ("K-4", "K-5"), ("mus",), 300, 300),
        "tekort",
        "tekort 1",
        "300 minuten gevraagd en 300 vrij: dat past",
    ),
    (tekort("anders", ("K-99",), (), 0, 0), "tekort", "tekort 1", "Een tekort noemt «K-99»"),
    (tekort("anders", (), ("meeuw",), 0, 0), "tekort", "tekort 1", "Een tekort noemt «meeuw»"),
    (tekort("geen_opties", ("K-4",), (), 0, 0), "tekort", "tekort 1", "K-4 heet zonder opties, maar heeft een plek"),
    (
        ander("K-6", "mus", "netwerkpartner", toegestaan=True),
        "alternatief",
        "K-6",
        "toegestaan, maar mus mist expertise nah",
    ),
    (
        ander("K-6", "coach-1", "zelf", toegestaan=True),
        "alternatief",
        "K-6",
        "toegestaan, maar route aanbieder laat dat niet",
    ),
    (ander("K-6", "mus", "netwerkpartner"), "alternatief", "K-6", "K-6 naar mus heet niet toegestaan, zonder reden"),
    (
        ander("K-2", "coach-3", "zelf", "coach_wet"),
        "alternatief",
        "K-2",
        "noemt eis coach_wet als reden, maar die is gehaald",
    ),
    (ander("K-2", "coach-3", "zelf", "coach_wet"), "alternatief", "K-2", "verzwijgt eis coach_verlof"),
    (
        ander("K-2", "mus", "tweede_schil", "vol"),
        "alternatief",
        "K-2",
        "K-2 naar mus heet tweede_schil, dat klopt niet",
    ),
    (ander("K-2", "meeuw", "zelf", "vol"), "alternatief", "K-2", "K-2 naar meeuw heet zelf, dat klopt niet"),
    (kop(kengetallen={"hulpvragen": 9}), "kengetal", "hulpvragen", "Kengetal hulpvragen is 9, geteld zijn er 8"),
    (kop(kengetallen={"verdeeld": 5}), "kengetal", "verdeeld", "Kengetal verdeeld is 5, geteld zijn er 6"),
    (kop(kengetallen={"route_zelf": 3}), "kengetal", "route_zelf", "Kengetal route_zelf is 3, geteld zijn er 1"),
    (kop(kengetallen={"plek_tweede_schil": 0}), "kengetal", "plek_tweede_schil", "is 0, geteld zijn er 1"),
]


@pytest.mark.parametrize(("breuk", "soort", "over", "zin"), BREUKEN, ids=[f"{b[1]}: {b[3]}" for b in BREUKEN])
def test_elke_breuk_wordt_gevonden(breuk: Breuk, soort: str, over: str, zin: str) -> None:
    voorraad, goed = plan.klein()
    gevonden = toets(voorraad, breuk(goed), plan.REGELS)
    assert any(b.soort == soort and b.over == over and zin in b.zin for b in gevonden), gevonden


def test_een_breuk_in_de_vorm_geeft_alleen_vorm_en_herkomst() -> None:
    voorraad, goed = plan.klein()
    gevonden = toets(voorraad, kop(rijen=(), week="2026-W48")(goed), plan.REGELS)
    assert plan.soorten(gevonden) == {"vorm", "week"}


def test_dezelfde_breuk_van_herkomst_geeft_precies_een_bevinding() -> None:
    voorraad, goed = plan.klein()
    (enige,) = toets(voorraad, kop(invoer_sha256="f" * 64)(goed), plan.REGELS)
    assert enige.soort == "invoer"
