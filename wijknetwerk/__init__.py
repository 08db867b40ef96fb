"""Wijknetwerk verdeelt hulpvragen over wijkcoaches, collectief aanbod en een klein netwerk van aanbieders."""

__version__ = "0.1.0"
