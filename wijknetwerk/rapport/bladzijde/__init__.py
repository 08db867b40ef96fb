"""Een bladzijde voor wie plant: stukken met een zin, een plaatje en tabellen, en alle bestanden die daaruit volgen.

Een kamer die iets uitrekent levert alleen stukken; hoe zij eruitzien als pagina, werkboek, csv, json, op het scherm of
als DataFrame staat hier, één keer.
"""

from wijknetwerk.rapport.bladzijde.stuk import VERBORGEN, Bladzijde, Eenheid, Kolom, Stuk, Tabel, Waarde

__all__ = ["VERBORGEN", "Bladzijde", "Eenheid", "Kolom", "Stuk", "Tabel", "Waarde"]
