"""Maakt de voorbeelden: verzonnen mensen en organisaties, echte wijken, en getallen uit de evaluatie van de pilots."""
