"""Papieren bij een weekvoorstel: wegingsblad, motiveringsblad, 301-concept, registervermelding en bewijsmap.

Deze kamer leest een werkvoorraad, een weekvoorstel en (waar nodig) besluiten. Zij besluit niets en verstuurt niets.
"""
