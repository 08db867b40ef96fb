"""Wat mensen lezen: terminal, werkboek, pagina, csv en json. Deze kamer telt en toont, en besluit niets."""
