"""Regelbeheer: regels laten lezen, controleren, beproeven en vergelijken door wie het beleid maakt."""
