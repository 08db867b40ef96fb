"""De treden van de ladder, van belangrijk naar minder belangrijk. Elke trede is een som van minpunten.

Een trede legt haar doel op aan het model en geeft het terug; dezelfde som wordt na afloop uit de oplossing gelezen,
en `toets` rekent haar los hiervan na uit de werkmap en het voorstel.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol

import numpy as np

from wijknetwerk.begrippen import Route, Wijkcoach
from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.geheel import Kolommen, coachwerk
from wijknetwerk.verdeling.keuze import GEEN, Keuze
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.reserve import Reserve, met_reserve
from wijknetwerk.verdeling.stelsel import ONBEGRENSD, Doel, Stelsel, groepeer
from wijknetwerk.verdeling.venster import PROMILLE, te_veel
from wijknetwerk.verdeling.wensen import minpunten
from wijknetwerk.verdeling.wijzigingen import BovenBudget, Wijzigingen, met_budget

TIENDEN = 10


class Trede(Protocol):
    """Eén trede van de ladder."""

    @property
    def naam(self) -> str:
        """Naam in het voorstel."""

    @property
    def zin(self) -> str:
        """Wat deze trede zo klein mogelijk maakt, in gewone woorden."""

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Voegt toe wat nodig is om deze som uit te drukken, en geeft de som."""

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Dezelfde som, teruggelezen uit een keuze, zonder solver."""


class Vastgezet:
    """Wat een teamleider heeft vastgezet gaat vóór alles."""

    naam = "vastgezet"
    zin = "vastgezette hulpvragen die hun plek niet krijgen"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Eén punt per vastgezette hulpvraag zonder plek."""
        del stelsel  # deze som heeft geen eigen kolommen nodig
        vragen = opties.veld.werkvoorraad.hulpvragen
        vast = np.array([vragen[v].nummer in opties.veld.vastgezet for v in opties.verdeeld], dtype=bool)
        return Doel(kolommen.geen_plek[vast], np.ones(int(vast.sum()), dtype=np.int64))

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt vastgezette hulpvragen zonder plek."""
        vragen = opties.veld.werkvoorraad.hulpvragen
        return sum(vragen[v].nummer in opties.veld.vastgezet for v in opties.verdeeld[keuze.zonder_plek(opties)])


class ZonderPlek:
    """Niemand zonder plek, gewogen naar urgentie en wettelijke termijn (Wmo 2015 art. 2.3.2)."""

    naam = "zonder_plek"
    zin = "hulpvragen zonder plek, zwaarder naar urgentie en wettelijke termijn"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Gewicht van elke hulpvraag zonder plek."""
        del stelsel  # deze som heeft geen eigen kolommen nodig
        return Doel(kolommen.geen_plek, urgentiegewicht(opties))

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt het gewicht van wie geen plek kreeg."""
        return int(urgentiegewicht(opties)[keuze.zonder_plek(opties)].sum())


class Volgorde:
    """Eerst collectief, dan zelf, dan het netwerk, dan de tweede schil."""

    naam = "volgorde"
    zin = "stappen verder van huis: collectief, zelf, netwerk, tweede schil, geen plek"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """De stap van elke gekozen plek, en van 'geen plek'."""
        del stelsel  # deze som heeft geen eigen kolommen nodig
        geen = np.full(len(kolommen.geen_plek), opties.veld.drempels["trede_geen_plek"], dtype=np.int64)
        return Doel(kolommen.optie, opties.trede) + Doel(kolommen.geen_plek, geen)

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de stappen."""
        geen = int(keuze.zonder_plek(opties).sum()) * opties.veld.drempels["trede_geen_plek"]
        return int(opties.trede[keuze.gekozen].sum()) + geen


class Meegedeeld:
    """Wat al aan een inwoner is meegedeeld verandert liever niet."""

    naam = "meegedeeld"
    zin = "meegedeelde plekken die veranderen"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Eén punt per meegedeelde plek die anders wordt; telt vanaf alles anders en trekt af wat gelijk blijft."""
        del stelsel  # deze som heeft geen eigen kolommen nodig
        vorig, vragen = meegedeeld(opties), opties.veld.werkvoorraad.hulpvragen
        eerder = np.array([vorig.get(vraag.nummer) for vraag in vragen], dtype=object)
        blijft = kolommen.optie[np.asarray(eerder[opties.hulpvraag] == opties.codes, dtype=bool)]
        return Doel(blijft, -np.ones(len(blijft), dtype=np.int64), len(vorig))

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt meegedeelde plekken die nu anders zijn."""
        vragen = opties.veld.werkvoorraad.hulpvragen
        nu = {vragen[opties.hulpvraag[i]].nummer: opties.code(int(i)) for i in keuze.gekozen}
        return sum(nu.get(nummer) != plek for nummer, plek in meegedeeld(opties).items())


