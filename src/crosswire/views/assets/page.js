"use strict";
(() => {
  document.documentElement.classList.add("js");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 60em)");

  function count(number, one) {
    return `${number} ${one}${number === 1 ? "" : "s"}`;
  }

  function startStory(story) {
    const buttons = [...story.querySelectorAll("button[data-claim]")];
    const columns = [...story.querySelectorAll(".report")].map((element) => ({
      element,
      name: element.querySelector(".outlet").textContent,
      carries: element.querySelector(".carries"),
      text: element.querySelector(".text"),
      marks: new Map(),
    }));
    const status = story.querySelector("[role=status]");
    const jump = story.querySelector(".jump");
    for (const column of columns) {
      for (const mark of column.text.querySelectorAll("mark[data-claims]")) {
        for (const claim of mark.dataset.claims.split(" ")) {
          if (!column.marks.has(claim)) column.marks.set(claim, []);
          column.marks.get(claim).push(mark);
        }
      }
    }
    let pressed = null;
    let preview = null;
    let shown = null;
    let waiting = 0;

    const isVisible = (button) =>
      !button.closest(".claim").hidden && !button.closest("details:not([open])");

    function show() {
      const claim = preview ?? pressed;
      if (claim === shown) return;
      for (const mark of story.querySelectorAll("mark.lit")) mark.classList.remove("lit");
      shown = claim;
      for (const column of columns) {
        const marks = claim === null ? [] : column.marks.get(claim) ?? [];
        for (const mark of marks) mark.classList.add("lit");
        column.element.classList.toggle("silent", claim !== null && marks.length === 0);
        column.carries.textContent =
          claim === null ? "" : marks.length ? "carries it" : "does not carry it";
      }
    }

    function scroll() {
      if (shown === null || !wide.matches) return;
      reveal(columns.filter((column) => column.marks.has(shown)));
      for (const column of columns) {
        const first = (column.marks.get(shown) ?? [])[0];
        if (!first) continue;
        const box = column.text.getBoundingClientRect();
        const top = first.getBoundingClientRect().top - box.top + column.text.scrollTop;
        column.text.scrollTo({
          top: Math.max(0, top - box.height / 4),
          behavior: calm.matches ? "auto" : "smooth",
        });
      }
    }

    // With many reports some stand below the edge: bring the first that carries it into sight.
    function reveal(carrying) {
      const frame = story.querySelector(".reports");
      const box = frame.getBoundingClientRect();
      const sees = (column) => {
        const own = column.element.getBoundingClientRect();
        return own.top >= box.top - 1 && own.bottom <= box.bottom + 1;
      };
      if (!carrying.length || carrying.some(sees)) return;
      const top = carrying[0].element.getBoundingClientRect().top - box.top;
      frame.scrollTo({
        top: frame.scrollTop + top,
        behavior: calm.matches ? "auto" : "smooth",
      });
    }

    function tell() {
      const has = columns.filter((column) => pressed !== null && column.marks.has(pressed));
      const not = columns.filter((column) => !has.includes(column));
      if (pressed === null) {
        status.textContent = "No claim chosen.";
      } else {
        const names = (list) => list.map((column) => column.name).join(", ");
        status.textContent =
          `Passages lit in ${count(has.length, "report")}: ${names(has)}.` +
          (not.length ? ` Not in ${names(not)}.` : "");
      }
      jump.hidden = pressed === null;
      const links = jump.querySelector(".jump-links");
      links.replaceChildren();
      jump.querySelector(".jump-label").textContent = has.length ? "Go to" : "";
      for (const column of has) {
        links.append(makeLink(column.marks.get(pressed)[0].id, column.name));
      }
      if (pressed !== null) links.append(makeLink(`${story.id}-c${pressed}`, "↑ the claim"));
    }

    function makeLink(target, label) {
      const link = document.createElement("a");
      link.href = `#${target}`;
      link.textContent = label;
      return link;
    }

    function press(claim) {
      pressed = claim;
      preview = null;
      for (const button of buttons) {
        const isOn = button.dataset.claim === claim;
        button.setAttribute("aria-pressed", String(isOn));
        button.closest(".claim").classList.toggle("chosen", isOn);
        if (isOn && button.closest(".bare")) button.closest(".bare").open = true;
      }
      show();
      scroll();
      tell();
    }

    function peek(claim) {
      clearTimeout(waiting);
      preview = claim;
      waiting = setTimeout(() => {
        show();
        scroll();
      }, claim === null ? 0 : 120);
    }

    function step(from, key) {
      const list = buttons.filter(isVisible);
      const at = list.indexOf(from);
      const goals = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: list.length - 1 };
      const goal = list[goals[key]];
      if (!goal) return;
      goal.focus();
      press(goal.dataset.claim);
    }

    for (const button of buttons) {
      const claim = button.dataset.claim;
      button.addEventListener("click", () => {
        clearTimeout(waiting);
        press(pressed === claim ? null : claim);
      });
      button.addEventListener("focus", () => {
        if (button.matches(":focus-visible")) peek(claim);
      });
      button.addEventListener("blur", () => peek(null));
      button.addEventListener("keydown", (event) => {
        if (["ArrowDown", "ArrowUp", "Home", "End"].includes(event.key)) {
          event.preventDefault();
          step(button, event.key);
        }
      });
      const card = button.closest(".claim");
      card.addEventListener("pointerenter", (event) => {
        if (event.pointerType === "mouse") peek(claim);
      });
      card.addEventListener("pointerleave", (event) => {
        if (event.pointerType === "mouse") peek(null);
      });
      for (const link of card.querySelectorAll(".wordings a")) {
        link.addEventListener("click", () => press(claim));
      }
    }

    for (const link of story.querySelectorAll(".matrix tr[data-claim] a")) {
      link.addEventListener("click", () => press(link.closest("tr").dataset.claim));
    }

    story.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && pressed !== null) press(null);
    });

    story.querySelector(".columns").addEventListener("click", (event) => {
      const mark = event.target.closest("mark[data-claims]");
      if (!mark || String(getSelection())) return;
      const claims = mark.dataset.claims.split(" ");
      const next = claims[(claims.indexOf(pressed) + 1) % claims.length];
      press(next);
      const card = story.querySelector(`button[data-claim="${next}"]`).closest(".claim");
      card.hidden = false;
      if (wide.matches) card.scrollIntoView({ block: "nearest" });
    });

    startFilter(story);
  }

  function startFilter(story) {
    const form = story.querySelector(".filter");
    const status = story.querySelector("[role=status]");
    const total = story.querySelector(".claims .total");
    const cards = [...story.querySelectorAll(".claim")];
    const search = form.querySelector("[type=search]");

    function apply() {
      const on = (name) =>
        new Set([...form.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));
      const verdicts = on("verdict");
      const kinds = on("kind");
      const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      for (const card of cards) {
        const text = card.textContent.toLowerCase();
        card.hidden =
          !verdicts.has(card.dataset.verdict) ||
          !kinds.has(card.dataset.kind) ||
          !words.every((word) => text.includes(word));
      }
      for (const group of story.querySelectorAll(".group")) {
        group.hidden = !group.querySelector(".claim:not([hidden])");
      }
      for (const bare of story.querySelectorAll(".bare")) {
        bare.hidden = !bare.querySelector(".claim:not([hidden])");
        if (words.length) bare.open = true;
      }
      const left = cards.filter((card) => !card.hidden).length;
      total.textContent = left === cards.length ? `${left}` : `${left} of ${cards.length}`;
      status.textContent = `${count(left, "claim")} shown.`;
    }

    form.addEventListener("change", apply);
    search.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
  }

  for (const story of document.querySelectorAll(".story")) startStory(story);

  function follow() {
    const linked = /^#(s\d+)-c(\d+)$/.exec(location.hash);
    if (!linked) return;
    const button = document.querySelector(`#${linked[1]} button[data-claim="${linked[2]}"]`);
    if (button && button.getAttribute("aria-pressed") === "false") button.click();
  }

  addEventListener("hashchange", follow);
  follow();
})();
