"""Vastleggen en lezen. Alles van een besluit staat er, of niets; en nog eens aanbieden voegt niets toe."""

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import DatabaseError, InterfaceError, OperationalError, connections, transaction
from django.db.models import OuterRef, Subquery

from wijknetwerk.begrippen import Boeking, Gebeurtenis, Handeling
from wijknetwerk.journaal import keten, klaar, verbinding
from wijknetwerk.journaal.fouten import Geweigerd, JournaalFout, vertaal
from wijknetwerk.journaal.models import Boekingrij, Kop, Nevenrij
from wijknetwerk.proces import Afspraken, Besluit, Bezwaar, Dossier, bezwaren, na
from wijknetwerk.proces import dossiers as tel_op
from wijknetwerk.proces.dossier import LEEG

klaar.zet_django_klaar()
POGINGEN = 6
"""Zo vaak wordt een verbroken verbinding opnieuw geprobeerd, met hetzelfde besluit."""
EERSTE_WACHT = 0.05
EVEN_WEG = ("08", "40", "57P")
"""De codes van PostgreSQL voor een verbroken lijn, een botsing van schrijvers en een server die even stopt."""

T = TypeVar("T")
Keuring = Callable[[Mapping[str, Dossier]], Sequence[Bezwaar]]
"""Kijkt in dezelfde transactie naar de dossiers zoals zij na dit besluit zouden zijn."""


@dataclass(frozen=True)
class Stand:
    """Alle dossiers op één ogenblik, met het volgnummer van de laatste boeking die erin zit."""

    volgnummer: int
    dossiers: Mapping[str, Dossier]


NIETS_GELEZEN = Stand(0, LEEG)


@dataclass(frozen=True)
class Vastgelegd:
    """Wat er nu bij kwam, en welke besluiten er al waren."""

    nieuw: tuple[Boeking, ...]
    al_bekend: tuple[UUID, ...]
    kop: str
    """`volgnummer:hash` van de laatste boeking; wie dit bewaart, kan later zien of er iets is weggehaald."""