class Wensen:
    """De wensen over elke plek, en een huishouden bij elkaar."""

    naam = "wensen"
    zin = "minpunten van de wensen: voorkeur, continuïteit, nabijheid, huishouden bij elkaar …"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Minpunten van elke gekozen optie plus de huishoudens."""
        punten = minpunten(opties)
        raakt = punten > 0
        return Doel(kolommen.optie[raakt], punten[raakt]) + self._huishoudens(stelsel, opties, kolommen)

    @staticmethod
    def _huishoudens(stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Per huishouden: elke plek boven de eerste kost het gewicht (groepen tellen niet mee)."""
        namen = [vraag.huishouden for vraag in opties.veld.werkvoorraad.hulpvragen]
        nummer = {naam: plaats for plaats, naam in enumerate(dict.fromkeys(namen)) if naam is not None}
        huis = np.array([GEEN if naam is None else nummer[naam] for naam in namen], dtype=np.int64)[opties.hulpvraag]
        mee = np.flatnonzero((huis != GEEN) & ~opties.is_groep)
        doel = Doel.leeg()
        gewicht = np.array([opties.veld.drempels["wens_huishouden"]], dtype=np.int64)
        for _, rijen in groepeer(huis[mee]):
            bij = mee[rijen]
            if opties.hulpvraag[bij[0]] == opties.hulpvraag[bij[-1]]:
                continue
            plekken, plaats = np.unique(opties.plek[bij] * 2 + opties.is_coach[bij], return_inverse=True)
            gebruikt = stelsel.variabelen(len(plekken))
            op_plek = np.argsort(plaats, kind="stable")
            stelsel.hoogstens(kolommen.optie[bij[op_plek]], gebruikt[plaats[op_plek]])
            extra = stelsel.variabelen(1, boven=len(plekken))
            factoren = np.append(np.ones(len(plekken), dtype=np.int64), -1)
            stelsel.rij(np.append(gebruikt, extra), factoren, -ONBEGRENSD, 1)
            doel += Doel(extra, gewicht)
        return doel

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de minpunten van de gekozen plekken en van verdeelde huishoudens."""
        vragen = opties.veld.werkvoorraad.hulpvragen
        samen: dict[str, set[str]] = {}
        for optie in keuze.gekozen[~opties.is_groep[keuze.gekozen]]:
            if (huishouden := vragen[opties.hulpvraag[optie]].huishouden) is not None:
                samen.setdefault(huishouden, set()).add(opties.code(int(optie)))
        extra = sum(len(plekken) - 1 for plekken in samen.values())
        return int(minpunten(opties)[keuze.gekozen].sum()) + extra * opties.veld.drempels["wens_huishouden"]


class Evenwicht:
    """Een evenwichtige caseload: iedere wijkcoach ongeveer even ver op weg in de eigen bandbreedte.

    Gemeten in hele tienden van de bandbreedte: een verschil van hoogstens één tiende telt niet. Fijner meten geeft
    een teamleider niets en maakt het bewijs duizenden keren duurder (zie docs/ontwerp.md).
    """

    naam = "evenwicht"
    zin = "tienden van de bandbreedte die wijkcoaches afwijken van een gelijk gevuld team"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Per wijkcoach: tienden van |last − streef| boven de eerste, en tienden buiten de bandbreedte."""
        werk = coachwerk(opties, kolommen)
        zwaarder = opties.veld.drempels["evenwicht_buiten_bandbreedte"]
        doel = Doel.leeg()
        for coach, streef in streeflast(opties).items():
            wie = opties.veld.werkvoorraad.wijkcoaches[coach]
            last0, stap = int(opties.veld.coachlast[coach]), tiende(wie)
            banden = ((streef - stap, streef + stap, 1), (wie.bandbreedte_van, wie.bandbreedte_tot, zwaarder))
            for laag, hoog, punten in banden:
                if coach not in werk:
                    doel += Doel.leeg(punten * tienden_buiten(last0, laag, hoog, stap))
                    continue
                wat, minuten = werk[coach]
                hoogste = last0 + int(opties.veld.coachruimte[coach])
                meeste = max(tienden_buiten(last, laag, hoog, stap) for last in (last0, hoogste))
                tienden = stelsel.variabelen(1, boven=meeste)
                met = np.append(wat, tienden)
                stelsel.rij(met, np.append(minuten, stap), laag - last0, ONBEGRENSD)
                stelsel.rij(met, np.append(minuten, -stap), -ONBEGRENSD, hoog - last0)
                doel += Doel(tienden, np.array([punten], dtype=np.int64))
        return doel

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de tienden van alle wijkcoaches."""
        last = opties.veld.coachlast + keuze.coachminuten(opties)
        return sum(self.van(opties, coach, streef, int(last[coach])) for coach, streef in streeflast(opties).items())

    @staticmethod
    def van(opties: Opties, coach: int, streef: int, last: int) -> int:
        """De tienden van één wijkcoach bij deze last, in minuten per week."""
        wie = opties.veld.werkvoorraad.wijkcoaches[coach]
        zwaarder = opties.veld.drempels["evenwicht_buiten_bandbreedte"]
        stap = tiende(wie)
        buiten = tienden_buiten(last, wie.bandbreedte_van, wie.bandbreedte_tot, stap)
        return tienden_buiten(last, streef - stap, streef + stap, stap) + zwaarder * buiten


class Versnippering:
    """Zo min mogelijk aanbieders die nieuw zijn in een wijk (brief 001: 60 aanbieders op 180 inwoners)."""

    naam = "versnippering"
    zin = "aanbieders die nieuw zijn in een wijk"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Eén punt per paar van aanbieder en wijk zonder lopend traject."""
        rijen, paar = nieuwe_paren(opties, np.flatnonzero(opties.is_aanbieder))
        nieuw = stelsel.variabelen(int(paar.max(initial=GEEN)) + 1)
        stelsel.hoogstens(kolommen.optie[rijen], nieuw[paar])
        return Doel(nieuw, np.ones(len(nieuw), dtype=np.int64))

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de nieuwe paren in het plan."""
        _, paar = nieuwe_paren(opties, keuze.gekozen[opties.is_aanbieder[keuze.gekozen]])
        return len(np.unique(paar))


class Loting:
    """Wat dan nog gelijk is beslist het lot: eerlijk, elke week opnieuw, en herhaalbaar (brief 004 kent loting)."""

    naam = "loting"
    zin = "de som van de loten, als al het andere gelijk is"

    def leg_op(self, stelsel: Stelsel, opties: Opties, kolommen: Kolommen) -> Doel:
        """Het lot van elke gekozen rol."""
        del stelsel  # deze som heeft geen eigen kolommen nodig
        doel = Doel(kolommen.optie, opties.loot) + Doel(kolommen.bij, opties.loot_bij)
        return doel + Doel(kolommen.geen_plek, opties.loot_geen_plek)

    def waarde(self, opties: Opties, keuze: Keuze) -> int:
        """Telt de loten van alles wat gekozen is."""
        geen = opties.loot_geen_plek[keuze.zonder_plek(opties)].sum()
        return int(opties.loot[keuze.gekozen].sum() + opties.loot_bij[keuze.bijrollen].sum() + geen)


def altijd(opties: Opties) -> bool:
    """Deze trede telt elke week."""
    del opties  # wat er ook op tafel ligt
    return True


LADDER: tuple[tuple[Trede, Callable[[Opties], bool]], ...] = (
    (Vastgezet(), altijd),
    (BovenBudget(), met_budget),
    (ZonderPlek(), altijd),
    (Volgorde(), altijd),
    (Meegedeeld(), altijd),
    (Reserve(), met_reserve),
    (Wensen(), altijd),
    (Evenwicht(), altijd),
    (Versnippering(), altijd),
    (Wijzigingen(), met_budget),
    (Loting(), altijd),
)
"""De ladder, van boven naar beneden, met wanneer een trede telt; strikt lexicografisch, zonder grote gewichten."""

TREDEN: tuple[Trede, ...] = tuple(trede for trede, wanneer in LADDER if wanneer is altijd)
"""De treden die elke week tellen."""


def ladder_van(opties: Opties) -> tuple[Trede, ...]:
    """De treden die bij deze week tellen, in volgorde."""
    return tuple(trede for trede, wanneer in LADDER if wanneer(opties))


def urgentiegewicht(opties: Opties) -> Getallen:
    """Per verdeelde hulpvraag het gewicht van geen plek krijgen."""
    drempels, maandag = opties.veld.drempels, opties.veld.werkvoorraad.week.maandag
    gewichten = []
    for nummer in opties.verdeeld:
        vraag = opties.veld.werkvoorraad.hulpvragen[nummer]
        uiterlijk = vraag.melddatum + timedelta(weeks=drempels["onderzoek_weken"])
        termijn = 0
        if uiterlijk < maandag:
            termijn = drempels["termijn_verlopen"]
        elif uiterlijk < maandag + timedelta(days=drempels["termijn_nadert_dagen"]):
            termijn = drempels["termijn_nadert"]
        gewichten.append(drempels[f"urgentie_{vraag.urgentie}"] + termijn)
    return np.array(gewichten, dtype=np.int64)


def streeflast(opties: Opties) -> dict[int, int]:
    """Per wijkcoach (niet met verlof, met een bandbreedte) de minuten bij een gelijk gevuld team.

    Vast vóór de verdeling: de vulgraad van het team is wat er ligt plus wat het team hooguit zelf oppakt, gedeeld
    door de bovenkanten van de bandbreedtes, nooit meer dan vol. Wie in de eerdere weken van het venster te veel had,
    streeft nu naar zoveel minder; nooit onder nul of boven de eigen bovenkant.
    """
    veld = opties.veld
    coaches = veld.werkvoorraad.wijkcoaches
    mee = [nr for nr, wie in enumerate(coaches) if not veld.met_verlof[nr]]
    over = te_veel(veld)
    streef: dict[int, int] = {}
    for team in sorted({coaches[nr].team for nr in mee}):
        wie = [nr for nr in mee if coaches[nr].team == team]
        boven = sum(coaches[nr].bandbreedte_tot for nr in wie)
        if not boven:
            continue
        werk = min(_zelfwerk(opties, team), int(veld.coachruimte[wie].sum()))
        vulgraad = min(PROMILLE, PROMILLE * (int(veld.coachlast[wie].sum()) + werk) // boven)
        for nr in wie:
            if tot := coaches[nr].bandbreedte_tot:
                streef[nr] = min(max(tot * vulgraad // PROMILLE - over.get(nr, 0), 0), tot)
    return streef


def _zelfwerk(opties: Opties, team: str) -> int:
    tweede = opties.veld.drempels["tweede_coach_minuten_per_week"]
    return sum(
        weging.hulpvraag.minuten_per_week + tweede
        for weging, gebied in zip(opties.wegingen.rijen, opties.veld.gebied, strict=True)
        if gebied == team and weging.wordt_verdeeld and weging.kan(Route.ZELF)
    )


def tiende(coach: Wijkcoach) -> int:
    """Een tiende van de bovenkant van de bandbreedte, in minuten; de maat waarin evenwicht telt."""
    return max(1, coach.bandbreedte_tot // TIENDEN)


def tienden_buiten(last: int, laag: int, hoog: int, stap: int) -> int:
    """Hoeveel tienden een last onder `laag` of boven `hoog` ligt, naar boven afgerond."""
    return -(-max(0, laag - last, last - hoog) // stap)


def meegedeeld(opties: Opties) -> dict[str, str]:
    """Hulpvraag -> plek die al is meegedeeld, voor wie deze week (weer) wordt verdeeld."""
    wv = opties.veld.werkvoorraad
    verdeeld = {wv.hulpvragen[v].nummer for v in opties.verdeeld}
    return {rij.hulpvraag: rij.plek for rij in wv.vorig_voorstel if rij.meegedeeld and rij.hulpvraag in verdeeld}


def nieuwe_paren(opties: Opties, bij: Getallen) -> tuple[Getallen, Getallen]:
    """De opties bij een aanbieder die in die wijk geen traject heeft, met per optie het nummer van dat paar."""
    wv = opties.veld.werkvoorraad
    wijken = {wijk.code: nummer for nummer, wijk in enumerate(wv.wijken)}
    aanbieders = {aanbieder.code: nummer for nummer, aanbieder in enumerate(wv.aanbieders)}
    bekend = np.zeros((len(aanbieders), len(wijken)), dtype=bool)
    for traject in wv.lopende_trajecten:
        if traject.start <= wv.week.zondag and traject.einddatum >= wv.week.maandag and traject.plek in aanbieders:
            bekend[aanbieders[traject.plek], wijken[traject.wijk]] = True
    wijk = np.array([wijken[vraag.wijk] for vraag in wv.hulpvragen], dtype=np.int64)[opties.hulpvraag[bij]]
    nieuw = ~bekend[opties.plek[bij], wijk]
    _, paar = np.unique((opties.plek[bij] * len(wijken) + wijk)[nieuw], return_inverse=True)
    volgorde = np.argsort(paar, kind="stable")
    return bij[nieuw][volgorde], paar[volgorde].astype(np.int64)
