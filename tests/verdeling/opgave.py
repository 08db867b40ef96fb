"""Een week als lijst van zetten: per hulpvraag elke plek met, waar dat hoort, een tweede persoon.

Geschreven naar de beschrijving in docs/ontwerp.md, zonder iets van `wijknetwerk.verdeling` of `wijknetwerk.eisen`.
Van de weging worden alleen route, vangnet en product overgenomen. Dezelfde opgave gaat naar uitputtend zoeken
(`uitputtend.py`) en naar HiGHS (bench/highs_ladder.py), zodat drie wegen naar hetzelfde antwoord moeten leiden.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from wijknetwerk.begrippen import Aanbieder, CollectiefAanbod, Hulpvraag, Werkvoorraad, Wijkcoach
from wijknetwerk.weging import Weging

TREDEN = ("vastgezet", "zonder_plek", "volgorde", "meegedeeld", "wensen", "evenwicht", "versnippering", "loting")
ALLE_TREDEN = ("vastgezet", "boven_budget", *TREDEN[1:4], "reserve", *TREDEN[4:7], "wijzigingen", "loting")
GEEN = "geen_plek"


@dataclass(frozen=True)
class Zet:
    """Eén hulpvraag op één plek, met wie er nog bij is. Alles wat de zet los van de andere kost, staat erbij."""

    hulpvraag: str
    plek: str
    soort: str
    ander: str | None = None
    """De tweede wijkcoach (bij zelf) of de wijkcoach die een deel doet (bij samen)."""
    coach: tuple[tuple[str, int], ...] = ()
    basis: int = 0
    specialistisch: int = 0
    netwerk: str | None = None
    """Het netwerk (gebied en wet) waar de partner voor meetelt."""
    huishouden: str | None = None
    nieuw_paar: str | None = None
    """De aanbieder met de wijk, als die daar nu nog niemand heeft."""
    kost: dict[str, int] = field(default_factory=dict)
    schaars: bool = False
    """De hulpvraag vraagt iets wat op deze plek als enige te vinden is."""


@dataclass(frozen=True)
class Maat:
    """Waaraan het evenwicht van één wijkcoach wordt gemeten."""

    last: int
    streef: int
    van: int
    tot: int
    tiende: int

    def tienden(self, nieuw: int, zwaarder: int) -> int:
        """De punten van deze wijkcoach met zoveel nieuwe minuten."""
        last = self.last + nieuw
        scheef = max(0, abs(last - self.streef) - self.tiende)
        buiten = max(0, self.van - last, last - self.tot)
        return _naar_boven(scheef, self.tiende) + zwaarder * _naar_boven(buiten, self.tiende)


@dataclass(frozen=True)
class Opgave:
    """Een week als lijst van zetten per hulpvraag, met de grenzen over het geheel."""

    zetten: list[list[Zet]]
    coachruimte: dict[str, int]
    basisruimte: dict[str, int]
    specialistischruimte: dict[str, int]
    plaatsen: dict[str, int]
    minimum: dict[str, int]
    """Zoveel nieuwe deelnemers heeft een groep minstens nodig om door te gaan, als zij er krijgt."""
    netwerkmaximum: dict[str, int]
    systeempartijen: dict[str, list[str]]
    maten: dict[str, Maat]
    buiten_bandbreedte: int
    wens_huishouden: int
    budget: int | None = None
    reserves: dict[str, int] = field(default_factory=dict)
    """Per ruimte van wie als enige iets kan: zoveel minuten gewoon werk passen er buiten de reserve."""
    procent: int = 0

    @property
    def treden(self) -> tuple[str, ...]:
        uit = {"boven_budget", "wijzigingen"} if self.budget is None else set()
        return tuple(t for t in ALLE_TREDEN if t not in uit | ({"reserve"} if not self.procent else set()))


def loot(tekst: str) -> int:
    plaats, hoogte = divmod(int(hashlib.sha256(tekst.encode("utf-8")).hexdigest()[:16], 16), 12)
    basis = 16_384 * 2**hoogte
    return basis + plaats % basis


def _naar_boven(teller: int, noemer: int) -> int:
    return -(-teller // noemer)


# De opgave: wat er te kiezen is.


class _Week:
    def __init__(
        self, wv: Werkvoorraad, wegingen: Sequence[Weging], getal: Mapping[str, int], netwerkgebieden: Sequence[str]
    ) -> None:
        self.wv, self.getal, self.netwerkgebieden = wv, getal, netwerkgebieden
        self.wegingen = [w for w in wegingen if w.route in ("collectief", "zelf", "samen", "aanbieder")]
        self.maandag, self.zondag = wv.week.maandag, wv.week.zondag
        self.gebied = {wijk.code: wijk.gebied for wijk in wv.wijken}
        self.rond = {wijk.code: {wijk.code, *wijk.buren} for wijk in wv.wijken}
        for wijk in wv.wijken:
            for buur in wijk.buren:
                self.rond[buur].add(wijk.code)
        self.lopend = [t for t in wv.lopende_trajecten if t.start <= self.zondag and t.einddatum >= self.maandag]
        self.bezet = Counter({c.code: c.overige_minuten for c in wv.wijkcoaches})
        for traject in self.lopend:
            self.bezet[traject.plek] += traject.minuten_per_week
        self.vrij = {c.code: max(0, c.begeleiding_minuten - self.bezet[c.code]) for c in wv.wijkcoaches}
        self.bekend = {(t.plek, t.wijk) for t in self.lopend}
        self.vast = {r.hulpvraag: r.plek for r in wv.vastgezet if r.soort == "vastgezet"}
        self.uit = {(r.hulpvraag, r.plek) for r in wv.vastgezet if r.soort == "uitgesloten"}
        self.vorig = {r.hulpvraag: r for r in wv.vorig_voorstel if not r.volledig}
        self.vorig |= {r.hulpvraag: r for r in wv.vorig_voorstel if r.volledig}
        self.meegedeeld = {r.hulpvraag: r.plek for r in wv.vorig_voorstel if r.meegedeeld}

    # Eisen.

    def mag(self, h: Hulpvraag, plek: str) -> bool:
        return (h.nummer, plek) not in self.uit and self.vast.get(h.nummer, plek) == plek

    def aanwezig(self, c: Wijkcoach) -> bool:
        if c.verlof_van is None or c.verlof_van > self.zondag:
            return True
        return c.verlof_tot is not None and c.verlof_tot < self.maandag

    def kan_erbij(self, h: Hulpvraag, c: Wijkcoach) -> bool:
        dichtbij = c.team in {self.gebied[wijk] for wijk in self.rond[h.wijk]}
        return dichtbij and self.aanwezig(c) and (h.nummer, c.code) not in self.uit

    def coach_kan(self, h: Hulpvraag, c: Wijkcoach) -> bool:
        kundig = h.wet in c.wetten and set(h.expertise) <= set(c.expertise)
        return kundig and self.kan_erbij(h, c) and self.mag(h, c.code)

    def groep_kan(self, h: Hulpvraag, g: CollectiefAanbod) -> bool:
        return (
            self.mag(h, g.code)
            and h.thema == g.thema
            and h.wet in g.wetten
            and (not g.wijken or bool(self.rond[h.wijk] & set(g.wijken)))
            and (not h.dagdelen or g.dagdeel in h.dagdelen)
            and g.start <= self.zondag + timedelta(weeks=self.getal["collectief_wachtweken"])
            and (g.einde is None or g.einde >= self.zondag)
        )

    def heeft_expertise(self, h: Hulpvraag, a: Aanbieder, product: str) -> bool:
        levert = product in a.producten or (product == "orientatie" and "specialistisch" in a.producten)
        return (
            levert
            and h.wet in a.wetten
            and (not a.gebieden or self.gebied[h.wijk] in a.gebieden)
            and (a.contract_tot is None or a.contract_tot >= self.zondag)
            and set(h.expertise) <= set(a.expertise)
        )

    def heeft_ervaring(self, a: Aanbieder) -> bool:
        return a.ervaring_score is None or a.ervaring_score >= self.getal["ervaring_minimum"]

    def aanbieder_kan(self, h: Hulpvraag, a: Aanbieder, product: str) -> bool:
        open_ = a.capaciteitsstand in ("capaciteit", "eerst_beoordelen")
        return open_ and self.heeft_expertise(h, a, product) and self.heeft_ervaring(a) and self.mag(h, a.code)

    def soort_aanbieder(self, h: Hulpvraag, a: Aanbieder) -> str:
        if self.gebied[h.wijk] not in self.netwerkgebieden:
            return "aanbieder"
        return "netwerkpartner" if a.schil == "netwerk" else "tweede_schil"

    # Zetten.

    def zetten(self, w: Weging) -> Iterator[Zet]:
        h = w.hulpvraag
        yield self._zet(h, GEEN, GEEN, None, {"vastgezet": int(h.nummer in self.vast), "zonder_plek": self._gewicht(h)})
        begeleiding = w.vangnet if w.route == "collectief" else w.route
        if w.route == "collectief":
            for g in self.wv.collectief_aanbod:
                if self.groep_kan(h, g):
                    ver = bool(g.wijken) and h.wijk not in g.wijken
                    yield self._zet(h, g.code, "collectief", None, {"wensen": ver * self.getal["wens_nabijheid"]})
        if begeleiding == "zelf":
            yield from self._zelf(h)
        if begeleiding is not None and w.product is not None:
            yield from self._aanbieders(h, str(w.product), samen=begeleiding == "samen")

    def _zelf(self, h: Hulpvraag) -> Iterator[Zet]:
        tweede = self.getal["tweede_coach_minuten_per_week"]
        for c in self.wv.wijkcoaches:
            if not self.coach_kan(h, c):
                continue
            wensen = self._continuiteit(h, c.code) + (c.team != self.gebied[h.wijk]) * self.getal["wens_nabijheid"]
            for ander in self.wv.wijkcoaches:
                if ander.code != c.code and self.kan_erbij(h, ander):
                    minuten = ((c.code, h.minuten_per_week), (ander.code, tweede))
                    yield self._zet(h, c.code, "zelf", ander.code, {"wensen": wensen}, coach=minuten)

    def _aanbieders(self, h: Hulpvraag, product: str, *, samen: bool) -> Iterator[Zet]:
        deel = self._deel(h)
        for a in self.wv.aanbieders:
            if not self.aanbieder_kan(h, a, product):
                continue
            wensen = self._continuiteit(h, a.code) + self._wensen_aanbieder(h, a)
            niet_samen = samen * self.getal["wens_deel_door_wijkcoach"]
            heel = self._producten(product, h.minuten_per_week)
            yield self._bij(h, a, heel, None, wensen + niet_samen)
            for c in self.wv.wijkcoaches if samen else ():
                if h.wet in c.wetten and self.kan_erbij(h, c):
                    rest = self._producten(product, h.minuten_per_week - deel)
                    yield self._bij(h, a, rest, (c.code, deel), wensen)

    def _producten(self, product: str, minuten: int) -> dict[str, int]:
        aandeel = {"basis": 0, "gecombineerd": self.getal["gecombineerd_deel_specialistisch_procent"]}.get(product, 100)
        specialistisch = minuten * aandeel // 100
        return {"basis": minuten - specialistisch, "specialistisch": specialistisch}

    def _bij(
        self, h: Hulpvraag, a: Aanbieder, minuten: dict[str, int], deel: tuple[str, int] | None, wensen: int
    ) -> Zet:
        soort = self.soort_aanbieder(h, a)
        return self._zet(
            h,
            a.code,
            soort,
            deel[0] if deel else None,
            {"wensen": wensen},
            coach=(deel,) if deel else (),
            **minuten,
            netwerk=f"{self.gebied[h.wijk]}|{h.wet}" if soort == "netwerkpartner" else None,
            nieuw_paar=None if (a.code, h.wijk) in self.bekend else f"{a.code}|{h.wijk}",
        )

    def _zet(self, h: Hulpvraag, plek: str, soort: str, ander: str | None, kost: dict[str, int], **rest: object) -> Zet:
        rol = "tweede" if soort == "zelf" else "deel"
        loten = [f"{plek}|plek"] + ([f"{ander}|{rol}"] if ander else [])
        kost |= {
            "volgorde": self.getal[f"trede_{soort}"],
            "meegedeeld": int(h.nummer in self.meegedeeld and self.meegedeeld[h.nummer] != plek),
            "wijzigingen": int(self.anders(h, plek, soort, ander)),
            "loting": sum(loot(f"{self.wv.week}|{h.nummer}|{lot}") for lot in loten),
        }
        huishouden = None if soort in (GEEN, "collectief") else h.huishouden
        schaars = bool(set(h.expertise) & self.uniek().get(plek, set()))
        return Zet(h.nummer, plek, soort, ander, huishouden=huishouden, kost=kost, schaars=schaars, **rest)  # type: ignore[arg-type]

    def uniek(self) -> dict[str, set[str]]:
        groepen: list[list[Any]] = [list(self.wv.wijkcoaches), [a for a in self.wv.aanbieders if a.schil == "netwerk"]]
        uit = {}
        for groep in groepen:
            for wie in groep:
                anderen = [x for x in groep if x is not wie and self._naast(wie, x)]
                uit[wie.code] = {e for e in wie.expertise if all(e not in x.expertise for x in anderen)}
        return uit

    @staticmethod
    def _naast(een: Any, ander: Any) -> bool:
        if isinstance(een, Wijkcoach):
            return een.team == ander.team
        return not een.gebieden or not ander.gebieden or bool(set(een.gebieden) & set(ander.gebieden))

    def reserves(self) -> dict[str, int]:
        uit = {}
        for code in (code for code, wat in self.uniek().items() if wat):
            partij = next((a for a in self.wv.aanbieders if a.code == code), None)
            ruimtes = {"coach": self.vrij.get(code, 0)}
            if partij is not None:
                ruimtes = {"basis": partij.ruimte_basis, "specialistisch": partij.ruimte_specialistisch}
            for soort, vrij in ruimtes.items():
                uit[f"{soort}|{code}"] = vrij - vrij * self.getal["reserve_schaars_procent"] // 100
        return uit

    def anders(self, h: Hulpvraag, plek: str, soort: str, ander: str | None) -> bool:
        oud = self.vorig.get(h.nummer)
        if oud is None or oud.plek == GEEN:
            return False
        if plek != oud.plek or soort == "collectief":
            return plek != oud.plek
        was = oud.tweede_coach if soort == "zelf" else oud.wijkcoach
        noemt_niemand = was is None and (soort == "zelf" or not oud.volledig)
        return not noemt_niemand and was != ander

    def _gewicht(self, h: Hulpvraag) -> int:
        einde = h.melddatum + timedelta(days=7 * self.getal["onderzoek_weken"])
        termijn = 0
        if einde < self.maandag:
            termijn = self.getal["termijn_verlopen"]
        elif einde < self.maandag + timedelta(days=self.getal["termijn_nadert_dagen"]):
            termijn = self.getal["termijn_nadert"]
        return self.getal[f"urgentie_{h.urgentie}"] + termijn

    def _continuiteit(self, h: Hulpvraag, plek: str) -> int:
        return (h.huidige_plek not in (None, plek)) * self.getal["wens_continuiteit"]

    def _wensen_aanbieder(self, h: Hulpvraag, a: Aanbieder) -> int:
        oud = (self.maandag - a.capaciteit_datum).days > self.getal["capaciteit_verouderd_dagen"]
        return (
            (h.voorkeur_aanbieder not in (None, a.code)) * self.getal["wens_voorkeur_inwoner"]
            + (a.code in h.niet_aanbieder) * self.getal["wens_niet_gewenst"]
            + (a.capaciteitsstand == "eerst_beoordelen") * self.getal["wens_eerst_beoordelen"]
            + oud * self.getal["wens_verouderd_cijfer"]
        )

    def _deel(self, h: Hulpvraag) -> int:
        if h.minuten_wijkcoach is not None and h.minuten_wijkcoach < h.minuten_per_week:
            return h.minuten_wijkcoach
        return h.minuten_per_week * self.getal["samen_deel_wijkcoach_procent"] // 100

    # Grenzen en maten over het geheel.

    def systeempartijen(self, gebied: str, wet: str) -> list[str]:
        return [
            a.code
            for a in self.wv.aanbieders
            if a.systeempartij and a.schil == "netwerk" and wet in a.wetten and (not a.gebieden or gebied in a.gebieden)
        ]

    def maten(self) -> dict[str, Maat]:
        maten = {}
        for team in {c.team for c in self.wv.wijkcoaches}:
            wie = [c for c in self.wv.wijkcoaches if c.team == team and self.aanwezig(c)]
            if not (boven := sum(c.bandbreedte_tot for c in wie)):
                continue
            werk = sum(
                w.hulpvraag.minuten_per_week + self.getal["tweede_coach_minuten_per_week"]
                for w in self.wegingen
                if self.gebied[w.hulpvraag.wijk] == team and "zelf" in (w.route, w.vangnet)
            )
            werk = min(werk, sum(self.vrij[c.code] for c in wie))
            vol = min(1000, 1000 * (sum(self.bezet[c.code] for c in wie) + werk) // boven)
            for c in wie:
                if tot := c.bandbreedte_tot:
                    streef = max(0, min(tot, tot * vol // 1000 - self.te_veel(c)))
                    maten[c.code] = Maat(self.bezet[c.code], streef, c.bandbreedte_van, tot, max(1, tot // 10))
        return maten

    def te_veel(self, c: Wijkcoach) -> int:
        som = 0
        band = {w.code: w.bandbreedte_tot for w in self.wv.wijkcoaches if w.team == c.team and w.bandbreedte_tot}
        for rij in self.wv.eerdere_weken:
            terug = (self.maandag - rij.maandag).days // 7
            if rij.plek == c.code and 0 < terug < self.getal["evenwicht_weken"]:
                toen = {r.plek: r.minuten_per_week for r in self.wv.eerdere_weken if r.maandag == rij.maandag}
                samen = [plek for plek in toen if plek in band]
                vol = 1000 * sum(toen[plek] for plek in samen) // sum(band[plek] for plek in samen)
                som += rij.minuten_per_week - c.bandbreedte_tot * vol // 1000
        return som


def maak_opgave(
    wv: Werkvoorraad, wegingen: Sequence[Weging], getal: Mapping[str, int], netwerkgebieden: Sequence[str]
) -> Opgave:
    """Somt alle zetten en grenzen van een week op."""
    week = _Week(wv, wegingen, getal, netwerkgebieden)
    zetten = [list(week.zetten(w)) for w in week.wegingen]
    netwerken = sorted({zet.netwerk for lijst in zetten for zet in lijst if zet.netwerk})
    systeem = {naam: week.systeempartijen(*naam.split("|")) for naam in netwerken}
    return Opgave(
        zetten=zetten,
        coachruimte=week.vrij,
        basisruimte={a.code: a.ruimte_basis for a in wv.aanbieders},
        specialistischruimte={a.code: a.ruimte_specialistisch for a in wv.aanbieders},
        plaatsen={g.code: g.plaatsen - g.bezet for g in wv.collectief_aanbod},
        minimum={g.code: max(0, g.minimum - g.bezet) for g in wv.collectief_aanbod},
        netwerkmaximum={naam: max(getal["netwerk_maximum"], len(systeem[naam])) for naam in netwerken},
        systeempartijen=systeem,
        maten=week.maten(),
        buiten_bandbreedte=getal["evenwicht_buiten_bandbreedte"],
        wens_huishouden=getal["wens_huishouden"],
        budget=wv.wijzigingsbudget,
        reserves=week.reserves(),
        procent=getal["reserve_schaars_procent"],
    )
