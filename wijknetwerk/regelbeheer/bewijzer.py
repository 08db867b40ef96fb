"""De bewijzer: dezelfde vraag als het rooster, beantwoord met OR-Tools, voor tabellen te groot om te tellen."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from ortools.sat.python import cp_model

from wijknetwerk.regelbeheer.rooster import Geval, antwoord, regels_in, soorten, voorbeeld
from wijknetwerk.regels import Kolom, Regel, Regelveld, Tabel
from wijknetwerk.regels.cellen import Cel

GREEP = 4096
"""Zoveel gevallen proberen wij uit voordat wij iets laten bewijzen."""

Letters = tuple[tuple[Cel, cp_model.IntVar], ...]
"""Bij een veld: per soort antwoord of het geval dat antwoord heeft."""


@dataclass(frozen=True, eq=False)
class _Model:
    """Het model: per veld precies één soort antwoord, per regel of zij geldt."""

    model: cp_model.CpModel
    antwoorden: Mapping[str, Letters]
    geldt: tuple[cp_model.IntVar, ...]


@dataclass(frozen=True, eq=False)
class Bewijzer:
    """Zoekt een geval, of bewijst dat het niet bestaat."""

    tabel: Tabel
    fase: str

    @cached_property
    def _model(self) -> _Model:
        model = cp_model.CpModel()
        tabellen = (*self.tabel.bij.values(), self.tabel)
        alle = [regel for tabel in tabellen for regel in regels_in(tabel, self.fase)]
        velden = {cel.veld.naam: cel.veld for regel in alle for cel in regel.als}
        letters = {naam: self._letters(model, veld, alle) for naam, veld in velden.items()}
        for naam, bij in self.tabel.bij.items():
            onder = [_geldt(model, regel, letters) for regel in regels_in(bij, self.fase)]
            for soort, letter in letters.get(naam, ()):
                if soort.waarden == {0}:
                    model.add_bool_and([~een for een in onder]).only_enforce_if(letter)
                elif soort.waarden == {1}:
                    model.add_bool_or(onder).only_enforce_if(letter)
        geldt = tuple(_geldt(model, regel, letters) for regel in regels_in(self.tabel, self.fase))
        basis = {naam: deel for naam, deel in letters.items() if naam not in self.tabel.bij}
        return _Model(model, basis, geldt)

    @staticmethod
    def _letters(model: cp_model.CpModel, veld: Regelveld, regels: Collection[Regel]) -> Letters:
        letters = tuple((soort, model.new_bool_var(veld.naam)) for soort in soorten(veld, regels))
        model.add_exactly_one(letter for _, letter in letters)
        return letters

    @cached_property
    def _greep(self) -> tuple[tuple[int, Geval], ...]:
        """Een greep uit de gevallen, elk met de regels die gelden als bits; wat zo gevonden is, hoeft geen bewijs."""
        toeval = np.random.default_rng(0)
        kolommen, gevallen = {}, []
        for naam, letters in self._model.antwoorden.items():
            codes = np.array([voorbeeld(soort) for soort, _ in letters])[toeval.integers(0, len(letters), GREEP)]
            kolommen[naam] = Kolom(codes, np.ones(GREEP, dtype=bool))
            gevallen.append([(naam, antwoord(letters[0][0].veld, code)) for code in codes.tolist()])
        if not kolommen:
            return ()
        zeker = np.packbits(self.tabel.beslis(kolommen, self.fase).zeker, axis=1, bitorder="little")
        gegrepen = {int.from_bytes(bits.tobytes(), "little"): nummer for nummer, bits in enumerate(zeker)}
        return tuple((bits, dict(deel[nummer] for deel in gevallen)) for bits, nummer in gegrepen.items())

    def getuige(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        """Een geval waarin de regels `wel` gelden en `niet` niet; None als het bewezen niet bestaat."""
        moet, mag_niet = (sum(1 << nummer for nummer in set(groep)) for groep in (wel, niet))
        for bits, geval in self._greep:
            if bits & moet == moet and not bits & mag_niet:
                return geval
        return self._bewijs(wel, niet)

    def _bewijs(self, wel: Collection[int], niet: Collection[int]) -> Geval | None:
        model = self._model.model.clone()
        geldt = self._model.geldt
        model.add_bool_and([*(geldt[nummer] for nummer in wel), *(~geldt[nummer] for nummer in niet)])
        oplosser = cp_model.CpSolver()
        oplosser.parameters.num_workers = 1
        oplosser.parameters.linearization_level = 0
        oplosser.parameters.cp_model_probing_level = 0
        oplosser.parameters.symmetry_level = 0
        if oplosser.solve(model) == cp_model.INFEASIBLE:
            return None
        return {
            naam: next(antwoord(soort.veld, voorbeeld(soort)) for soort, letter in letters if oplosser.value(letter))
            for naam, letters in self._model.antwoorden.items()
        }


def _geldt(model: cp_model.CpModel, regel: Regel, letters: Mapping[str, Letters]) -> cp_model.IntVar:
    """Een letter die zegt of alle voorwaarden van een regel kloppen."""
    geldt = model.new_bool_var(regel.id)
    for cel in regel.als:
        eronder = [letter for soort, letter in letters[cel.veld.naam] if _valt_in(soort, cel)]
        model.add_bool_or(eronder).only_enforce_if(geldt)
    fout = [letter for cel in regel.als for soort, letter in letters[cel.veld.naam] if not _valt_in(soort, cel)]
    model.add_bool_or([*fout, geldt])
    return geldt


def _valt_in(soort: Cel, cel: Cel) -> bool:
    return soort.waarden <= cel.waarden and cel.onder <= soort.onder and soort.boven <= cel.boven
