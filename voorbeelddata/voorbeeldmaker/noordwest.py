"""Het voorbeeld Noordwest: zes wijken van Schaarsbergen tot Klarendal, met vragen uit het gebied ernaast."""

from datetime import timedelta
from typing import Any

from voorbeeldmaker import feiten
from voorbeeldmaker.aanbieders import aanbieders_van
from voorbeeldmaker.groepen import HOOGKAMP, KLARENDAL, LOMBOK, SINT_MARTEN, groepen_noordwest
from voorbeeldmaker.loten import Loten
from voorbeeldmaker.omvang import clienten_in_zorg
from voorbeeldmaker.samenstellen import Bedoeling, Vragenmaker, jeugd, met, wmo
from voorbeeldmaker.team import Team, maak_coaches, voeg_aanbiederstrajecten_toe, vul_team
from wijknetwerk.begrippen import Vastzetting, VorigeRij, Week, Werkvoorraad

GEBIED, BUREN = "NW", ("CSA", "NO")
ALTEVEER, SPIJKERKWARTIER = "WK020209", "WK020202"
COACHES = 14
VRIJ = {1: 210, 2: 90, 3: 225, 4: 150, 5: 180, 6: 60, 7: 240, 8: 120, 9: 255, 10: 165, 11: -90, 12: 105, 13: 195, 14: 0}
"""Vrije minuten per week van elke coach; coach 11 zit te vol, coach 14 precies vol, coach 7 heeft verlof."""

BEDOELINGEN: tuple[Bedoeling, ...] = (
    wmo("zelf"),
    wmo("zelf", afloop=True),
    wmo("zelf", urgentie="hoog"),
    wmo("zelf", afloop=True),
    wmo("zelf", expertise=("ouderen",)),
    wmo("zelf", expertise=("ggz", "schulden")),
    wmo("zelf"),
    wmo("zelf", wijk=ALTEVEER, deel_door_wijkcoach="ja"),
    jeugd("zelf", expertise=("opvoeden",)),
    jeugd("zelf", afloop=True),
    jeugd("zelf"),
    jeugd("zelf", huishouden="HH-01", wijk=KLARENDAL),
    jeugd("zelf", expertise=("jeugd_gedrag",), urgentie="laag"),
    wmo("zelf_specialistisch", expertise=("ggz",), afloop=True),
    jeugd("zelf_specialistisch", expertise=("autisme",)),
    wmo("zes_ogen_zelf"),
    jeugd("zes_ogen_zelf"),
    wmo("veilig_uitstelbaar"),
    wmo("waakvlam"),
    wmo("waakvlam", afloop=True),
    wmo("collectief", thema="ontmoeten", wijk=KLARENDAL, dagdelen=("ochtend",)),
    wmo("collectief", thema="ontmoeten", wijk=SINT_MARTEN),
    wmo("collectief_lang", thema="ontmoeten", wijk=LOMBOK, dagdelen=("avond",)),
    wmo("collectief", thema="ontmoeten", wijk=LOMBOK, dagdelen=("avond",)),
    jeugd("collectief", thema="opvoeden", wijk=KLARENDAL, dagdelen=("avond",)),
    jeugd("collectief", thema="opvoeden", dagdelen=("ochtend",)),
    wmo("collectief", thema="administratie", wijk=KLARENDAL),
    wmo("collectief", thema="administratie", wijk=SINT_MARTEN, dagdelen=("avond",)),
    wmo("collectief", thema="dagritme", wijk=HOOGKAMP),
    wmo("collectief_lang", thema="herstel", afloop=True),
    wmo("collectief", thema="mantelzorg"),
    wmo("collectief", thema="taal", wijk=KLARENDAL),
    wmo("samen"),
    wmo("samen", minuten_wijkcoach=60, expertise=("ouderen",)),
    jeugd("samen", huishouden="HH-01", wijk=KLARENDAL),
    wmo("langdurig", afloop=True),
    wmo("langdurig", afloop=True),
    wmo("langdurig", wijk=SPIJKERKWARTIER),
    jeugd("langdurig", huishouden="HH-02"),
    jeugd("langdurig", afloop=True),
    wmo("langdurig_specialistisch", afloop=True),
    jeugd("langdurig_specialistisch", expertise=("autisme",)),
    wmo("langdurig_specialistisch", expertise=("verslaving",), voorkeur_aanbieder="lariks"),
    wmo("stabiliserend", niet_aanbieder=("havik", "tapuit")),
    wmo("stabiliserend", expertise=("ouderen",)),
    jeugd("stabiliserend", huishouden="HH-02"),
    wmo("hoog_specialistisch", expertise=("doof_slechthorend",)),
    jeugd("hoog_specialistisch", expertise=("huiselijk_geweld",), minuten_per_week=120),
    jeugd("hoog_specialistisch", expertise=("nah",), minuten_per_week=210),
    wmo("expertise_ontbreekt", expertise=("nah",)),
    wmo("orientatie"),
    jeugd("orientatie"),
    wmo("gecombineerd", expertise=("ggz",)),
    wmo("gecombineerd", expertise=("ggz",), urgentie="laag"),
    wmo("zes_ogen_aanbieder"),
    wmo("waakvlam_te_zwaar"),
    jeugd("crisis"),
    wmo("veiligheid"),
    wmo("wlz"),
    jeugd("loopt_door"),
    wmo("opnieuw_wegen"),
    jeugd("navragen_doel"),
    wmo("navragen_collectief", wijk=KLARENDAL),
    jeugd("hoog_specialistisch", expertise=("huiselijk_geweld",), minuten_per_week=120, urgentie="normaal"),
    jeugd("hoog_specialistisch", expertise=("huiselijk_geweld",), minuten_per_week=120, urgentie="laag"),
)