class Journaal:
    """Een geopend journaal op een bestand of op PostgreSQL."""

    def __init__(self, adres: str, *, maak: bool = False) -> None:
        """Opent het journaal; met `maak` ontstaat het als het er nog niet is."""
        self._adres, self._alias = verbinding.open_alias(adres, maak=maak)

    @property
    def naam(self) -> str:
        """Waar het staat, zonder wachtwoord."""
        return self._adres.naam

    @property
    def alias(self) -> str:
        """De naam van de database binnen Django."""
        return self._alias

    def sluit(self) -> None:
        """Sluit de verbinding; een volgende vraag opent haar weer."""
        connections[self._alias].close()

    @contextmanager
    def momentopname(self) -> Iterator[None]:
        """Alles wat hierbinnen gelezen wordt is van één ogenblik, ook als een ander intussen schrijft."""
        try:
            with verbinding.momentopname(self._alias):
                yield
        except DatabaseError as fout:
            raise vertaal(fout, self.naam) from fout

    def leg_vast(
        self,
        besluiten: Sequence[Besluit],
        afspraken: Afspraken,
        keuring: Keuring | None = None,
        gelezen: Stand = NIETS_GELEZEN,
    ) -> Vastgelegd:
        """Legt alle besluiten vast in één transactie, of geen.

        Wat al eerder is vastgelegd (hetzelfde besluitnummer) wordt overgeslagen. Mag er iets niet, dan volgt één
        `Geweigerd` met alle bezwaren. Valt de verbinding weg, ook tijdens het bevestigen, dan wordt hetzelfde nog
        eens geprobeerd; het nummer zorgt dat het er één keer komt te staan.

        `gelezen` is wat de aanroeper al las: terwijl anderen wachten, wordt voor de keuring alleen gelezen wat er
        daarna nog bij kwam.
        """
        return self._probeer(lambda: self._leg_vast(besluiten, afspraken, keuring, gelezen))

    def stand(self) -> Stand:
        """Alle dossiers zoals zij nu zijn; verwijderde hulpvragen staan onder een code die niemand aanwijst."""
        boekingen = self.boekingen()
        return Stand(boekingen[-1].volgnummer if boekingen else 0, tel_op(boekingen))

    def dossiers(self) -> Mapping[str, Dossier]:
        """De dossiers van de stand van nu, op nummer."""
        return self.stand().dossiers

    def boekingen(self) -> tuple[Boeking, ...]:
        """Alle boekingen, op volgorde."""
        return self._probeer(lambda: self._lees(Boekingrij.objects.using(self._alias)))

    def dossier(self, nummer: str) -> Dossier:
        """Eén dossier; leeg als er nog niets is vastgelegd."""
        return self._probeer(lambda: self._dossiers({nummer})[nummer])

    def al_vastgelegd(self, nummers: Sequence[UUID]) -> frozenset[UUID]:
        """Welke van deze besluiten er al in staan."""
        rijen = Boekingrij.objects.using(self._alias).filter(besluit__in=[str(nummer) for nummer in nummers])
        return self._probeer(lambda: frozenset(map(UUID, rijen.values_list("besluit", flat=True))))

    def kop(self) -> str:
        """`volgnummer:hash` van de laatste boeking."""
        kop = self._probeer(lambda: Kop.objects.using(self._alias).get(nummer=1))
        return f"{kop.volgnummer}:{kop.hash}"

    def rijen(self) -> Iterator[tuple[Any, Any]]:
        """De bewaarde rijen met hun nevengegevens, ongelezen: voor de controle en de kopie, in een momentopname."""
        neven = {rij.uuid: rij for rij in Nevenrij.objects.using(self._alias).iterator(chunk_size=2000)}
        for rij in Boekingrij.objects.using(self._alias).order_by("volgnummer").iterator(chunk_size=2000):
            yield rij, neven.pop(rij.uuid, None)
        for los in neven.values():
            yield None, los

    def _probeer(self, doe: Callable[[], T]) -> T:
        for poging in range(POGINGEN):
            try:
                return doe()
            except (OperationalError, InterfaceError) as fout:
                if poging == POGINGEN - 1 or not self._even_weg(fout):
                    raise vertaal(fout, self.naam) from fout
                time.sleep(EERSTE_WACHT * 2**poging)
            except DatabaseError as fout:
                raise vertaal(fout, self.naam) from fout
        raise JournaalFout(f"het journaal {self.naam} is niet te bereiken")

    def _even_weg(self, fout: Exception) -> bool:
        """Of het met dezelfde vraag nog eens proberen zinvol is: de lijn brak, of twee schrijvers zaten elkaar dwars.

        Een gebroken lijn heeft geen code van de server; Django heeft dan vaak al een nieuwe gelegd.
        """
        lijn = connections[self._alias]
        code = getattr(fout.__cause__, "sqlstate", None)
        weg = lijn.vendor == "postgresql" and (code is None or code.startswith(EVEN_WEG))
        if weg:
            lijn.close()
        return weg

    def _leg_vast(
        self, besluiten: Sequence[Besluit], afspraken: Afspraken, keuring: Keuring | None, gelezen: Stand
    ) -> Vastgelegd:
        with transaction.atomic(using=self._alias, durable=True):
            kop = Kop.objects.using(self._alias).select_for_update().get(nummer=1)
            nummers = [besluit.nummer for besluit in besluiten]
            rijen = Boekingrij.objects.using(self._alias)
            al = rijen.filter(besluit__in=[str(nummer) for nummer in nummers])
            bekend = set(map(UUID, al.values_list("besluit", flat=True)))
            nieuw = [besluit for besluit in besluiten if besluit.nummer not in bekend]
            klaar_, dossiers = self._toets(nieuw, afspraken)
            if keuring is not None and nieuw:
                mis = keuring({**self._sinds(gelezen, kop.volgnummer), **dossiers})
                if mis:
                    raise Geweigerd(mis)
            boekingen = self._schrijf(kop, klaar_)
        return Vastgelegd(boekingen, tuple(n for n in nummers if n in bekend), f"{kop.volgnummer}:{kop.hash}")

    def _sinds(self, gelezen: Stand, nu: int) -> Mapping[str, Dossier]:
        """Wat gelezen was, met wat er daarna bij kwam; na een verwijdering heten dossiers anders, dan alles opnieuw."""
        if gelezen.volgnummer == nu:
            return gelezen.dossiers
        daarna = self._lees(Boekingrij.objects.using(self._alias).filter(volgnummer__gt=gelezen.volgnummer))
        if any(boeking.handeling is Handeling.VERWIJDERD for boeking in daarna):
            return self.stand().dossiers
        return tel_op(daarna, gelezen.dossiers)

    def _toets(
        self, besluiten: Sequence[Besluit], afspraken: Afspraken
    ) -> tuple[list[Gebeurtenis], dict[str, Dossier]]:
        """De gebeurtenissen met hun resultaat en de dossiers erna, of één `Geweigerd` met alles wat niet mag."""
        nummers = {g.hulpvraag for besluit in besluiten for g in besluit.gebeurtenissen if g.hulpvraag is not None}
        dossiers, mis, goed = self._dossiers(nummers), list[Bezwaar](), list[Gebeurtenis]()
        for besluit in besluiten:
            for plaats, gebeurtenis in enumerate(besluit.gebeurtenissen):
                nummer = gebeurtenis.hulpvraag
                if nummer is None:
                    raise ValueError("een gebeurtenis zonder hulpvraag is niet vast te leggen")
                dossier = dossiers[nummer]
                if plaats == 0 and besluit.gezien is not None and dossier.versie > besluit.gezien:
                    mis.append(_intussen(dossier))
                    break
                if bezwaar := bezwaren(dossier, gebeurtenis, afspraken):
                    mis += bezwaar
                    break
                dossiers[nummer] = na(dossier, gebeurtenis)
                goed.append(gebeurtenis.model_copy(update={"resultaat": dossiers[nummer].staat}))
        if mis:
            raise Geweigerd(mis)
        return goed, dossiers

    def _dossiers(self, nummers: set[str]) -> dict[str, Dossier]:
        alle = {nummer: Dossier(nummer) for nummer in nummers}
        neven = Nevenrij.objects.using(self._alias).filter(hulpvraag__in=nummers)
        onderwerpen = set(neven.values_list("onderwerp", flat=True))
        rijen = Boekingrij.objects.using(self._alias).filter(onderwerp__in=onderwerpen)
        for boeking in self._lees(rijen):
            if boeking.hulpvraag is not None:
                alle[boeking.hulpvraag] = na(alle[boeking.hulpvraag], boeking)
        return alle

    def _lees(self, rijen: Any) -> tuple[Boeking, ...]:  # noqa: ANN401 - Django heeft geen typen
        """Deze boekingen met wat erbij hoort, in één vraag: zo zijn zij van hetzelfde ogenblik."""
        neven = Nevenrij.objects.using(self._alias).filter(uuid=OuterRef("uuid")).values("inhoud")
        met_neven = rijen.order_by("volgnummer").values_list("inhoud", "hash", Subquery(neven))
        return tuple(keten.voeg_samen(inhoud, hash_, los) for inhoud, hash_, los in met_neven.iterator())

    def _schrijf(self, kop: Any, gebeurtenissen: Sequence[Gebeurtenis]) -> tuple[Boeking, ...]:  # noqa: ANN401 - Django
        if not gebeurtenissen:
            return ()
        nummers = {gebeurtenis.hulpvraag for gebeurtenis in gebeurtenissen}
        neven = Nevenrij.objects.using(self._alias).filter(hulpvraag__in=nummers)
        onderwerpen: dict[str | None, str] = dict(neven.values_list("hulpvraag", "onderwerp"))
        geboekt, vast, los = datetime.now(UTC), [], []
        for gebeurtenis in gebeurtenissen:
            onderwerp = onderwerpen.setdefault(gebeurtenis.hulpvraag, str(uuid4()))
            rij, nevenrij = _rijen(gebeurtenis, onderwerp, geboekt, kop)
            kop.volgnummer, kop.hash = rij.volgnummer, rij.hash
            vast.append(rij)
            los.append(nevenrij)
        Boekingrij.objects.using(self._alias).bulk_create(vast, batch_size=100)
        Nevenrij.objects.using(self._alias).bulk_create(los, batch_size=100)
        kop.save(using=self._alias, update_fields=["volgnummer", "hash"])
        weg = [r.onderwerp for r in vast if r.handeling == Handeling.VERWIJDERD]
        if weg:
            Nevenrij.objects.using(self._alias).filter(onderwerp__in=weg).delete()
        return tuple(keten.voeg_samen(r.inhoud, r.hash, n.inhoud) for r, n in zip(vast, los, strict=True))


