"""Duizenden willekeurige wegen door het proces: wat er ook gebeurt, de afspraken blijven waar."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from proceshulp import AFSPRAKEN, EINDE, gebeurtenis, keuze, stap, traject, voorstel

from wijknetwerk.begrippen import ActorRol, Gebeurtenis, Handeling, Staat
from wijknetwerk.proces import STAPPEN, Dossier, bezwaren, na
from wijknetwerk.proces.stapbouwer import Ontbreekt

MENSEN = st.sampled_from(["Anja", "Bert", "Carla", "Dirk"])
PLEKKEN = st.sampled_from(
    [("C1", "zelf"), ("C2", "zelf"), ("A1", "netwerkpartner"), ("A2", "tweede_schil"), ("X9", "zelf")]
)
LOS = st.sampled_from([een.value for een in Handeling if een not in (Handeling.BESLOTEN, Handeling.AFGEWEKEN)])
ROLLEN = st.sampled_from([*(rol.value for rol in ActorRol), *["teamleider"] * 8])


WEG = (
    *("voorstel_gemaakt", "zes_ogen Anja", "zes_ogen Bert", "zes_ogen Carla", "casuistiek", "besloten"),
    *("teamleidertoets", "vastgesteld", "toegewezen", "begonnen", "geeindigd"),
)
BEREIKT: set[Staat] = set()


class Proces(RuleBasedStateMachine):
    """Iedereen probeert van alles; alleen wat mag, gebeurt."""

    def __init__(self) -> None:
        super().__init__()
        self.dossier = Dossier("H1")
        self.gebeurd: list[Gebeurtenis] = []

    def probeer(self, een: Gebeurtenis) -> None:
        if not bezwaren(self.dossier, een, AFSPRAKEN):
            self.dossier = na(self.dossier, een)
            BEREIKT.add(self.dossier.staat)
            self.gebeurd.append(een)

    @initialize(
        plek=st.sampled_from([("C1", "zelf"), ("A1", "netwerkpartner")]),
        wil=st.sampled_from(["ja", "nee"]),
        stappen=st.integers(0, len(WEG)),
    )
    def begin_onderweg(self, plek: tuple[str, str], wil: str, stappen: int) -> None:
        """De gewone weg tot ergens; wat daarin niet mag (zes ogen als de inwoner dat niet vraagt), gebeurt niet."""
        for handeling in WEG[:stappen]:
            if handeling == "voorstel_gemaakt":
                self.stel_voor(plek=plek, wil=wil, rol="programma")
            elif handeling == "besloten":
                self.besluit(plek=plek, wie="Anja", rol="teamleider", afwijken=False, reden="")
            else:
                naam, _, wie = handeling.partition(" ")
                self.zet_stap(handeling=naam, wie=wie or "Dirk", rol="teamleider", plek=plek, los=(True, True))

    @rule(plek=PLEKKEN, wil=st.sampled_from(["ja", "nee"]), rol=ROLLEN)
    def stel_voor(self, plek: tuple[str, str], wil: str, rol: str) -> None:
        self.probeer(gebeurtenis("voorstel_gemaakt", voorstel(*plek, inwoner_wil_aanbieder=wil), rol=rol))

    @rule(plek=PLEKKEN, wie=MENSEN, rol=ROLLEN, afwijken=st.booleans(), reden=st.sampled_from(["", "past beter"]))
    def besluit(self, plek: tuple[str, str], wie: str, rol: str, afwijken: bool, reden: str) -> None:  # noqa: FBT001
        handeling = "afgeweken" if afwijken else "besloten"
        self.probeer(gebeurtenis(handeling, keuze(*plek), wie=wie, rol=rol, reden=reden))

    @rule(handeling=LOS, wie=MENSEN, rol=ROLLEN, plek=PLEKKEN, los=st.tuples(st.booleans(), st.booleans()))
    def zet_stap(self, handeling: str, wie: str, rol: str, plek: tuple[str, str], los: tuple[bool, bool]) -> None:
        if handeling in {"voorstel_gemaakt", "overgenomen"}:
            return
        ja, met_reden = los
        antwoorden: dict[str, Any] = {
            "plek": plek[0],
            "passend": ja,
            "stappen": AFSPRAKEN.stappen if ja else AFSPRAKEN.stappen[:1],
            "eindreden": EINDE,
            "doelpartner": plek[0],
            "gedeeld_met": "wijkteam",
            "minuten": 30,
            "reden": "past beter" if met_reden else "",
        }
        try:
            self.probeer(stap(self.dossier, handeling, wie=wie, rol=rol, **antwoorden))
        except Ontbreekt:
            return

    @rule(keus=st.integers(0, 20), wie=MENSEN, plek=PLEKKEN)
    def ga_verder(self, keus: int, wie: str, plek: tuple[str, str]) -> None:
        """Kiest een stap die vanuit deze staat bestaat, zodat ook het einde van de weg bereikt wordt."""
        kan = [een.handeling for een in STAPPEN if self.dossier.staat in een.van and een.naar is not None]
        if not kan:
            return
        handeling = kan[keus % len(kan)].value
        if handeling in {"besloten", "afgeweken"} and self.dossier.voorstel is not None:
            eigen = (self.dossier.voorstel.plek, self.dossier.voorstel.soort_plek)
            self.probeer(gebeurtenis(handeling, keuze(*(eigen if handeling == "besloten" else plek)), wie=wie))
        elif handeling == "voorstel_gemaakt":
            self.stel_voor(plek=plek, wil="ja" if keus % 3 == 0 else "nee", rol="programma")
        else:
            self.zet_stap(handeling=handeling, wie=wie, rol="teamleider", plek=plek, los=(True, True))

    @rule(plek=PLEKKEN)
    def begin_iets_anders(self, plek: tuple[str, str]) -> None:
        self.probeer(gebeurtenis("begonnen", traject(soort=plek[1])))

    def geldend(self) -> list[Gebeurtenis]:
        """De gebeurtenissen die niet zijn teruggedraaid, opnieuw geteld."""
        uit: list[Gebeurtenis] = []
        for een in self.gebeurd:
            if een.handeling is Handeling.TERUGGEDRAAID:
                uit.pop()
            else:
                uit.append(een)
        return uit

    @invariant()
    def bezet_is_altijd_door_een_mens_besloten(self) -> None:
        if self.dossier.delen:
            besluiten = [e for e in self.geldend() if e.handeling in (Handeling.BESLOTEN, Handeling.AFGEWEKEN)]
            assert besluiten
            assert besluiten[-1].rol not in (ActorRol.PROGRAMMA, ActorRol.BEHEERDER, ActorRol.NETWERKPARTNER)
            assert besluiten[-1].wie

    @invariant()
    def een_toewijzing_is_alleen_bij_een_aanbieder(self) -> None:
        if self.dossier.staat is Staat.TOEGEWEZEN:
            assert self.dossier.keuze is not None
            assert self.dossier.keuze.plek in {"A1", "A2"}
            handelingen = [een.handeling for een in self.geldend()]
            assert Handeling.TEAMLEIDERTOETS in handelingen
            assert Handeling.VASTGESTELD in handelingen

    @invariant()
    def zes_ogen_waren_er_als_dat_moest(self) -> None:
        ogen = [wie.casefold() for wie, _ in self.dossier.ogen]
        assert len(set(ogen)) == len(ogen) <= 3
        if self.dossier.delen and self.dossier.zes_ogen_nodig:
            assert len(ogen) == 3

    @invariant()
    def een_afwijking_heeft_een_reden(self) -> None:
        assert all(een.reden for een in self.gebeurd if een.handeling is Handeling.AFGEWEKEN)

    @invariant()
    def nooit_op_een_plek_die_uitgesloten_is_of_niet_mag(self) -> None:
        if self.dossier.keuze is not None and self.dossier.keuze.plek is not None and self.dossier.voorstel is not None:
            assert self.dossier.keuze.plek in {*self.dossier.voorstel.toegestaan, self.dossier.voorstel.plek}

    @invariant()
    def het_dossier_is_de_optelling_van_wat_gebeurde(self) -> None:
        opnieuw = Dossier("H1")
        for een in self.gebeurd:
            opnieuw = na(opnieuw, een)
        assert opnieuw == self.dossier


Proces.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None, derandomize=True)


def test_de_wegen_komen_overal() -> None:
    """Zonder dit zou de machine hierboven niets hoeven te bewijzen."""
    Proces.TestCase("runTest").runTest()
    assert {*Staat} - {Staat.NIEUW} <= BEREIKT
