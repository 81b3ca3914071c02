"""Linear-chain conditional random field over tags B-, I-, E-, S- and O."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def allowed_steps(tags: tuple[str, ...]) -> tuple[Tensor, Tensor, Tensor]:
    """Tell which tag may follow which, which may begin and which may end a text."""
    n = len(tags)
    steps = torch.zeros(n, n, dtype=torch.bool)
    opens = [tag[0] in "BSO" for tag in tags]
    closes = [tag[0] in "ESO" for tag in tags]
    for left, before in enumerate(tags):
        for right, after in enumerate(tags):
            goes_on = before[0] in "BI" and after[0] in "IE" and before[1:] == after[1:]
            steps[left, right] = goes_on or (closes[left] and opens[right])
    return steps, torch.tensor(opens), torch.tensor(closes)


class Chain(nn.Module):
    """Scores whole sequences of tags (Lafferty et al. 2001)."""

    def __init__(self, tags: tuple[str, ...]) -> None:
        super().__init__()
        steps, opens, closes = allowed_steps(tags)
        self.steps = nn.Parameter(torch.zeros(len(tags), len(tags)))
        self.register_buffer("barred", torch.where(steps, 0.0, -1e4))
        self.register_buffer("no_start", torch.where(opens, 0.0, -1e4))
        self.register_buffer("no_end", torch.where(closes, 0.0, -1e4))

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """
        Give the negative log likelihood, averaged over words.

        Args:
            scores: (windows, words, tags).
            tags: (windows, words); anything where the mask is false.
            mask: (windows, words), true for words; true from the first word on.
        """
        scores = scores.float()
        moves = self.steps + self.barred
        total = scores[:, 0] + self.no_start
        path = total.gather(1, tags[:, :1]).squeeze(1)
        for place in range(1, scores.shape[1]):
            here = mask[:, place]
            ahead = torch.logsumexp(total[:, :, None] + moves[None], dim=1) + scores[:, place]
            total = torch.where(here[:, None], ahead, total)
            step = moves[tags[:, place - 1], tags[:, place]]
            step = step + scores[:, place].gather(1, tags[:, place : place + 1]).squeeze(1)
            path = path + torch.where(here, step, torch.zeros_like(step))
        norm = torch.logsumexp(total + self.no_end, dim=1)
        return (norm - path).sum() / mask.sum()

    @torch.no_grad()
    def decode(self, scores: Tensor, mask: Tensor) -> list[list[int]]:
        """Give the best sequence of tags of each window."""
        moves = self.steps + self.barred
        best = scores[:, 0] + self.no_start
        back = []
        for place in range(1, scores.shape[1]):
            value, origin = (best[:, :, None] + moves[None]).max(dim=1)
            here = mask[:, place]
            stay = torch.arange(scores.shape[2])[None].expand_as(origin)
            best = torch.where(here[:, None], value + scores[:, place], best)
            back.append(torch.where(here[:, None], origin, stay))
        last = (best + self.no_end).argmax(dim=1)
        paths = [last]
        for origin in reversed(back):
            last = origin.gather(1, last[:, None]).squeeze(1)
            paths.append(last)
        lengths = mask.sum(1).tolist()
        found = torch.stack(paths[::-1], dim=1).tolist()
        return [path[:length] for path, length in zip(found, lengths, strict=True)]
