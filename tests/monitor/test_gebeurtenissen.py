"""Van map naar gebeurtenissen en van gebeurtenissen naar stukken: ook wat alleen uit een journaal komt."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID, uuid4

import pytest
from bouwers_monitor import (
    TOT,
    VAN,
    afspraken,
    begonnen,
    besluit,
    deel,
    geeindigd,
    monitor,
    pilotmap,
    rij,
    team,
    van_gebeurtenissen,
)

from wijknetwerk.begrippen import (
    Deel,
    Einde,
    Gebeurtenis,
    Handeling,
    Monitormap,
    Terugdraaiing,
    Trajectgegevens,
    Week,
)
from wijknetwerk.monitor import Feiten, Monitor, PeriodeFout, gebeurtenissen_van, maak_monitor

MAART = date(2022, 3, 1)


def gebeurtenis(
    handeling: str, gegevens: object, dag: date = MAART, uuid: UUID | None = None, **anders: object
) -> Gebeurtenis:
    nummer = uuid or uuid4()
    return Gebeurtenis.model_validate(
        {
            "uuid": nummer,
            "besluit": nummer,
            "tijdstip": datetime.combine(dag, time(9, tzinfo=UTC)),
            "wie": "wijkcoach",
            "rol": "wijkcoach",
            "handeling": handeling,
            "hulpvraag": "V1",
            "traject": "T1",
            "gegevens": gegevens,
            "herkomst": "script",
        }
        | anders
    )


def traject(soort: str, *delen: Deel, einddatum: date | None = None) -> Trajectgegevens:
    return Trajectgegevens(wet="wmo", wijk="WK1", gebied="G1", soort_plek=soort, delen=delen, einddatum=einddatum)


def een_deel(plek: str, soort: str, van: date = MAART, tot: date | None = None, minuten: int = 60) -> Deel:
    return Deel(plek=plek, soort_plek=soort, minuten_per_week=minuten, van=van, tot=tot)


def einde(dag: date = date(2022, 6, 1)) -> Einde:
    return Einde(eindreden="volgens_plan", datum=dag, wet="wmo", wijk="WK1", gebied="G1", soort_plek="zelf")


def verloop(gemaakt: Monitor) -> tuple[int, ...]:
    rijen = (rij(gemaakt, naam) for naam in ("instroom", "uitstroom", "actief"))
    return tuple(gevonden.teller for gevonden in rijen if gevonden)


ZELF = traject("zelf", een_deel("C1", "zelf"))
APRIL = date(2022, 4, 1)
NAAR_AANBIEDER = traject("netwerkpartner", een_deel("C1", "zelf", tot=APRIL), een_deel("A1", "netwerkpartner", APRIL))


def test_elke_gebeurtenis_van_de_pilot_is_een_geldige_gebeurtenis() -> None:
    for gemaakt in gebeurtenissen_van(pilotmap()):
        assert Gebeurtenis.model_validate(gemaakt.model_dump()) == gemaakt


def test_elke_gebeurtenis_heeft_een_eigen_en_blijvend_kenmerk() -> None:
    kenmerken = [gemaakt.uuid for gemaakt in gebeurtenissen_van(pilotmap())]
    assert len(set(kenmerken)) == len(kenmerken)
    assert kenmerken == [gemaakt.uuid for gemaakt in gebeurtenissen_van(pilotmap())]


def test_een_lege_map_heeft_geen_gebeurtenissen_en_geen_periode() -> None:
    assert not list(gebeurtenissen_van(Monitormap()))
    with pytest.raises(PeriodeFout):
        maak_monitor((), Feiten(), afspraken())
    assert verloop(maak_monitor((), Feiten(), afspraken(), VAN, TOT)) == (0, 0, 0)


def test_een_periode_achterstevoren_wordt_geweigerd() -> None:
    with pytest.raises(PeriodeFout, match="voor zij begint"):
        maak_monitor([gebeurtenis("begonnen", ZELF)], Feiten(), afspraken(), TOT, VAN)


def test_opschalen_is_uitstroom_bij_het_wijkteam_en_instroom_bij_de_aanbieder() -> None:
    gemaakt = van_gebeurtenissen([gebeurtenis("begonnen", ZELF), gebeurtenis("opgeschaald", NAAR_AANBIEDER, APRIL)])
    assert verloop(gemaakt) == (1, 1, 0)
    assert deel(gemaakt, "eindreden", "wmo", "opgeschaald") == (1, 1)
    assert deel(gemaakt, "inwoners_per_aanbieder", "wmo", "WK1") == (1, 1)


def test_afschalen_is_instroom_bij_het_wijkteam() -> None:
    bij_aanbieder = traject("netwerkpartner", een_deel("A1", "netwerkpartner"))
    terug = traject("zelf", een_deel("C1", "zelf", APRIL))
    gemaakt = van_gebeurtenissen([gebeurtenis("begonnen", bij_aanbieder), gebeurtenis("afgeschaald", terug, APRIL)])
    assert verloop(gemaakt) == (1, 0, 1)


def test_meer_uren_op_dezelfde_plek_is_geen_in_of_uitstroom() -> None:
    meer = traject("zelf", een_deel("C1", "zelf", APRIL, minuten=90))
    assert verloop(van_gebeurtenissen([gebeurtenis("begonnen", ZELF), gebeurtenis("opgeschaald", meer, APRIL)])) == (
        1,
        0,
        1,
    )


def test_uren_van_een_gewijzigd_traject_tellen_per_afspraak() -> None:
    """Vier weken een uur, daarna twee weken anderhalf uur: 7 uur."""
    mei = date(2022, 3, 29)
    eerst = traject("zelf", een_deel("C1", "zelf", tot=date(2022, 12, 31)))
    dan = traject("zelf", een_deel("C1", "zelf", mei, mei + timedelta(days=13), minuten=90))
    gemaakt = van_gebeurtenissen(
        [gebeurtenis("begonnen", eerst), gebeurtenis("opgeschaald", dan, mei)],
        Feiten(teams=(pilotmap().teams[0].model_copy(update={"team": "G1"}),)),
    )
    uren = rij(gemaakt, "uren_benut", "wmo", "G1")
    assert uren is not None
    assert uren.teller == 7 * 7 * 60


def test_het_team_is_dat_van_de_coach_en_anders_het_gebied_van_de_inwoner() -> None:
    gebeurd = [gebeurtenis("begonnen", ZELF)]
    assert deel(van_gebeurtenissen(gebeurd), "instroom", "wmo", "G1") == (1, 1)
    assert deel(van_gebeurtenissen(gebeurd, Feiten(team_van_plek={"C1": "G9"})), "instroom", "wmo", "G9") == (1, 1)


def test_wat_teruggedraaid_is_telt_niet_en_terugdraaien_is_terug_te_draaien() -> None:
    eerste, tweede = uuid4(), uuid4()
    begin = gebeurtenis("begonnen", ZELF, uuid=eerste)
    terug = gebeurtenis("teruggedraaid", Terugdraaiing(gebeurtenis=eerste), uuid=tweede)
    weer = gebeurtenis("teruggedraaid", Terugdraaiing(gebeurtenis=tweede))
    assert verloop(van_gebeurtenissen([begin])) == (1, 0, 1)
    assert verloop(van_gebeurtenissen([begin, terug])) == (0, 0, 0)
    assert verloop(van_gebeurtenissen([begin, terug, weer])) == (1, 0, 1)


def test_wie_vergeet_weg_te_laten_wat_teruggedraaid_is_hoort_dat() -> None:
    terug = gebeurtenis("teruggedraaid", Terugdraaiing(gebeurtenis=uuid4()))
    with pytest.raises(TypeError, match="geldige"):
        maak_monitor([terug], Feiten(), afspraken(), VAN, TOT)


def test_wat_al_liep_toen_het_journaal_begon_is_geen_nieuwe_start() -> None:
    """Het telt mee in wat er liep en wat er loopt, niet in wat er begon; de optelling blijft kloppen."""
    cijfers = ("beginstand", "instroom", "uitstroom", "actief")

    def tellers(*gebeurd: Gebeurtenis) -> list[int]:
        gevonden = [rij(van_gebeurtenissen(gebeurd), naam) for naam in cijfers]
        return [een.teller if een else 0 for een in gevonden]

    al, nieuw = gebeurtenis("overgenomen", ZELF), gebeurtenis("begonnen", ZELF)
    assert tellers(al) == [1, 0, 0, 1]
    assert tellers(nieuw) == [0, 1, 0, 1]
    assert tellers(al, gebeurtenis("geeindigd", einde())) == [1, 0, 1, 0]
    uren = [rij(van_gebeurtenissen([een], Feiten(teams=(team(),))), "uren_benut") for een in (al, nieuw)]
    assert [een.n for een in uren if een] == [0, 1]


def test_zonder_periode_begint_het_tellen_bij_het_eerste_besluit_en_niet_bij_wat_al_liep() -> None:
    al = gebeurtenis("overgenomen", traject("zelf", een_deel("C1", "zelf", VAN)), APRIL)
    nieuw = gebeurtenis("begonnen", traject("zelf", een_deel("C2", "zelf", APRIL)), APRIL, traject="T2")
    assert maak_monitor([al, nieuw], Feiten(), afspraken()).van == APRIL
    assert maak_monitor([nieuw], Feiten(), afspraken()).van == APRIL
    (eerste, tweede) = gebeurtenissen_van(Monitormap(besluiten=(besluit(),)))
    assert maak_monitor([eerste, tweede, nieuw], Feiten(), afspraken()).van == date(2022, 3, 7)


def test_het_huishouden_komt_ook_uit_het_journaal() -> None:
    """Van een hulpvraag uit haar rij in de werkmap, van wat al liep uit het traject; zonder code telt het niet mee."""

    def bij(nummer: str, plek: str, **anders: object) -> Gebeurtenis:
        deel_ = traject("aanbieder", een_deel(plek, "aanbieder"))
        return gebeurtenis("overgenomen", deel_, hulpvraag=f"V{nummer}", traject=f"T{nummer}", **anders)

    samen = [bij("1", "A1", huishouden="GEZIN"), bij("2", "A2", huishouden="GEZIN")]
    assert deel(van_gebeurtenissen(samen), "aanbieders_per_huishouden", "2") == (1, 1)
    assert deel(van_gebeurtenissen([samen[0], bij("2", "A2")]), "aanbieders_per_huishouden", "2") is None
    los = [bij("1", "A1", huishouden="GEZIN"), bij("2", "A2", huishouden="ANDERS")]
    assert deel(van_gebeurtenissen(los), "aanbieders_per_huishouden", "1") == (2, 2)


@pytest.mark.parametrize(
    ("gebeurd", "zin"),
    [
        ([gebeurtenis("geeindigd", einde())], "eindigt zonder dat het loopt"),
        (
            [gebeurtenis("begonnen", ZELF), gebeurtenis("geeindigd", einde(date(2022, 2, 1)))],
            "eindigt voor het begint",
        ),
        (
            [gebeurtenis("begonnen", ZELF), gebeurtenis("geeindigd", einde()), gebeurtenis("geeindigd", einde())],
            "eindigt zonder dat het loopt",
        ),
    ],
)
def test_wat_niet_kan_telt_niet_mee_en_wordt_gezegd(gebeurd: list[Gebeurtenis], zin: str) -> None:
    (opmerking,) = van_gebeurtenissen(gebeurd).opmerkingen
    assert zin in opmerking


def test_een_formulier_telt_een_keer_ook_als_een_traject_twee_keer_eindigde() -> None:
    map_ = Monitormap(begonnen=(begonnen("T1"),), geeindigd=(geeindigd("T1"),))
    nogmaals = [gebeurtenis("begonnen", traject("zelf", een_deel("C1", "zelf", date(2022, 6, 10))), date(2022, 6, 10))]
    slot = [gebeurtenis("geeindigd", einde(date(2022, 6, 20)), date(2022, 6, 20))]
    formulier = pilotmap().evaluaties_inwoners[0].model_copy(update={"traject": "T1"})
    gemaakt = van_gebeurtenissen([*gebeurtenissen_van(map_), *nogmaals, *slot], Feiten(inwonerformulieren=(formulier,)))
    assert deel(gemaakt, "respons_inwoners") == (1, 2)


def test_de_week_van_een_besluit_komt_uit_de_dag() -> None:
    gemaakt = [g for g in gebeurtenissen_van(pilotmap()) if g.handeling is Handeling.VOORSTEL_GEMAAKT]
    assert {g.gegevens.week == str(Week.van(g.tijdstip.date())) for g in gemaakt} == {True}


def test_een_einde_zonder_einddatum_van_de_afspraak_geeft_geen_uren() -> None:
    gemaakt = monitor(begonnen=[begonnen(tot=None)], teams=[pilotmap().teams[0].model_copy(update={"team": "G1"})])
    uren = rij(gemaakt, "uren_benut", "wmo", "G1")
    assert uren is not None
    assert uren.teller == 0
