"""The page of two states in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosswire.views import page_dyad
from tests.views.chromium import Browser
from tests.views.ledger_fixtures import HOSTILE, NAMES, make_dyad

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty years of two hostile states."""
    path = tmp_path_factory.mktemp("page") / "dyad.html"
    path.write_text(page_dyad.render(make_dyad(240, hostile=HOSTILE), NAMES), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [400, 1280])
def test_the_page_is_no_wider_than_the_window(browser: Browser, page: Path, width: int) -> None:
    """What is wider, as the timeline is, scrolls inside its own frame."""
    browser.open(page, width=width)
    assert browser.run("document.documentElement.scrollWidth") == width


def test_the_page_asks_for_nothing_and_complains_of_nothing(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.requests == []
    assert browser.console == []
    assert browser.run("window.pwned") is None


def test_bars_have_a_colour_of_the_theme(browser: Browser, page: Path) -> None:
    """The picture follows the dark mode, though it is inside the page without a script."""
    fill = "getComputedStyle(document.querySelector('.timeline .up')).fill"
    browser.open(page, prefers_color_scheme="light")
    light = browser.run(fill)
    browser.open(page, prefers_color_scheme="dark")
    assert browser.run(fill) not in (light, "rgb(0, 0, 0)")