def _team(week: Week, loten: Loten) -> Team:
    coaches = maak_coaches(GEBIED, COACHES, loten)
    team = vul_team(coaches, {coach.code: VRIJ[i] for i, coach in enumerate(coaches, start=1)}, week, loten)
    laag = team.coaches[8]
    bijzonder: dict[str, dict[str, Any]] = {
        "NW-C07": {"verlof_van": week.maandag - timedelta(days=40)},
        laag.code: {"bandbreedte_van": laag.bandbreedte_van // 2, "bandbreedte_tot": laag.bandbreedte_tot - 120},
        "NW-C12": {"verlof_van": week.maandag - timedelta(days=14), "verlof_tot": week.maandag - timedelta(days=1)},
    }
    return Team(GEBIED, met(team.coaches, bijzonder), team.trajecten)


def maak(week: Week) -> Werkvoorraad:
    """De werkvoorraad van Noordwest."""
    loten = Loten("voorbeeld noordwest")
    aanbieders = aanbieders_van(GEBIED, BUREN, week, loten)
    team = _team(week, loten)
    bij_aanbieders = clienten_in_zorg(GEBIED) - len(team.trajecten)
    team = voeg_aanbiederstrajecten_toe(team, bij_aanbieders, aanbieders, week, loten)
    return Werkvoorraad(
        week=week,
        hulpvragen=Vragenmaker(team, week, loten, "N").maak(BEDOELINGEN),
        wijkcoaches=team.coaches,
        aanbieders=aanbieders,
        collectief_aanbod=groepen_noordwest(week),
        wijken=feiten.wijken(),
        lopende_trajecten=team.trajecten,
        vastgezet=VASTGEZET,
        vorig_voorstel=VORIG_VOORSTEL,
    )


VASTGEZET = (
    Vastzetting(hulpvraag="N-005", plek="NW-C07", soort="vastgezet", reden="vertrouwd gezicht", door="teamleider"),
    Vastzetting(hulpvraag="N-022", plek="G-02", soort="vastgezet", reden="is al gaan kijken", door="teamleider"),
    Vastzetting(hulpvraag="N-036", plek="reiger", soort="uitgesloten", reden="geen match", door="teamleider"),
)
VORIG_VOORSTEL = (
    VorigeRij(hulpvraag="N-003", plek="NW-C09", tweede_coach="NW-C03", meegedeeld=True),
    VorigeRij(hulpvraag="N-021", plek="G-01", meegedeeld=True),
    VorigeRij(hulpvraag="N-039", plek="kluut", meegedeeld=True),
    VorigeRij(hulpvraag="N-043", plek="sperwer", meegedeeld=False),
    VorigeRij(hulpvraag="N-048", plek="magnolia", meegedeeld=True),
)
