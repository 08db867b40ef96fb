"""Het voorbeeld RKV: Rijkerswoerd, Kronenburg en Vredenburg, met enkele vragen uit het gebied ernaast."""

from collections.abc import Iterable
from datetime import date, timedelta

from voorbeeldmaker import feiten
from voorbeeldmaker.aanbieders import aanbieders_van
from voorbeeldmaker.groepen import KRONENBURG, RIJKERSWOERD, groepen_rkv
from voorbeeldmaker.loten import Loten
from voorbeeldmaker.omvang import clienten_in_zorg
from voorbeeldmaker.samenstellen import Bedoeling, Vragenmaker, jeugd, met, wmo
from voorbeeldmaker.team import Team, maak_coaches, voeg_aanbiederstrajecten_toe, vul_team
from wijknetwerk.begrippen import Vastzetting, VorigeRij, Week, Werkvoorraad

GEBIED, BUREN = "RKV", ("LE", "MAL")
ELDEN = "WK020220"
COACHES = 11
VRIJ = {1: 195, 2: 105, 3: 240, 4: 90, 5: 150, 6: 75, 7: 210, 8: 165, 9: 120, 10: -45, 11: 180}
"""Vrije minuten per week van elke coach; coach 10 zit te vol, coach 5 heeft verlof."""

BEDOELINGEN: tuple[Bedoeling, ...] = (
    wmo("zelf"),
    wmo("zelf", afloop=True),
    wmo("zelf", expertise=("schulden",), urgentie="hoog"),
    wmo("zelf", afloop=True),
    wmo("zelf", wijk=ELDEN),
    jeugd("zelf", expertise=("opvoeden",)),
    jeugd("zelf", afloop=True),
    jeugd("zelf", huishouden="HH-01", wijk=KRONENBURG),
    wmo("zelf_specialistisch", expertise=("ggz",)),
    jeugd("zelf_specialistisch", expertise=("autisme",)),
    wmo("zes_ogen_zelf"),
    jeugd("veilig_uitstelbaar"),
    wmo("waakvlam"),
    wmo("collectief", thema="ontmoeten", wijk=KRONENBURG, dagdelen=("ochtend", "middag")),
    wmo("collectief", thema="ontmoeten", afloop=True),
    wmo("collectief_lang", thema="ontmoeten", wijk=RIJKERSWOERD, dagdelen=("middag",)),
    jeugd("collectief", thema="opvoeden", wijk=RIJKERSWOERD),
    jeugd("collectief", thema="opvoeden", huishouden="HH-01", wijk=KRONENBURG, dagdelen=("avond",)),
    wmo("collectief", thema="administratie", wijk=KRONENBURG, dagdelen=("ochtend",)),
    wmo("collectief", thema="administratie", dagdelen=("middag",)),
    wmo("collectief", thema="bewegen", dagdelen=("avond",)),
    wmo("samen"),
    jeugd("samen", minuten_wijkcoach=60),
    wmo("samen", expertise=("ggz",), minuten_wijkcoach=45),
    wmo("langdurig", afloop=True),
    jeugd("langdurig", huishouden="HH-02", wijk=RIJKERSWOERD),
    wmo("langdurig", huishouden="HH-02", wijk=RIJKERSWOERD),
    wmo("langdurig", wijk=ELDEN, voorkeur_aanbieder="adelaar"),
    wmo("langdurig_specialistisch", expertise=("verslaving",)),
    wmo("stabiliserend", afloop=True),
    jeugd("stabiliserend", niet_aanbieder=("merel",)),
    wmo("hoog_specialistisch", expertise=("nah",)),
    jeugd("hoog_specialistisch", expertise=("huiselijk_geweld",), urgentie="hoog", minuten_per_week=150),
    jeugd("hoog_specialistisch", expertise=("huiselijk_geweld",), urgentie="laag", minuten_per_week=120),
    jeugd("expertise_ontbreekt", expertise=("doof_slechthorend",)),
    jeugd("orientatie", expertise=("autisme",)),
    wmo("gecombineerd", expertise=("ggz",)),
    wmo("zes_ogen_aanbieder", voorkeur_aanbieder="ekster"),
    wmo("wlz_denkbaar"),
    wmo("waakvlam_te_zwaar"),
    wmo("crisis"),
    jeugd("veiligheid"),
    wmo("wlz", afloop=True),
    wmo("loopt_door"),
    jeugd("opnieuw_wegen"),
    wmo("navragen_duur"),
    jeugd("navragen_crisis"),
)