def _rijen(gebeurtenis: Gebeurtenis, onderwerp: str, geboekt: datetime, kop: Any) -> tuple[Any, Any]:  # noqa: ANN401 - Django
    velden = gebeurtenis.model_dump(mode="json", by_alias=True)
    vast, persoonlijk = keten.splits(velden)
    zout, neven = secrets.token_hex(16), keten.canoniek(persoonlijk)
    vast |= {
        "volgnummer": kop.volgnummer + 1,
        "onderwerp": onderwerp,
        "geboekt": geboekt.isoformat(),
        "neven_afdruk": keten.neven_afdruk(zout, neven),
        "vorige_hash": kop.hash,
    }
    inhoud = keten.canoniek(vast)
    rij = Boekingrij(
        volgnummer=vast["volgnummer"],
        uuid=str(gebeurtenis.uuid),
        besluit=str(gebeurtenis.besluit),
        onderwerp=onderwerp,
        handeling=gebeurtenis.handeling.value,
        inhoud=inhoud,
        hash=keten.afdruk(inhoud),
    )
    nevenrij = Nevenrij(uuid=rij.uuid, onderwerp=onderwerp, hulpvraag=gebeurtenis.hulpvraag, zout=zout, inhoud=neven)
    return rij, nevenrij


def _intussen(dossier: Dossier) -> Bezwaar:
    laatste = dossier.laatste
    wat = f"{laatste.handeling} door {laatste.wie} op {laatste.tijdstip:%d-%m-%Y %H:%M}" if laatste else "iets"
    return Bezwaar(dossier.hulpvraag, f"intussen veranderd: {wat}; kijk opnieuw, er is niets overschreven")
