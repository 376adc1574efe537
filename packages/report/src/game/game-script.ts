/**
 * Steps through the pictures of games: adds buttons and a slider to each, and hides what comes later. It makes nothing of texts but text.
 * Without it every step is shown in the picture, and listed in the table below it.
 */
export const GAME_SCRIPT = `"use strict";
for (const game of document.querySelectorAll("[data-game]")) {
  const steps = [];
  for (const mark of game.querySelectorAll("[data-step]")) {
    const at = Number(mark.dataset.step);
    (steps[at] ??= []).push(mark);
  }
  const last = steps.length - 1;
  if (last < 1) continue;
  const element = (name, more) => Object.assign(document.createElement(name), more);
  const player = element("div", { className: "player" });
  player.setAttribute("role", "group");
  player.setAttribute("aria-label", "Step through the game");
  const slider = element("input", { type: "range", min: 1, max: last, value: last });
  slider.setAttribute("aria-label", "Step");
  const said = element("output");
  const show = (at) => {
    slider.value = at;
    first.disabled = back.disabled = at <= 1;
    next.disabled = end.disabled = at >= last;
    for (let step = 1; step <= last; step++) for (const mark of steps[step] ?? []) {
      mark.classList.toggle("later", step > at);
      mark.classList.toggle("now", step === at);
    }
    const words = (steps[at] ?? []).map((mark) => mark.querySelector("title")?.textContent).find((text) => text) ?? "";
    said.replaceChildren(element("b", { textContent: "Step " + at + " of " + last + " " }), words);
    slider.setAttribute("aria-valuetext", words);
  };
  const button = (label, text, to) => {
    const made = element("button", { type: "button", textContent: text, title: label });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => show(to(Number(slider.value))));
    return made;
  };
  const first = button("First step", "|◀\\ufe0e", () => 1);
  const back = button("Step back", "◀\\ufe0e", (at) => Math.max(1, at - 1));
  const next = button("Step forward", "▶\\ufe0e", (at) => Math.min(last, at + 1));
  const end = button("Last step", "▶\\ufe0e|", () => last);
  slider.addEventListener("input", () => show(Number(slider.value)));
  player.append(first, back, next, end, slider);
  game.prepend(player);
  game.append(said);
  show(last);
}
`;

/** SHA-256 of it, in base64: what the page's policy lets in. A test says what it must be when the script changes. */
export const GAME_SCRIPT_HASH = "PGZkgC+K6U7FF2cli9Ggvu+Jshl+LBYbvbajZDzdVr0=";