def _team(week: Week, loten: Loten) -> Team:
    coaches = maak_coaches(GEBIED, COACHES, loten)
    team = vul_team(coaches, {coach.code: VRIJ[i] for i, coach in enumerate(coaches, start=1)}, week, loten)
    bijzonder = {
        "RKV-C05": {"verlof_van": week.maandag - timedelta(days=7), "verlof_tot": week.zondag},
        "RKV-C08": {"verlof_van": week.maandag + timedelta(days=7), "verlof_tot": week.maandag + timedelta(days=20)},
    }
    return Team(GEBIED, met(team.coaches, bijzonder), team.trajecten)


def maak(week: Week) -> Werkvoorraad:
    """De werkvoorraad van RKV."""
    return stel_samen(week, "R", BEDOELINGEN, vastgezet=VASTGEZET, vorig_voorstel=VORIG_VOORSTEL)


def stel_samen(week: Week, begin: str, bedoelingen: Iterable[Bedoeling], **anders: object) -> Werkvoorraad:
    """Een week van RKV met deze hulpvragen; hun nummers beginnen met `begin`."""
    loten = Loten("voorbeeld rkv")
    aanbieders = aanbieders_van(GEBIED, BUREN, week, loten)
    team = _team(week, loten)
    bij_aanbieders = clienten_in_zorg(GEBIED) - len(team.trajecten)
    team = voeg_aanbiederstrajecten_toe(team, bij_aanbieders, aanbieders, week, loten)
    gast = _gast(week, loten)
    return Werkvoorraad(
        week=week,
        hulpvragen=Vragenmaker(team, week, loten, begin).maak(bedoelingen),
        wijkcoaches=(*team.coaches, *gast.coaches),
        aanbieders=aanbieders,
        collectief_aanbod=groepen_rkv(week),
        wijken=feiten.wijken(),
        lopende_trajecten=(*team.trajecten, *gast.trajecten),
        **anders,
    )


def _gast(week: Week, loten: Loten) -> Team:
    """De ene wijkcoach van De Laar/Elden die met dit team meedraait; deze week met verlof."""
    coach = maak_coaches("LE", 1, loten)[0]
    team = vul_team((coach,), {coach.code: 120}, week, loten)
    verlof = {"verlof_van": week.maandag + timedelta(days=2), "verlof_tot": date(2026, 12, 4)}
    return Team("LE", met(team.coaches, {coach.code: verlof}), team.trajecten)


VASTGEZET = (
    Vastzetting(hulpvraag="R-003", plek="RKV-C02", soort="vastgezet", reden="kent het gezin al", door="teamleider"),
    Vastzetting(
        hulpvraag="R-027", plek="buizerd", soort="vastgezet", reden="één aanbieder in het huishouden", door="teamleider"
    ),
    Vastzetting(
        hulpvraag="R-001", plek="RKV-C03", soort="uitgesloten", reden="woont in dezelfde straat", door="RKV-C03"
    ),
    Vastzetting(
        hulpvraag="R-022", plek="havik", soort="uitgesloten", reden="eerdere hulp liep vast", door="teamleider"
    ),
)
VORIG_VOORSTEL = (
    VorigeRij(hulpvraag="R-006", plek="RKV-C01", tweede_coach="RKV-C06", meegedeeld=True),
    VorigeRij(hulpvraag="R-014", plek="G-01", meegedeeld=True),
    VorigeRij(hulpvraag="R-030", plek="kievit", meegedeeld=True),
    VorigeRij(hulpvraag="R-029", plek="beuk", meegedeeld=False),
    VorigeRij(hulpvraag="R-034", plek="den", meegedeeld=False),
)
