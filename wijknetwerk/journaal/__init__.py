"""Het journaal: wat mensen besloten, één keer vastgelegd, nooit gewijzigd, en door iedereen na te rekenen.

Django staat alleen hier en in `web/`; wie alleen de woorden nodig heeft, gebruikt `begrippen.gebeurtenis`.
"""
