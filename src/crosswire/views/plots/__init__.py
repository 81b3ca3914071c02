"""Pictures of what a ledger gives, for print and screen; needs the extra `crosswire[plots]`."""

from __future__ import annotations

from crosswire.views.plots.agreement import plot_agreement
from crosswire.views.plots.dyad import plot_dyad
from crosswire.views.plots.figures import plot_figures

__all__ = ["plot_agreement", "plot_dyad", "plot_figures"]
