"""Wat mensen van een simulatie lezen: het scherm, een pagina, een werkboek en losse cijfers."""
