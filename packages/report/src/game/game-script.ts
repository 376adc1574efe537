/**
 * Steps through the pictures of games: adds buttons and a slider to each, and hides what comes later. It makes nothing of texts but text.
 * Without it every step is shown in the picture, and listed in the table below it.
 */
export const GAME_SCRIPT = `"use strict";
for (const game of document.querySelectorAll("[data-game]")) {
  const marks = [...game.querySelectorAll("[data-step]")];
  const numberOf = (mark) => Number(mark.dataset.step);
  const numbers = [...new Set(marks.map(numberOf))].sort((a, b) => a - b);
  const last = numbers.length - 1;
  if (last < 1) continue;
  const element = (name, more) => Object.assign(document.createElement(name), more);
  const player = element("div", { className: "player" });
  player.setAttribute("role", "group");
  player.setAttribute("aria-label", "Step through the game");
  const slider = element("input", { type: "range", min: 0, max: last, value: last });
  slider.setAttribute("aria-label", "Step");
  const said = element("output");
  const show = (at) => {
    slider.value = at;
    first.disabled = back.disabled = at <= 0;
    next.disabled = end.disabled = at >= last;
    const number = numbers[at];
    for (const mark of marks) {
      mark.classList.toggle("later", numberOf(mark) > number);
      mark.classList.toggle("now", numberOf(mark) === number);
    }
    const told = marks.filter((mark) => numberOf(mark) === number).map((mark) => mark.querySelector("title")?.textContent);
    const words = told.find((text) => text) ?? "";
    said.replaceChildren(element("b", { textContent: "Step " + number + " of " + numbers[last] + " " }), words);
    slider.setAttribute("aria-valuetext", words);
  };
  const button = (label, text, to) => {
    const made = element("button", { type: "button", textContent: text, title: label });
    made.setAttribute("aria-label", label);
    made.addEventListener("click", () => show(to(Number(slider.value))));
    return made;
  };
  const first = button("First step", "|◀\\ufe0e", () => 0);
  const back = button("Step back", "◀\\ufe0e", (at) => Math.max(0, at - 1));
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
export const GAME_SCRIPT_HASH = "sn4pbioiJ2c3NY1nfAeb64zPEHUWzMNw+480UABuTWE=";
