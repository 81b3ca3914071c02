"""The HTML page in a real Chromium: what a reader sees, clicks and types."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from crosswire.types import ClaimKind, Figure
from crosswire.views import page
from tests.views.chromium import Browser
from tests.views.crowd import make_crowd
from tests.views.fixture_reports import LAGOON, POST, WIRE
from tests.views.fixtures import rich_comparison, single_comparison

pytestmark = pytest.mark.browser

SIGNING, COST, TOLL, QUOTE = 0, 1, 2, 3
LIT = "[...document.querySelectorAll('#s1 mark.lit')].map((mark) => mark.textContent)"


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the invented story."""
    path = tmp_path_factory.mktemp("page") / "story.html"
    path.write_text(page.render([rich_comparison()]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of two stories."""
    path = tmp_path_factory.mktemp("page") / "stories.html"
    path.write_text(page.render([rich_comparison(), single_comparison()]), encoding="utf-8")
    return path


def button(number: int, story: str = "s1") -> str:
    """Select the button of a claim."""
    return f'#{story} button[data-claim="{number}"]'


def test_a_click_lights_the_passages_in_every_report(browser: Browser, story: Path) -> None:
    """A claim of three reports lights its words in all three, and nothing else."""
    browser.open(story)
    browser.point(button(COST), click=True)
    assert browser.run(LIT) == [
        "240 million euros",
        "about 310 million euros",
        "more than 300 million euros",
    ]
    assert browser.run(f"document.querySelector('{button(COST)}').ariaPressed") == "true"


def test_a_quote_broken_by_he_said_lights_its_parts_only(browser: Browser, story: Path) -> None:
    """The reporter's words between the parts stay dark."""
    browser.open(story)
    browser.point(button(QUOTE), click=True)
    lit = browser.run(LIT)
    assert isinstance(lit, list)
    assert lit[:2] == [
        "This line will change how our mines reach the sea,",
        "and it will do so within five years.",
    ]


def test_a_second_click_puts_the_lights_out(browser: Browser, story: Path) -> None:
    """A pressed claim is released by pressing it again."""
    browser.open(story)
    for _ in range(2):
        browser.point(button(COST), click=True)
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
    assert browser.run(LIT) == []
    assert browser.run("document.querySelectorAll('[aria-pressed=true]').length") == 0


def test_a_report_without_the_claim_says_so(browser: Browser, story: Path) -> None:
    """The update stands in two reports; the third one is marked as silent."""
    browser.open(story)
    browser.point(button(TOLL), click=True)
    said = browser.run("[...document.querySelectorAll('.carries')].map((p) => p.textContent)")
    assert said == ["carries it", "carries it", "does not carry it"]
    assert browser.run("document.querySelector('[role=status]').textContent") == (
        f"Passages lit in 2 reports: {LAGOON.outlet}, {WIRE.outlet}. Not in {POST.outlet}."
    )


def test_hover_lights_and_leaving_puts_out(browser: Browser, story: Path) -> None:
    """Pointing at a claim is enough to see its passages."""
    browser.open(story)
    browser.point(button(SIGNING))
    browser.wait(0.3)
    lit = browser.run(LIT)
    assert isinstance(lit, list)
    assert len(lit) == 3
    browser.call("Input.dispatchMouseEvent", type="mouseMoved", x=2, y=2)
    browser.wait(0.1)
    assert browser.run(LIT) == []


def test_keys_choose_claims(browser: Browser, story: Path) -> None:
    """Enter presses, the arrows go on to the next claim, Escape puts the lights out."""
    browser.open(story)
    browser.run(f"document.querySelector('{button(SIGNING)}').focus()")
    browser.press("Enter")
    assert browser.run("document.querySelector('[aria-pressed=true]').dataset.claim") == "0"
    browser.press("ArrowDown")
    assert browser.run("document.querySelector('[aria-pressed=true]').dataset.claim") == "1"
    assert browser.run("document.activeElement.dataset.claim") == "1"
    browser.press("End")
    browser.press("Home")
    assert browser.run("document.activeElement.dataset.claim") == "0"
    browser.press("Escape")
    browser.run("document.activeElement.blur()")
    browser.wait(0.1)
    assert browser.run(LIT) == []


def test_tab_order_is_skip_link_filter_claims_reports(browser: Browser, story: Path) -> None:
    """Tab goes through the page in the order in which it is read."""
    browser.open(story)
    seen: list[object] = []
    for _ in range(80):
        browser.press("Tab")
        seen.append(
            browser.run(
                "(() => {const e = document.activeElement;"
                "return e.matches('.skip') ? 'skip' : e.closest('.ways') ? 'ways'"
                " : e.closest('.filter') ? 'filter'"
                " : e.closest('.claims') ? 'claims' : e.closest('.report') ? 'reports'"
                " : e.closest('.matrix') ? 'matrix' : e.closest('.chains') ? 'chains'"
                " : 'other'})()"
            )
        )
    order = list(dict.fromkeys(seen))
    assert order[:6] == ["skip", "ways", "filter", "claims", "reports", "matrix"]
    assert order[6] == "chains"


def test_focus_is_visible(browser: Browser, story: Path) -> None:
    """Every element that Tab reaches has an outline while it has the focus."""
    browser.open(story)
    for _ in range(30):
        browser.press("Tab")
        outline = browser.run(
            "(() => {const e = document.activeElement;"
            "const chip = e.closest('.chip') ?? e;"
            "return getComputedStyle(chip).outlineStyle})()"
        )
        assert outline == "solid"


def test_a_choice_scrolls_every_report_to_its_passage(browser: Browser, story: Path) -> None:
    """In a low window, the words of the claim come into sight in each column."""
    browser.open(story, height=560, prefers_reduced_motion="reduce")
    browser.point(button(COST), click=True)
    browser.wait(0.3)
    hidden = browser.run(
        "[...document.querySelectorAll('mark.lit')].filter((mark) => {"
        "const a = mark.getBoundingClientRect();"
        "const b = mark.closest('.text').getBoundingClientRect();"
        "return a.top < b.top || a.bottom > b.bottom}).length"
    )
    assert hidden == 0


def test_a_passage_leads_back_to_its_claim(browser: Browser, story: Path) -> None:
    """Clicking words in a report presses the claim they belong to."""
    browser.open(story)
    browser.point("#s1 mark.v-update", click=True)
    assert browser.run("document.querySelector('[aria-pressed=true]').dataset.claim") == str(TOLL)


def test_filters_hide_claims(browser: Browser, story: Path) -> None:
    """Verdict, kind and words each narrow the list, and the count says so."""
    browser.open(story)
    browser.run("document.querySelector('[value=alone]').click()")
    assert browser.run("document.querySelector('.total').textContent") == "5 of 9"
    browser.run("document.querySelector('[value=figure]').click()")
    assert browser.run("document.querySelector('.total').textContent") == "2 of 9"
    browser.run(
        "(() => {const s = document.querySelector('[type=search]'); s.value = 'accord';"
        "s.dispatchEvent(new Event('input'))})()"
    )
    assert browser.run("document.querySelectorAll('.claim:not([hidden])').length") == 1


@pytest.mark.parametrize("width", [320, 390, 768, 1024, 1400])
def test_nothing_overflows_sideways(browser: Browser, stories: Path, width: int) -> None:
    """The page is never wider than the window, down to a small phone."""
    browser.open(stories, width=width, height=844)
    assert browser.run("document.documentElement.scrollWidth") == width


def test_a_phone_offers_ways_to_the_passages_and_back(browser: Browser, story: Path) -> None:
    """Below the choice stand links to the passage in each report and back to the claim."""
    browser.open(story, width=390, height=844)
    browser.point(button(TOLL), click=True)
    links = browser.run("[...document.querySelectorAll('.jump a')].map((a) => a.textContent)")
    assert links == [LAGOON.outlet, WIRE.outlet, "↑ the claim"]
    browser.run("document.querySelector('.jump a').click()")
    browser.wait(0.2)
    top = browser.run("document.querySelector('mark.lit').getBoundingClientRect().top")
    assert isinstance(top, int | float)
    assert 0 <= top <= 844


def test_the_page_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, stories: Path
) -> None:
    """No request leaves the page, the policy blocks nothing of its own, no error is logged."""
    browser.open(stories)
    browser.point(button(COST), click=True)
    browser.wait(0.2)
    assert [url for url in browser.requests if not url.startswith("data:")] == []
    assert browser.console == []


def test_hostile_text_runs_nothing(browser: Browser, stories: Path) -> None:
    """Scripts and images in headlines, texts and file names stay text."""
    browser.open(stories)
    browser.wait(0.2)
    assert browser.run("typeof window.pwned") == "undefined"
    assert browser.run("document.querySelectorAll('img').length") == 0
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert browser.run("[...document.links].every((a) => /^(#|https?:)/.test("
                       "a.getAttribute('href')))") is True  # fmt: skip


def test_the_policy_stops_a_smuggled_script(browser: Browser, story: Path, tmp_path: Path) -> None:
    """Were a script to slip into the page, the browser would refuse to run it."""
    bad = tmp_path / "bad.html"
    text = story.read_text(encoding="utf-8").replace("<main>", "<main><script>pwned = 3</script>")
    bad.write_text(text, encoding="utf-8")
    browser.open(bad)
    assert browser.run("typeof window.pwned") == "undefined"
    assert any("Content Security Policy" in line for line in browser.console)


def test_two_stories_do_not_touch_each_other(browser: Browser, stories: Path) -> None:
    """A claim of the second story lights nothing in the first, and ids are unique."""
    browser.open(stories)
    browser.point(button(0, "s2"), click=True)
    assert browser.run(LIT) == []
    assert browser.run("document.querySelectorAll('#s2 mark.lit').length") == 1
    assert browser.run(
        "(() => {const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);"
        "return ids.length === new Set(ids).size})()"
    )


def test_without_scripts_links_lead_to_passages(browser: Browser, story: Path) -> None:
    """Every wording links to words that exist; what needs scripts is not shown."""
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(story)
        assert browser.run("getComputedStyle(document.querySelector('.filter')).display") == "none"
        assert browser.run(
            "[...document.querySelectorAll('.wordings a')].every((a) => "
            "document.getElementById(a.getAttribute('href').slice(1)))"
        )
        target = browser.run("document.querySelector('.wordings a').hash")
        assert isinstance(target, str)
        assert browser.run(f"document.getElementById('{target[1:]}').textContent") == (
            "Botswana and Slovenia signed a rail accord in Gaborone on Wednesday"
        )
    finally:
        browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_a_link_to_a_claim_opens_it(browser: Browser, story: Path) -> None:
    """An address that ends in a claim's id lights that claim at once."""
    browser.open(story)
    browser.run("location.hash = '#s1-c2'; location.reload()")
    browser.wait(0.5)
    assert browser.run("document.querySelector('[aria-pressed=true]').dataset.claim") == str(TOLL)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast(browser: Browser, story: Path, scheme: str) -> None:
    """Every piece of text stands out from its ground by 4.5 to 1 (WCAG 2.2 AA)."""
    browser.open(story, prefers_color_scheme=scheme)
    browser.run(f"document.querySelector('{button(TOLL)}').click()")
    browser.wait(0.4)
    poor = browser.run(
        """(() => {
        const parse = (c) => c.match(/[\\d.]+/g).map(Number);
        const light = (c) => {
          const [r, g, b] = c.map((v) => v / 255).map(
            (v) => (v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4));
          return .2126 * r + .7152 * g + .0722 * b;
        };
        const ground = (e) => {
          for (; e; e = e.parentElement) {
            const c = parse(getComputedStyle(e).backgroundColor);
            if (c.length < 4 || c[3] > 0) return c.slice(0, 3);
          }
        };
        const fade = (e) => {
          let f = 1;
          for (; e; e = e.parentElement) f *= Number(getComputedStyle(e).opacity);
          return f;
        };
        const poor = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || e.closest('script, .jump')) continue;
          const back = ground(e), f = fade(e);
          const front = parse(getComputedStyle(e).color).map((v, i) => v * f + back[i] * (1 - f));
          const [a, b] = [light(front.slice(0, 3)), light(back)];
          const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
          if (ratio < 4.5) poor.push([walker.currentNode.data.trim().slice(0, 40), ratio]);
        }
        return poor;
        })()"""
    )
    assert poor == []


def test_print_shows_whole_reports(browser: Browser, story: Path, tmp_path: Path) -> None:
    """On paper nothing is cut off by a scrolling box, and the filter is gone."""
    browser.open(story)
    browser.call("Emulation.setEmulatedMedia", media="print")
    try:
        assert browser.run("getComputedStyle(document.querySelector('.filter')).display") == "none"
        assert browser.run(
            "[...document.querySelectorAll('.text, .claims, .reports')].every("
            "(e) => getComputedStyle(e).overflowY === 'visible')"
        )
        target = tmp_path / "story.pdf"
        browser.print_pdf(target)
        assert target.read_bytes().startswith(b"%PDF")
    finally:
        browser.call("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize("width", [1400, 1100, 960, 390])
def test_no_report_stands_past_the_right_edge(browser: Browser, tmp_path: Path, width: int) -> None:
    """Of three reports each has its whole column in sight or below, however wide the window."""
    story = make_crowd(3, 12)
    path = tmp_path / "three.html"
    path.write_text(page.render([story]), "utf-8")
    browser.open(path, width=width)
    cut = browser.run(
        "(() => {const frame = document.querySelector('.reports').getBoundingClientRect();"
        "return [...document.querySelectorAll('.report')].filter((report) => {"
        "const own = report.getBoundingClientRect();"
        "return own.left < frame.left - 1 || own.right > frame.right + 1"
        " || own.width < 250 || own.height < 300})"
        ".map((report) => JSON.stringify([report.getBoundingClientRect(), frame]))})()"
    )
    assert cut == []


def test_a_column_out_of_sight_is_brought_back(browser: Browser, tmp_path: Path) -> None:
    """Of twelve reports, the one that carries the claim comes into view."""
    comparison = rich_comparison()
    others = tuple(
        msgspec.structs.replace(WIRE, id=f"r-{number}", outlet=f"Outlet {number}")
        for number in range(12)
    )
    reports = (*others, *comparison.reports)
    path = tmp_path / "many.html"
    path.write_text(page.render([msgspec.structs.replace(comparison, reports=reports)]), "utf-8")
    browser.open(path, prefers_reduced_motion="reduce")
    browser.point(button(COST), click=True)
    browser.wait(0.3)
    assert browser.run(
        "(() => {const a = document.querySelector('mark.lit').getBoundingClientRect();"
        "return a.top > 0 && a.bottom < innerHeight && a.right < innerWidth})()"
    )


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of ten reports and 300 claims, some of them bare numbers."""
    story = make_crowd(10, 300)
    figure = Figure(low=8.0, high=8.0, unit="km")
    bare = tuple(
        msgspec.structs.replace(
            claim, kind=ClaimKind.FIGURE, figure=figure, event=None, summary="8 km"
        )
        for claim in story.claims[:90:3]
    )
    rest = tuple(claim for at, claim in enumerate(story.claims) if at >= 90 or at % 3)
    path = tmp_path_factory.mktemp("page") / "crowd.html"
    path.write_text(page.render([msgspec.structs.replace(story, claims=(*bare, *rest))]), "utf-8")
    return path


def test_a_cell_of_the_matrix_leads_to_the_words_and_lights_them(
    browser: Browser, story: Path
) -> None:
    """A click on a value chooses its claim and goes to the report that gives it."""
    browser.open(story)
    cell = f'.matrix tr[data-claim="{COST}"] td a'
    assert browser.run(f"document.querySelector('{cell}').textContent") == "240 million EUR"
    browser.point(cell, click=True)
    browser.wait(0.2)
    assert "240 million euros" in browser.run(LIT)  # type: ignore[operator]
    assert browser.run("document.querySelector('[aria-pressed=true]').dataset.claim") == str(COST)


def test_the_matrix_and_the_drawing_scroll_in_their_own_boxes(
    browser: Browser, crowd: Path
) -> None:
    """Ten reports never make the page itself wider, on a desk or on a phone."""
    for width in (1400, 390):
        browser.open(crowd, width=width)
        assert browser.run("document.documentElement.scrollWidth <= innerWidth")
    boxes = browser.run(
        "[...document.querySelectorAll('.scroll')].map((box) => box.scrollWidth > box.clientWidth)"
    )
    assert boxes == [True, True]


def test_the_heads_of_the_matrix_stay_in_sight(browser: Browser, crowd: Path) -> None:
    """Scrolled far, a cell still has its claim at the left and its outlet at the top."""
    browser.open(crowd, width=700)
    browser.run("document.querySelector('.matrix .scroll').scrollTo(600, 900)")
    assert browser.run(
        "(() => {const box = document.querySelector('.matrix .scroll').getBoundingClientRect();"
        "const head = document.querySelector('.matrix thead th').getBoundingClientRect();"
        "const claim = document.querySelector('.matrix tbody th').getBoundingClientRect();"
        "return Math.abs(head.top - box.top) < 3 && Math.abs(claim.left - box.left) < 3})()"
    )


def test_many_claims_stay_usable(browser: Browser, crowd: Path) -> None:
    """Of 300 claims the last is chosen, and a word is found, in a fraction of a second."""
    browser.open(crowd)
    spent = browser.run(
        "(() => {const start = performance.now();"
        "[...document.querySelectorAll('button[data-claim]')].at(-1).click();"
        "const search = document.querySelector('[type=search]');"
        "search.value = 'piers'; search.dispatchEvent(new Event('input'));"
        "document.body.offsetHeight; return performance.now() - start})()"
    )
    assert isinstance(spent, int | float)
    assert spent < 2000


def test_bare_numbers_are_folded_and_open_when_chosen(browser: Browser, crowd: Path) -> None:
    """They stay out of the way of the arrows, and a link to one opens the fold."""
    browser.open(crowd)
    assert browser.run("document.querySelector('.bare').open") is False
    number = browser.run("document.querySelector('.bare button').dataset.claim")
    browser.run(f"location.hash = '#s1-c{number}'")
    browser.wait(0.3)
    assert browser.run("document.querySelector('.bare').open") is True


def test_the_drawing_has_a_label_and_its_words(browser: Browser, story: Path) -> None:
    """Who cannot see the picture has the ways as a list, and nothing in it runs."""
    browser.open(story)
    assert browser.run(
        "(() => {const svg = document.querySelector('.chains svg');"
        "const list = document.getElementById(svg.getAttribute('aria-describedby'));"
        "return svg.getAttribute('role') === 'img' && list.children.length > 3"
        " && !svg.querySelector('script, image, a, foreignObject')})()"
    )
