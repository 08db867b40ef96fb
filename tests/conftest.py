"""Staat hier zodat elke test `bouwers` en `voorstelbouwer` uit tests/ kan gebruiken."""
